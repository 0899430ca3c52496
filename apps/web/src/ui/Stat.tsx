import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './Stat.module.css';

type Props = {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  tone?: 'good' | 'warn' | 'danger' | 'idle' | undefined;
  to?: LinkProps;
};

/** One figure with its name; where there is something behind it, a link to it. */
export function Stat({ label, value, note, tone, to }: Props) {
  const inside = (
    <>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>{value}</span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </>
  );
  const className = `${styles.stat} ${tone ? (styles[tone] ?? '') : ''}`;
  return to ? (
    <Link {...to} className={className}>
      {inside}
    </Link>
  ) : (
    <div className={className}>{inside}</div>
  );
}
