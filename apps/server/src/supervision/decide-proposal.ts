import type { CampaignSaid } from '@gongjian/contract/supervision';
import type { Proposal } from '@gongjian/contract/supervision-findings';
import { sql } from 'kysely';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { found, Refused } from '../platform/refused.ts';
import { newestType } from './definition-repo.ts';
import { readProposal } from './due-lists.ts';
import { supervisionHappened } from './events.ts';
import { planIn } from './plan-campaign.ts';

/** 专项督察: the kind of campaign a proposal becomes. */
const SPECIAL = 'special';

type Decision =
  | { readonly accepted: true; readonly answer: string; readonly title: string; readonly startsOn: string; readonly endsOn: string }
  | { readonly accepted: false; readonly answer: string };

/** Accepts a proposal, which plans a special inspection of the same target, or declines it with a reason. */
export function decideProposal(ctx: Ctx, id: string, version: number, decision: Decision): Promise<Proposal> {
  return ctx.transact(async (tx) => {
    const { caseId } = await heldProposal(tx, id, version);
    const campaign = decision.accepted ? await planSpecial(tx, ctx, caseId, decision) : null;
    await tx
      .updateTable('supervision.proposal')
      .set({
        ...{ state: decision.accepted ? 'accepted' : 'declined', answer: decision.answer, campaign_id: campaign },
        ...{ version: version + 1, decided_by: ctx.actor.name, decided_at: ctx.now },
      })
      .where('id', '=', id)
      .execute();
    await emit(tx, ctx, supervisionHappened(decision.accepted ? 'proposal_accepted' : 'proposal_declined', caseId, { campaign }));
    return readProposal(tx, ctx, id);
  });
}

async function heldProposal(tx: Tx, id: string, version: number): Promise<{ caseId: string }> {
  const row = found(
    await tx.selectFrom('supervision.proposal').select(['case_id', 'state', 'version']).where('id', '=', id).forUpdate().executeTakeFirst(),
    'supervision.proposal_not_found',
  );
  if (row.state !== 'open') throw new Refused('supervision.decided_already');
  if (row.version !== version) throw new Refused('supervision.changed');
  return { caseId: row.case_id };
}

/** Planned, not started: its team is still to be named. */
async function planSpecial(tx: Tx, ctx: Ctx, caseId: string, said: Extract<Decision, { accepted: true }>): Promise<string> {
  const type = await newestType(tx, SPECIAL);
  const target = await sameTarget(tx, caseId, type.checklists[0] ?? '');
  const { title, startsOn, endsOn, answer } = said;
  return planIn(tx, ctx, type, { title, purpose: answer, startsOn, endsOn, team: [], targets: target === null ? [] : [target] });
}

/** What was inspected when the finding was made; of a finding registered by hand, the unit it lies with. */
async function sameTarget(tx: Tx, caseId: string, checklist: string): Promise<CampaignSaid['targets'][number] | null> {
  const { rows } = await sql<CampaignSaid['targets'][number]>`
    select coalesce(g.kind, 'unit') as kind, coalesce(g.name, c.title) as name, coalesce(c.unit_id, g.unit_id) as unit,
           ${checklist}::text as checklist,
           case when c.longitude is not null then json_build_object('longitude', c.longitude, 'latitude', c.latitude) end as place
      from cases.case c
      left join supervision.finding f on f.city = c.city and f.case_id = c.id
      left join supervision.target g on g.city = f.city and g.id = f.target_id
     where c.id = ${caseId}
  `.execute(tx);
  const [row] = rows;
  return row === undefined || row.unit === null ? null : row;
}
