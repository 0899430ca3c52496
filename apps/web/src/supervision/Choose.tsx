import styles from './Supervision.module.css';

type Props = { name: string; yes: string; no: string; value: boolean; onChange: (value: boolean) => void };

/** One of two ways. */
export const Choose = ({ name, yes, no, value, onChange }: Props) => (
  <div className={styles.choices}>
    {[true, false].map((way) => (
      <label key={String(way)}>
        <input type="radio" name={name} checked={value === way} onChange={() => onChange(way)} />
        {way ? yes : no}
      </label>
    ))}
  </div>
);
