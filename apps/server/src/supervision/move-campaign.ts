import type { Campaign } from '@gongjian/contract/supervision';
import { type CampaignState, campaignDeeds, startProblems } from '@gongjian/domain/supervision/campaign';
import type { Ctx } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import { emit } from '../platform/events.ts';
import { Refused, refuseIf } from '../platform/refused.ts';
import { type CampaignRecord, countTargets, heldCampaign, saveCampaign, teamOf } from './campaign-repo.ts';
import { supervisionHappened } from './events.ts';
import { readCampaign } from './read-campaign.ts';

type Move = { readonly do: 'start' } | { readonly do: 'close' | 'cancel'; readonly summary: string };

const becomes = { start: 'running', close: 'closed', cancel: 'cancelled' } as const satisfies Record<Move['do'], CampaignState>;
const told = { start: 'campaign_started', close: 'campaign_closed', cancel: 'campaign_cancelled' } as const;

/** Starts, closes or cancels a campaign. */
export function moveCampaign(ctx: Ctx, id: string, version: number, move: Move): Promise<Campaign> {
  return ctx.transact(async (tx) => {
    const record = await heldCampaign(tx, id, version);
    if (!campaignDeeds[record.state].includes(move.do)) throw new Refused('supervision.not_now');
    if (move.do === 'start') await mustBeReady(tx, record);
    await saveCampaign(tx, record, { state: becomes[move.do], ...('summary' in move ? { summary: move.summary } : {}) });
    await emit(tx, ctx, supervisionHappened(told[move.do], id, { type: record.type.code }));
    return readCampaign(tx, ctx, id);
  });
}

async function mustBeReady(tx: Tx, { id, type }: CampaignRecord): Promise<void> {
  const targets = { length: await countTargets(tx, id) };
  refuseIf(startProblems(type, { team: await teamOf(tx, id), targets }), 'supervision.campaign_invalid');
}
