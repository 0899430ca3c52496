import type { Campaign, CampaignSaid } from '@gongjian/contract/supervision';
import type { LocalDate } from '@gongjian/domain/kernel/dates';
import { campaignDeeds, planProblems } from '@gongjian/domain/supervision/campaign';
import type { CampaignType } from '@gongjian/domain/supervision/model';
import type { Ctx } from '../platform/ctx.ts';
import type { Db, Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused, refuseIf } from '../platform/refused.ts';
import {
  activePeople,
  heldCampaign,
  insertCampaign,
  type Member,
  type NewTarget,
  putTargets,
  putTeam,
  type Said,
  saveCampaign,
} from './campaign-repo.ts';
import { newestChecklists, newestType } from './definition-repo.ts';
import { supervisionHappened } from './events.ts';
import { mustBeUnits } from './known.ts';
import { readCampaign } from './read-campaign.ts';

export function planCampaign(ctx: Ctx, { type, ...said }: CampaignSaid & { readonly type: string }): Promise<Campaign> {
  return ctx.transact(async (tx) => readCampaign(tx, ctx, await planIn(tx, ctx, await newestType(tx, type), said)));
}

/** The same within another deed: a proposal that is accepted. */
export async function planIn(tx: Tx, ctx: Ctx, type: CampaignType, said: CampaignSaid): Promise<string> {
  const { team, targets } = await checked(tx, ctx, type, said);
  const id = await insertCampaign(tx, ctx, type, textOf(said));
  await putTeam(tx, ctx.actor.city, id, team);
  await putTargets(tx, ctx.actor.city, id, targets);
  await emit(tx, ctx, supervisionHappened('campaign_planned', id, { type: type.code, targets: targets.length }));
  return id;
}

export function editCampaign(ctx: Ctx, id: string, version: number, said: CampaignSaid): Promise<Campaign> {
  return ctx.transact(async (tx) => {
    const record = await heldCampaign(tx, id, version);
    if (!campaignDeeds[record.state].includes('edit')) throw new Refused('supervision.not_now');
    const { team, targets } = await checked(tx, ctx, record.type, said);
    await saveCampaign(tx, record, textOf(said));
    await putTeam(tx, ctx.actor.city, id, team);
    await putTargets(tx, ctx.actor.city, id, targets);
    await emit(tx, ctx, supervisionHappened('campaign_edited', id, { type: record.type.code, targets: targets.length }));
    return readCampaign(tx, ctx, id);
  });
}

const textOf = ({ title, purpose, startsOn, endsOn }: CampaignSaid): Said => ({
  ...{ title, purpose, startsOn: startsOn as LocalDate, endsOn: endsOn as LocalDate },
});

type Checked = { readonly team: Member[]; readonly targets: NewTarget[] };

async function checked(db: Db, ctx: Ctx, type: CampaignType, said: CampaignSaid): Promise<Checked> {
  refuseIf(planProblems(type, { ...said, ...textOf(said) }), 'supervision.campaign_invalid');
  await mustBeUnits(
    db,
    ctx,
    said.targets.map(({ unit }, i) => ({ unit, at: ['targets', i, 'unit'] })),
  );
  return { team: await namedTeam(db, said.team), targets: await versionedTargets(db, said.targets) };
}

async function namedTeam(db: Db, team: CampaignSaid['team']): Promise<Member[]> {
  const names = await activePeople(
    db,
    team.map(({ id }) => id),
  );
  refuseIf(
    team.flatMap(({ id }, i) => (names.has(id) ? [] : [{ code: 'person_unknown', at: ['team', i] }])),
    'supervision.person_unknown',
  );
  return team.map(({ id, leads }) => ({ id, leads, name: names.get(id) ?? '' }));
}

/** Each target keeps the version of its checklist that is newest today. */
async function versionedTargets(db: Db, targets: CampaignSaid['targets']): Promise<NewTarget[]> {
  const newest = new Map((await newestChecklists(db)).map(({ code, version }) => [code, version]));
  refuseIf(
    targets.flatMap(({ checklist }, i) => (newest.has(checklist) ? [] : [{ code: 'checklist_unknown', at: ['targets', i, 'checklist'] }])),
    'supervision.campaign_invalid',
  );
  return targets.map((target) => ({ ...target, checklistVersion: newest.get(target.checklist) ?? 0 }));
}
