import type { LocalDate } from '../kernel/dates.ts';
import type { Deadline } from '../plan/draft.ts';
import { furthestStage } from './evidence.ts';
import type { ProvedVerdict } from './evidence-verdict.ts';
import type { Light, MeasureFacts, MeasureState, Mention, StageName } from './model.ts';
import { STAGES } from './model.ts';
import { isDone } from './verdict.ts';

/** All that one row of the ledger is made of. */
export type LedgerFacts = MeasureFacts & {
  readonly plan: { readonly id: string; readonly title: string; readonly year: number | null; readonly programmeId: string };
  readonly section: { readonly id: string; readonly ordinal: string | null; readonly title: string | null };
  readonly task: { readonly id: string; readonly no: string | null; readonly title: string | null };
  readonly ordinal: number;
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly retired: boolean;
};
export type StandingVerdict = ProvedVerdict & { readonly overridden: boolean };

/** The row as every list shows it. The contract's `ledgerItem` says the same; a test holds the two together. */
export function cardOf(facts: LedgerFacts, verdict: StandingVerdict) {
  const { id, plan, section, task, ordinal, text, mentions, retired } = facts;
  const deadline: Pick<Deadline, 'text' | 'kind' | 'from'> = facts.deadline;
  return {
    id,
    plan,
    section,
    task,
    ordinal,
    text,
    deadline: { text: deadline.text, kind: deadline.kind, from: deadline.from, dueOn: verdict.dueOn, nextOn: verdict.nextOn },
    lead: mentionsOf(mentions, 'lead'),
    responsible: mentionsOf(mentions, 'responsible'),
    support: mentionsOf(mentions, 'support'),
    promises: facts.promises.map(({ kind, phrase }) => ({ kind, phrase })),
    deliverables: deliverablesOf(facts),
    verdict: {
      state: verdict.state,
      light: verdict.light,
      alert: verdict.alert,
      lag: verdict.lag,
      overridden: verdict.overridden,
    },
    retired,
  };
}

const mentionsOf = (mentions: readonly Mention[], role: Mention['role']) =>
  mentions.filter((mention) => mention.role === role).map(({ phrase, group, open, units }) => ({ phrase, group, open, units }));

function deliverablesOf({ promises, stages }: LedgerFacts): { total: number; issued: number; furthest: StageName | null } | null {
  const reached = promises.filter(({ kind }) => kind === 'deliverable').map(({ id }) => furthestStage(id, stages));
  if (reached.length === 0) return null;
  const furthest = STAGES.findLast((stage) => reached.includes(stage)) ?? null;
  return { total: reached.length, issued: reached.filter((stage) => stage === 'issue').length, furthest };
}

/** What a person searches in, in one case and width. A search is folded the same way. */
export const searchText = ({ text, task, section, promises, mentions }: LedgerFacts): string =>
  foldSearch(
    [
      task.title,
      section.title,
      text,
      ...promises.map(({ phrase }) => phrase),
      ...mentions.flatMap(({ phrase, units }) => [phrase, ...units.map(({ name }) => name)]),
    ]
      .filter((part) => part !== null)
      .join('\n'),
  );

export const foldSearch = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Roles of one unit in one measure, as bits: 1 lead, 2 responsible, 4 support. */
export const ROLE_BIT = { lead: 1, responsible: 2, support: 4 } as const;

export function rolesByUnit(mentions: readonly Mention[]): ReadonlyMap<string, number> {
  const roles = new Map<string, number>();
  for (const { role, units } of mentions) for (const { id } of units) roles.set(id, (roles.get(id) ?? 0) | ROLE_BIT[role]);
  return roles;
}

/** The order in which a list by urgency shows them. */
export function urgency({ state, light, alert }: Pick<StandingVerdict, 'state' | 'light' | 'alert'>): number {
  if (isDone(state)) return 5;
  if (light === 'red') return 0;
  if (alert) return 1;
  return light === 'yellow' ? 2 : light === 'none' ? 3 : 4;
}

/** The last date of the calendar stands for "no date", so that one index holds them all. */
export const NO_DATE = '9999-12-31' as LocalDate;

/** Under what a measure is counted: a change of any of these moves the counts by exactly that. */
export type Counted = { readonly planId: string; readonly state: MeasureState; readonly light: Light; readonly keys: readonly CountKey[] };
export type CountKey = readonly [dim: CountDim, key: string];
export type CountDim = 'plan' | 'section' | 'lead' | 'unit' | 'district' | 'month';

/** Null for a measure that was taken out of the plan: it counts nowhere. */
export function countedAs({ plan, section, mentions, retired }: LedgerFacts, { state, light, dueOn }: StandingVerdict): Counted | null {
  if (retired) return null;
  const units = mentions.flatMap(({ units: named }) => named);
  const leads = mentions.filter(({ role }) => role === 'lead').flatMap(({ units: named }) => named);
  const districts = units.filter(({ kind }) => kind === 'district' || kind === 'zone');
  const each = (dim: CountDim, list: readonly { readonly id: string }[]): CountKey[] =>
    [...new Set(list.map(({ id }) => id))].map((id) => [dim, id]);
  const month: CountKey[] = dueOn === null ? [] : [['month', dueOn.slice(0, 7)]];
  return {
    planId: plan.id,
    state,
    light,
    keys: [['plan', ''], ['section', section.id], ...each('lead', leads), ...each('unit', units), ...each('district', districts), ...month],
  };
}
