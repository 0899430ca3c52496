import type { ReactNode } from 'react';
import styles from './Checkbox.module.css';

type Props = { checked: boolean; disabled?: boolean; onChange: (checked: boolean) => void; children: ReactNode };

export const Checkbox = ({ checked, disabled = false, onChange, children }: Props) => (
  <label className={styles.checkbox}>
    <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
    <span>{children}</span>
  </label>
);
