import type { ButtonHTMLAttributes } from 'react';
import styles from './Button.module.css';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & {
  look?: 'primary' | 'plain' | 'text';
  size?: 'small' | 'large' | undefined;
  danger?: boolean | undefined;
  /** Something it began is under way: it cannot be pressed again until that has ended. */
  busy?: boolean | undefined;
  wide?: boolean;
  submits?: boolean;
};

export function Button({ look = 'plain', size, danger, busy = false, wide, submits, disabled, className, children, ...rest }: Props) {
  const looks = [styles.button, styles[look], size && styles[size], danger && styles.danger, wide && styles.wide, className];
  return (
    <button
      {...rest}
      type={submits ? 'submit' : 'button'}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={looks.filter(Boolean).join(' ')}
    >
      {busy && <span className={styles.turning} aria-hidden="true" />}
      {children}
    </button>
  );
}
