import type { Permission } from '@gongjian/contract/permissions';
import { Link, useLocation } from '@tanstack/react-router';
import { useViewer } from '../session/viewer.ts';
import { useText } from '../ui/language.ts';
import styles from './Supervision.module.css';
import { supervisionText } from './text.ts';

type Word = 'campaigns' | 'conflicts' | 'findings' | 'publicity' | 'lookBacks' | 'proposals' | 'examples' | 'accountability' | 'checklists';
const sections = [
  { to: '/supervision', word: 'campaigns', needs: 'supervision.read' },
  { to: '/supervision/findings', word: 'findings', needs: 'supervision.read' },
  { to: '/supervision/publicity', word: 'publicity', needs: 'supervision.read' },
  { to: '/supervision/look-backs', word: 'lookBacks', needs: 'supervision.read' },
  { to: '/supervision/proposals', word: 'proposals', needs: 'supervision.manage' },
  { to: '/supervision/examples', word: 'examples', needs: 'supervision.read' },
  { to: '/supervision/checklists', word: 'checklists', needs: 'supervision.read' },
  { to: '/supervision/conflicts', word: 'conflicts', needs: 'supervision.manage' },
  { to: '/supervision/accountability', word: 'accountability', needs: 'supervision.account' },
] as const satisfies readonly { to: string; word: Word; needs: Permission }[];

/** The parts of the room; who may not open one is not led there. */
export function Sections() {
  const text = useText(supervisionText);
  const viewer = useViewer();
  const { pathname } = useLocation();
  return (
    <nav className={styles.sections} aria-label={text.sections}>
      {sections
        .filter(({ needs }) => viewer.may(needs))
        .map(({ to, word }) => (
          <Link key={to} to={to} activeOptions={{ exact: true }} {...(pathname === to ? { 'aria-current': 'page' } : {})}>
            {text[word]}
          </Link>
        ))}
    </nav>
  );
}
