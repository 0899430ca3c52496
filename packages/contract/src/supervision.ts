import { z } from 'zod';
import { place } from './cases-shape.ts';
import { endpoint } from './endpoint.ts';
import { day, instant, nothing, pageOf } from './shape.ts';
import {
  campaign,
  campaignItem,
  campaignState,
  campaignType,
  checklist,
  code,
  degrees,
  targetKind,
  visit,
  visitItem,
  visitSaid,
  visitState,
} from './supervision-shape.ts';

export * from './supervision-shape.ts';

const campaignId = z.object({ campaignId: z.uuid() });
const visitId = z.object({ visitId: z.uuid() });
const unit = z.string().min(1).max(80);
const paging = { after: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };

export const listDefinitions = endpoint({
  method: 'GET',
  path: '/api/supervision/definitions',
  summary: 'The kinds of campaigns and the checklists of this city, each in its newest version.',
  needs: 'supervision.read',
  params: nothing,
  query: nothing,
  body: nothing,
  reply: z.object({ types: z.array(campaignType), checklists: z.array(checklist) }),
  refuses: [],
});

const campaignSaid = z.object({
  title: z.string().trim().min(1).max(200),
  purpose: z.string().trim().max(4000).default(''),
  startsOn: day,
  endsOn: day,
  team: z
    .array(z.object({ id: z.string().min(1).max(80), leads: z.boolean().default(false) }))
    .max(50)
    .default([]),
  targets: z
    .array(
      z.object({
        kind: targetKind,
        name: z.string().trim().min(1).max(200),
        unit,
        checklist: code,
        place: place.nullable().default(null),
      }),
    )
    .max(500)
    .default([]),
});
export type CampaignSaid = z.output<typeof campaignSaid>;

export const planCampaign = endpoint({
  method: 'POST',
  path: '/api/supervision/campaigns',
  summary: 'Plans a campaign of inspections: its days, its team and whom or what it inspects.',
  needs: 'supervision.manage',
  params: nothing,
  query: nothing,
  body: campaignSaid.extend({ type: code }),
  reply: campaign,
  refuses: ['supervision.type_not_found', 'supervision.campaign_invalid', 'supervision.person_unknown', 'supervision.unit_unknown'],
  creates: true,
});
export const listCampaigns = endpoint({
  method: 'GET',
  path: '/api/supervision/campaigns',
  summary: 'Campaigns with what was visited, found and closed, the newest first.',
  needs: 'supervision.read',
  params: nothing,
  query: z.object({ state: campaignState.optional(), type: code.optional(), q: z.string().trim().max(100).optional(), ...paging }),
  body: nothing,
  reply: pageOf(campaignItem),
  refuses: ['request.invalid'],
});
export const readCampaign = endpoint({
  method: 'GET',
  path: '/api/supervision/campaigns/:campaignId',
  summary: 'A campaign with its team and the progress of every target.',
  needs: 'supervision.read',
  params: campaignId,
  query: nothing,
  body: nothing,
  reply: campaign,
  refuses: ['supervision.campaign_not_found'],
});
export const editCampaign = endpoint({
  method: 'PUT',
  path: '/api/supervision/campaigns/:campaignId',
  summary: 'Changes the plan of a campaign that has not been started.',
  needs: 'supervision.manage',
  params: campaignId,
  query: nothing,
  body: campaignSaid,
  reply: campaign,
  refuses: [
    'supervision.campaign_not_found',
    'supervision.changed',
    'supervision.not_now',
    'supervision.campaign_invalid',
    'supervision.person_unknown',
    'supervision.unit_unknown',
  ],
  versioned: true,
});
export const moveCampaign = endpoint({
  method: 'POST',
  path: '/api/supervision/campaigns/:campaignId/deeds',
  summary: 'Starts a campaign, closes it with a summary, or cancels it with a reason.',
  needs: 'supervision.manage',
  params: campaignId,
  query: nothing,
  body: z.discriminatedUnion('do', [
    z.object({ do: z.literal('start') }),
    z.object({ do: z.enum(['close', 'cancel']), summary: z.string().trim().min(1).max(4000) }),
  ]),
  reply: campaign,
  refuses: ['supervision.campaign_not_found', 'supervision.changed', 'supervision.not_now', 'supervision.campaign_invalid'],
  versioned: true,
});

