import type { Permission } from '@gongjian/contract/permissions';
import type { ShellWord } from './text.ts';

export type Place = {
  readonly to: string;
  readonly word: ShellWord;
  readonly icon: IconName;
  readonly needs: Permission;
  readonly orNeeds?: Permission;
  readonly group: 'ledger' | 'reporting' | 'cases' | 'plan' | 'admin';
  /** Stands in the bottom bar of a narrow screen. */
  readonly thumb?: true;
};
export type IconName =
  | 'overview'
  | 'ledger'
  | 'unit'
  | 'matrix'
  | 'timeline'
  | 'document'
  | 'import'
  | 'compare'
  | 'org'
  | 'people'
  | 'calendar'
  | 'audit'
  | 'inbox'
  | 'report'
  | 'review'
  | 'board'
  | 'message'
  | 'case'
  | 'score'
  | 'inspection'
  | 'red'
  | 'indicator'
  | 'more';

/** Every place a person can go to from the menu, in the order of the menu. */
export const places: readonly Place[] = [
  { to: '/', word: 'overview', icon: 'overview', needs: 'tasks.read', group: 'ledger', thumb: true },
  { to: '/ledger', word: 'ledger', icon: 'ledger', needs: 'tasks.read', group: 'ledger', thumb: true },
  { to: '/units', word: 'units', icon: 'unit', needs: 'tasks.read', group: 'ledger', thumb: true },
  { to: '/matrix', word: 'matrix', icon: 'matrix', needs: 'tasks.read', group: 'ledger' },
  { to: '/timeline', word: 'timeline', icon: 'timeline', needs: 'tasks.read', group: 'ledger', thumb: true },
  { to: '/red-list', word: 'redList', icon: 'red', needs: 'tasks.read', group: 'ledger' },
  { to: '/indicators', word: 'indicators', icon: 'indicator', needs: 'tasks.read', group: 'ledger' },
  { to: '/light-rules', word: 'lightRules', icon: 'indicator', needs: 'tasks.manage', group: 'ledger' },
  { to: '/inbox', word: 'inbox', icon: 'inbox', needs: 'tasks.report', orNeeds: 'tasks.review', group: 'ledger' },
  { to: '/undecided', word: 'undecided', icon: 'unit', needs: 'tasks.manage', group: 'ledger' },
  { to: '/reports', word: 'reports', icon: 'report', needs: 'tasks.report', group: 'reporting' },
  { to: '/reviews', word: 'reviews', icon: 'review', needs: 'tasks.review', group: 'reporting' },
  { to: '/board', word: 'board', icon: 'board', needs: 'tasks.read', group: 'reporting' },
  { to: '/bulletins', word: 'bulletins', icon: 'document', needs: 'tasks.read', group: 'reporting' },
  { to: '/messages', word: 'messages', icon: 'message', needs: 'tasks.read', group: 'reporting' },
  { to: '/notices', word: 'notices', icon: 'message', needs: 'tasks.manage', group: 'reporting' },
  { to: '/cases', word: 'cases', icon: 'case', needs: 'cases.read', group: 'cases' },
  { to: '/papers', word: 'papers', icon: 'document', needs: 'cases.read', group: 'cases' },
  { to: '/publication', word: 'publication', icon: 'document', needs: 'publication.read', group: 'cases' },
  { to: '/feedback', word: 'feedback', icon: 'message', needs: 'publication.read', group: 'cases' },
  { to: '/supervision', word: 'supervision', icon: 'inspection', needs: 'supervision.read', group: 'cases' },
  { to: '/assessment', word: 'assessment', icon: 'score', needs: 'assessment.read', group: 'cases' },
  { to: '/plans', word: 'plans', icon: 'document', needs: 'plan.read', group: 'plan' },
  { to: '/imports', word: 'imports', icon: 'import', needs: 'plan.import', group: 'plan' },
  { to: '/compare', word: 'compare', icon: 'compare', needs: 'plan.read', group: 'plan' },
  { to: '/org', word: 'org', icon: 'org', needs: 'org.read', group: 'admin' },
  { to: '/people', word: 'people', icon: 'people', needs: 'people.read', group: 'admin' },
  { to: '/calendar', word: 'calendar', icon: 'calendar', needs: 'calendar.read', group: 'admin' },
  { to: '/audit', word: 'audit', icon: 'audit', needs: 'audit.read', group: 'admin' },
];

export const groups = ['ledger', 'reporting', 'cases', 'plan', 'admin'] as const;

/** What this person may open; a menu never leads to a refusal. */
export const placesFor = (held: ReadonlySet<Permission>): readonly Place[] =>
  places.filter(({ needs, orNeeds }) => held.has(needs) || (orNeeds !== undefined && held.has(orNeeds)));

const MOST_UNDER_THUMB = 4;

/** The most used places, under the thumb; whoever may open none of them, as an administrator, has the first of their own there. */
export function thumbPlaces(held: ReadonlySet<Permission>): readonly Place[] {
  const open = placesFor(held);
  const usual = open.filter(({ thumb }) => thumb);
  return usual.length > 0 ? usual : open.slice(0, MOST_UNDER_THUMB);
}
