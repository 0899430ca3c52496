import { Link } from '@tanstack/react-router';
import { useText } from '../../ui/language.ts';
import { useAwaited } from './api.ts';
import styles from './Papers.module.css';
import { papersText } from './text.ts';

const KINDS = ['signature', 'reply', 'overdue'] as const;

/** What of the papers awaits somebody: told over the board, and leading there. */
export function AwaitedPapers() {
  const text = useText(papersText);
  return (
    <nav className={styles.row} aria-label={text.papers}>
      <span className="soft">{text.papers}</span>
      {KINDS.map((kind) => (
        <Awaited key={kind} kind={kind} />
      ))}
    </nav>
  );
}

function Awaited({ kind }: { kind: (typeof KINDS)[number] }) {
  const text = useText(papersText);
  const many = useAwaited(kind).data ?? 0;
  return (
    <Link to="/papers" search={{ awaits: kind }} className={kind === 'overdue' && many > 0 ? `${styles.sign} ${styles.over}` : undefined}>
      {`${text.awaited[kind]} ${many}`}
    </Link>
  );
}
