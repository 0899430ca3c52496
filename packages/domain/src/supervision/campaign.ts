import { daysBetween, type LocalDate } from '../kernel/dates.ts';
import type { Problem } from '../kernel/problem.ts';
import type { CampaignType, TargetKind } from './model.ts';

export type CampaignState = 'planned' | 'running' | 'closed' | 'cancelled';
export type CampaignDeed = 'edit' | 'start' | 'close' | 'cancel' | 'visit';

/** What may be done to a campaign in each state. */
export const campaignDeeds: Readonly<Record<CampaignState, readonly CampaignDeed[]>> = {
  planned: ['edit', 'start', 'cancel'],
  running: ['visit', 'close', 'cancel'],
  closed: [],
  cancelled: [],
};

export type CampaignSaid = {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly team: readonly { readonly id: string; readonly leads: boolean }[];
  readonly targets: readonly TargetSaid[];
};
export type TargetSaid = {
  readonly kind: TargetKind;
  readonly name: string;
  readonly unit: string;
  readonly checklist: string;
};

export type CampaignFault =
  | 'ends_before_it_begins'
  | 'lasts_too_long'
  | 'person_twice'
  | 'checklist_not_of_type'
  | 'target_not_of_type'
  | 'target_twice'
  | 'team_too_small'
  | 'not_one_lead'
  | 'no_targets';
type CampaignProblem = Problem<CampaignFault>;

/** What is wrong with a plan of a campaign, whether it is finished or not. */
export function planProblems(type: CampaignType, { startsOn, endsOn, team, targets }: CampaignSaid): CampaignProblem[] {
  const people = team.map(({ id }) => id);
  const same = targets.map(({ kind, name, unit, checklist }) => JSON.stringify([kind, name, unit, checklist]));
  return [
    ...only(endsOn < startsOn, 'ends_before_it_begins', 'endsOn'),
    ...only(daysBetween(startsOn, endsOn) >= type.mostDays, 'lasts_too_long', 'endsOn'),
    ...people.flatMap((id, i) => only(people.indexOf(id) !== i, 'person_twice', 'team', i)),
    ...targets.flatMap(({ kind, checklist }, i) => [
      ...only(!type.targets.includes(kind), 'target_not_of_type', 'targets', i, 'kind'),
      ...only(!type.checklists.includes(checklist), 'checklist_not_of_type', 'targets', i, 'checklist'),
    ]),
    ...same.flatMap((one, i) => only(same.indexOf(one) !== i, 'target_twice', 'targets', i)),
  ];
}

/** What a campaign still lacks to be started: enough people, one of whom leads, and something to inspect. */
export function startProblems(
  type: CampaignType,
  { team, targets }: { readonly team: CampaignSaid['team']; readonly targets: { readonly length: number } },
): CampaignProblem[] {
  return [
    ...only(team.length < type.team.least, 'team_too_small', 'team'),
    ...only(team.filter(({ leads }) => leads).length !== 1, 'not_one_lead', 'team'),
    ...only(targets.length === 0, 'no_targets', 'targets'),
  ];
}

const only = (holds: boolean, code: CampaignFault, ...at: (string | number)[]): CampaignProblem[] => (holds ? [{ code, at }] : []);
