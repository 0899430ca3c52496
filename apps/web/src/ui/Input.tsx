import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react';
import styles from './Input.module.css';

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'size'> & { large?: boolean; wrong?: boolean };

export const Input = ({ large, wrong, className, ...rest }: InputProps) => (
  <input
    {...rest}
    aria-invalid={wrong || undefined}
    className={[styles.input, large && styles.large, wrong && styles.wrong, className].filter(Boolean).join(' ')}
  />
);

type TextAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: React.Ref<HTMLTextAreaElement> };

export const TextArea = ({ rows = 3, ...rest }: TextAreaProps) => <textarea {...rest} rows={rows} className={styles.area} />;
