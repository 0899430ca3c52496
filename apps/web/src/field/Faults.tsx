import styles from './Field.module.css';

/** What is lacking here, once the person has tried to finish. */
export function Faults({ faults }: { faults: readonly string[] }) {
  if (faults.length === 0) return null;
  return (
    <ul className={styles.faults}>
      {[...new Set(faults)].map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
    </ul>
  );
}