export const openVisit = endpoint({
  method: 'POST',
  path: '/api/supervision/visits',
  summary: 'Begins the record of a visit to a target; its id is made by who sends it, so that it is kept once.',
  needs: 'supervision.inspect',
  params: nothing,
  query: nothing,
  body: visitSaid.extend({ id: z.uuid(), target: z.uuid() }),
  reply: visit,
  refuses: ['supervision.target_not_found', 'supervision.not_now', 'supervision.visit_exists', 'supervision.not_of_team'],
  creates: true,
});
export const listVisits = endpoint({
  method: 'GET',
  path: '/api/supervision/visits',
  summary: 'Visits, the newest first; the inspected see those handed in.',
  needs: 'supervision.read',
  params: nothing,
  query: z.object({
    campaign: z.uuid().optional(),
    target: z.uuid().optional(),
    unit: unit.optional(),
    state: visitState.optional(),
    ...paging,
  }),
  body: nothing,
  reply: pageOf(visitItem),
  refuses: ['request.invalid'],
});
export const readVisit = endpoint({
  method: 'GET',
  path: '/api/supervision/visits/:visitId',
  summary: 'A visit with its checklist, answers, files and what was found.',
  needs: 'supervision.read',
  params: visitId,
  query: nothing,
  body: nothing,
  reply: visit,
  refuses: ['supervision.visit_not_found'],
});
export const saveVisit = endpoint({
  method: 'PUT',
  path: '/api/supervision/visits/:visitId',
  summary: 'Saves the record of a visit that is not handed in yet; it may still lack anything.',
  needs: 'supervision.inspect',
  params: visitId,
  query: nothing,
  body: visitSaid,
  reply: visit,
  refuses: ['supervision.visit_not_found', 'supervision.changed', 'supervision.visit_submitted', 'supervision.not_of_team'],
  versioned: true,
});
export const submitVisit = endpoint({
  method: 'POST',
  path: '/api/supervision/visits/:visitId/submit',
  summary: 'Hands a visit in: what does not conform becomes a case. All that is lacking is told at once.',
  needs: 'supervision.inspect',
  params: visitId,
  query: nothing,
  body: nothing,
  reply: visit,
  refuses: [
    'supervision.visit_not_found',
    'supervision.changed',
    'supervision.visit_submitted',
    'supervision.visit_invalid',
    'supervision.not_of_team',
  ],
  versioned: true,
});
export const attachToVisit = endpoint({
  method: 'POST',
  path: '/api/supervision/visits/:visitId/files',
  summary: 'Adds a photo or the signature of the inspected to an open visit, with where and when it was taken.',
  needs: 'supervision.inspect',
  params: visitId,
  query: nothing,
  body: z.object({
    id: z.uuid(),
    kind: z.enum(['photo', 'signature']),
    longitude: degrees(180).optional(),
    latitude: degrees(90).optional(),
    takenAt: instant.optional(),
  }),
  reply: visit,
  refuses: [
    'supervision.visit_not_found',
    'supervision.visit_submitted',
    'supervision.file_refused',
    'supervision.not_of_team',
    'request.too_large',
  ],
  uploads: true,
});
export const readVisitFile = endpoint({
  method: 'GET',
  path: '/api/supervision/visits/:visitId/files/:fileId',
  summary: 'A photo or signature of a visit as it was taken.',
  needs: 'supervision.read',
  params: visitId.extend({ fileId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['supervision.file_not_found'],
  sends: 'application/octet-stream',
});
