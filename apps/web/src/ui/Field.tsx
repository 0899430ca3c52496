import { cloneElement, type ReactElement, type ReactNode, useId } from 'react';
import styles from './Field.module.css';

type Props = {
  label: ReactNode;
  hint?: ReactNode;
  problem?: ReactNode;
  wide?: boolean;
  children: ReactElement<{ id?: string; 'aria-describedby'?: string }>;
};

/** A control with its label, a hint, and what is wrong with it. */
export function Field({ label, hint, problem, wide, children }: Props) {
  const id = useId();
  const told = hint !== undefined || problem !== undefined;
  return (
    <div className={wide ? `${styles.field} ${styles.wide}` : styles.field}>
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, { id, ...(told ? { 'aria-describedby': `${id}-told` } : {}) })}
      {told && (
        <span id={`${id}-told`} className={problem ? styles.problem : styles.hint}>
          {problem ?? hint}
        </span>
      )}
    </div>
  );
}
