import type { PaperItem } from '@gongjian/contract/cases-papers';
import { useLanguage, useText } from '../../ui/language.ts';
import styles from './Papers.module.css';
import { papersText } from './text.ts';

/** How a paper stands, in one word. */
export function PaperSign({ state }: Pick<PaperItem, 'state'>) {
  const text = useText(papersText);
  return <span className={`${styles.sign} ${styles[state]}`}>{text.states[state]}</span>;
}

/** How many signed and replied; what is overdue stands out. */
export function Counted({ paper: { isPublic, sent, signed, replied, overdue, replyDue } }: { paper: PaperItem }) {
  const text = useText(papersText);
  if (isPublic) return <>{text.toAll}</>;
  return (
    <>
      {sent > 0 && (replyDue === null ? text.signedOnly(signed, sent) : text.counted(signed, replied, sent))}{' '}
      {overdue > 0 && <span className={`${styles.sign} ${styles.over}`}>{text.overdueOf(overdue)}</span>}
    </>
  );
}

/** The city's own word for it, or the English one the template gives. */
export function PaperName({ name, nameEn }: Pick<PaperItem, 'name' | 'nameEn'>) {
  return <>{useLanguage() === 'zh' ? name : nameEn}</>;
}
