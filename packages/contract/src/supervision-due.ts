import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { day, instant, nothing, pageOf, unitRef } from './shape.ts';
import { finding, lookBackItem, lookBackState, proposal, words } from './supervision-findings-shape.ts';
import { degrees } from './supervision-shape.ts';

const unit = z.string().min(1).max(80);
const paging = { after: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };

export const listPublicity = endpoint({
  method: 'GET',
  path: '/api/supervision/publicity',
  summary: 'Findings in publicity before writing off, the one that ends first first, with the objections to each.',
  needs: 'supervision.read',
  params: nothing,
  query: z.object({ unit: unit.optional(), ...paging }),
  body: nothing,
  reply: pageOf(
    z.object({
      case: z.object({ id: z.uuid(), number: z.string(), title: z.string(), version: z.int() }),
      unit: unitRef.nullable(),
      from: day,
      until: day.nullable(),
      stopped: z.boolean(),
      over: z.boolean(),
      /** Null for whoever may not know of objections. */
      openObjections: z.int().nullable(),
    }),
  ),
  refuses: ['request.invalid'],
});
export const listLookBacks = endpoint({
  method: 'GET',
  path: '/api/supervision/look-backs',
  summary: 'Findings that were written off and must be looked at again, by the day it is due.',
  needs: 'supervision.read',
  params: nothing,
  query: z.object({ state: lookBackState.optional(), until: day.optional(), unit: unit.optional(), ...paging }),
  body: nothing,
  reply: pageOf(lookBackItem),
  refuses: ['request.invalid'],
});
export const recordLookBack = endpoint({
  method: 'POST',
  path: '/api/supervision/look-backs/:lookBackId',
  summary:
    'Records what was seen on looking back, with a photo; a finding that has lapsed is opened again and proposes a special inspection.',
  needs: 'supervision.inspect',
  params: z.object({ lookBackId: z.uuid() }),
  query: nothing,
  body: z.object({
    result: z.enum(['kept', 'lapsed']),
    note: words.min(1),
    longitude: degrees(180),
    latitude: degrees(90),
    takenAt: instant,
  }),
  reply: finding,
  refuses: [
    'supervision.look_back_not_found',
    'supervision.decided_already',
    'supervision.look_back_not_due',
    'supervision.file_refused',
    'request.too_large',
  ],
  uploads: true,
});
export const readLookBackPhoto = endpoint({
  method: 'GET',
  path: '/api/supervision/look-backs/:lookBackId/photo',
  summary: 'The photo taken on looking back.',
  needs: 'supervision.read',
  params: z.object({ lookBackId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['supervision.file_not_found'],
  sends: 'application/octet-stream',
});
export const listProposals = endpoint({
  method: 'GET',
  path: '/api/supervision/proposals',
  summary: 'Special inspections proposed because a finding lapsed or came back twice.',
  needs: 'supervision.manage',
  params: nothing,
  query: z.object({ state: z.enum(['open', 'accepted', 'declined']).optional(), ...paging }),
  body: nothing,
  reply: pageOf(proposal),
  refuses: ['request.invalid'],
});
export const decideProposal = endpoint({
  method: 'POST',
  path: '/api/supervision/proposals/:proposalId/decision',
  summary: 'Accepts a proposed special inspection, which is planned at once, or declines it with a reason.',
  needs: 'supervision.manage',
  params: z.object({ proposalId: z.uuid() }),
  query: nothing,
  body: z.discriminatedUnion('accepted', [
    z.object({ accepted: z.literal(true), answer: words.min(1), title: z.string().trim().min(1).max(200), startsOn: day, endsOn: day }),
    z.object({ accepted: z.literal(false), answer: words.min(1) }),
  ]),
  reply: proposal,
  refuses: [
    'supervision.proposal_not_found',
    'supervision.changed',
    'supervision.decided_already',
    'supervision.type_not_found',
    'supervision.campaign_invalid',
  ],
  versioned: true,
});
