import type { mention } from '@gongjian/contract/tasks';
import type { z } from 'zod';
import { useText } from '../ui/language.ts';
import { ledgerText } from './ledger-text.ts';
import styles from './UnitNames.module.css';

type Mention = z.output<typeof mention>;

/** Units as the document prints them; a long list is cut, an undecided group says so. */
export function UnitNames({ mentions, most = 4 }: { mentions: readonly Mention[]; most?: number }) {
  const text = useText(ledgerText);
  if (mentions.length === 0) return <span className="soft">——</span>;
  const shown = mentions.slice(0, most);
  return (
    <span className={styles.names} title={mentions.map((mention) => mention.phrase).join('、')}>
      {shown.map((mention) => (
        <span key={mention.phrase} className={mention.group ? styles.group : undefined}>
          {mention.phrase}
          {mention.open && (
            <em className={styles.open} title={text.undecidedWhy}>
              {text.undecided}
            </em>
          )}
        </span>
      ))}
      {mentions.length > shown.length && <span className="soft">{text.unitsMore(mentions.length)}</span>}
    </span>
  );
}
