import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { day, instant, listOf, nothing, pageOf, personRef, unitRef } from './shape.ts';
import { stageName } from './tasks-ledger.ts';

export const proofFile = z.object({ id: z.uuid(), name: z.string(), type: z.string(), bytes: z.int() });
export const stageState = z.enum(['draft', 'submitted', 'accepted', 'returned']);
export const stage = z.object({
  id: z.uuid(),
  deliverableId: z.uuid(),
  measureId: z.uuid(),
  unit: unitRef,
  stage: stageName,
  on: day.nullable(),
  documentNumber: z.string().nullable(),
  note: z.string().nullable(),
  files: z.array(proofFile),
  state: stageState,
  version: z.int(),
  by: personRef,
  at: instant,
  decision: z.object({ by: personRef, at: instant, reason: z.string().nullable() }).nullable(),
});
export type Stage = z.output<typeof stage>;

const stageId = z.object({ stageId: z.uuid() });
const stageInput = z.object({
  stage: stageName,
  on: day.nullable(),
  documentNumber: z.string().trim().max(200).nullable(),
  note: z.string().trim().max(4000).nullable(),
});

export const listStages = endpoint({
  method: 'GET',
  path: '/api/ledger/stages',
  summary: 'Stage records this person may see: drafts of the own units, and what waits for review.',
  needs: 'tasks.read',
  params: nothing,
  query: z.object({
    state: listOf(stageState, 4).optional(),
    unit: z.string().max(80).optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: nothing,
  reply: pageOf(stage.extend({ measure: z.string(), deliverable: z.string() })),
  refuses: ['request.invalid'],
});
export const recordStage = endpoint({
  method: 'POST',
  path: '/api/ledger/deliverables/:deliverableId/stages',
  summary: 'Begins the record of a stage a deliverable has reached, as a draft only its unit sees.',
  needs: 'tasks.report',
  params: z.object({ deliverableId: z.uuid() }),
  query: nothing,
  body: stageInput.extend({ unit: z.string().max(80) }),
  reply: stage,
  refuses: ['tasks.deliverable_not_found', 'tasks.unit_has_no_part', 'tasks.stage_recorded_already'],
  creates: true,
});
export const changeStage = endpoint({
  method: 'PUT',
  path: '/api/ledger/stages/:stageId',
  summary: 'Changes a stage record that is a draft or was returned.',
  needs: 'tasks.report',
  params: stageId,
  query: nothing,
  body: stageInput,
  reply: stage,
  refuses: ['tasks.stage_not_found', 'tasks.changed', 'tasks.stage_closed', 'tasks.stage_recorded_already'],
  versioned: true,
});
export const attachProof = endpoint({
  method: 'POST',
  path: '/api/ledger/stages/:stageId/files',
  summary: 'Adds a file as proof to a stage record that is a draft or was returned.',
  needs: 'tasks.report',
  params: stageId,
  query: nothing,
  body: nothing,
  reply: stage,
  refuses: ['tasks.stage_not_found', 'tasks.stage_closed', 'tasks.proof_refused', 'request.too_large'],
  uploads: true,
});
export const removeProof = endpoint({
  method: 'DELETE',
  path: '/api/ledger/stages/:stageId/files/:fileId',
  summary: 'Removes a proof from a stage record that is a draft or was returned.',
  needs: 'tasks.report',
  params: stageId.extend({ fileId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: stage,
  refuses: ['tasks.stage_not_found', 'tasks.stage_closed', 'tasks.file_not_found'],
});
export const downloadProof = endpoint({
  method: 'GET',
  path: '/api/ledger/stages/:stageId/files/:fileId',
  summary: 'A proof as it was uploaded.',
  needs: 'tasks.read',
  params: stageId.extend({ fileId: z.uuid() }),
  query: nothing,
  body: nothing,
  reply: z.unknown(),
  refuses: ['tasks.file_not_found'],
  sends: 'application/octet-stream',
});
export const deleteStage = endpoint({
  method: 'DELETE',
  path: '/api/ledger/stages/:stageId',
  summary: 'Throws away a stage record that was never submitted.',
  needs: 'tasks.report',
  params: stageId,
  query: nothing,
  body: nothing,
  reply: nothing,
  refuses: ['tasks.stage_not_found', 'tasks.stage_closed'],
});
export const submitStage = endpoint({
  method: 'POST',
  path: '/api/ledger/stages/:stageId/submit',
  summary: 'Sends a stage record with its proof to the coordinating office.',
  needs: 'tasks.report',
  params: stageId,
  query: nothing,
  body: nothing,
  reply: stage,
  refuses: ['tasks.stage_not_found', 'tasks.changed', 'tasks.stage_closed', 'tasks.stage_incomplete'],
  versioned: true,
});
export const acceptStage = endpoint({
  method: 'POST',
  path: '/api/ledger/stages/:stageId/accept',
  summary: 'Accepts a submitted stage; the verdict of the measure follows at once.',
  needs: 'tasks.review',
  params: stageId,
  query: nothing,
  body: z.object({ reason: z.string().trim().max(2000).optional() }),
  reply: stage,
  refuses: ['tasks.stage_not_found', 'tasks.changed', 'tasks.stage_not_submitted', 'tasks.own_work'],
  versioned: true,
});
export const returnStage = endpoint({
  method: 'POST',
  path: '/api/ledger/stages/:stageId/return',
  summary: 'Returns a submitted stage to its unit with the reason.',
  needs: 'tasks.review',
  params: stageId,
  query: nothing,
  body: z.object({ reason: z.string().trim().min(1).max(2000) }),
  reply: stage,
  refuses: ['tasks.stage_not_found', 'tasks.changed', 'tasks.stage_not_submitted'],
  versioned: true,
});
