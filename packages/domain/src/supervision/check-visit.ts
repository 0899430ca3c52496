import type { Problem } from '../kernel/problem.ts';
import { judge } from './judge-answers.ts';
import type { Answer, Checklist, ChecklistItem, VisitFile, VisitSaid } from './model.ts';

export type VisitFault =
  | 'item_unknown'
  | 'answer_missing'
  | 'answer_invalid'
  | 'note_missing'
  | 'photo_missing'
  | 'photo_without_place'
  | 'photo_without_time'
  | 'place_missing'
  | 'not_ended'
  | 'ends_before_it_begins'
  | 'signature_missing'
  | 'signer_missing'
  | 'signature_and_refusal';
export type VisitProblem = Problem<VisitFault>;

/** All that keeps a visit from being handed in, each with its place. An open visit may lack all of it. */
export function visitProblems(checklist: Checklist, said: VisitSaid, files: readonly VisitFile[]): VisitProblem[] {
  const known = new Set(checklist.items.map(({ code }) => code));
  return [
    ...only(said.place === null, 'place_missing', 'place'),
    ...timeProblems(said),
    ...Object.keys(said.answers).flatMap((code) => only(!known.has(code), 'item_unknown', 'answers', code)),
    ...checklist.items.flatMap((item) => itemProblems(item, said.answers[item.code], files)),
    ...signatureProblems(said, files),
  ];
}

const only = (holds: boolean, code: VisitFault, ...at: string[]): VisitProblem[] => (holds ? [{ code, at }] : []);

function timeProblems({ startedAt, endedAt }: VisitSaid): VisitProblem[] {
  if (endedAt === null) return only(true, 'not_ended', 'endedAt');
  return only(Date.parse(endedAt) < Date.parse(startedAt), 'ends_before_it_begins', 'endedAt');
}

function itemProblems(item: ChecklistItem, answer: Answer | undefined, files: readonly VisitFile[]): VisitProblem[] {
  const at = ['answers', item.code];
  switch (judge(item.answer, answer)) {
    case 'unanswered':
      return only(item.required, 'answer_missing', ...at);
    case 'invalid':
      return only(true, 'answer_invalid', ...at);
    case 'fails':
      return [...only(answer?.note.trim() === '', 'note_missing', ...at, 'note'), ...photoProblems(item, answer, files)];
    default:
      return [];
  }
}

/** A "no" shows what was seen: enough photos, and each says where and when if the item asks for it. */
function photoProblems({ code, photos }: ChecklistItem, answer: Answer | undefined, files: readonly VisitFile[]): VisitProblem[] {
  if (photos === null) return [];
  const shown = files.filter(({ id, kind }) => kind === 'photo' && answer?.photos.includes(id));
  const at = ['answers', code, 'photos'];
  return [
    ...only(shown.length < photos.least, 'photo_missing', ...at),
    ...only(photos.placed && shown.some(({ placed }) => !placed), 'photo_without_place', ...at),
    ...only(photos.timed && shown.some(({ timed }) => !timed), 'photo_without_time', ...at),
  ];
}

/** The inspected sign, or it is said why they did not: one of the two. */
function signatureProblems({ signatureId, signer, unsignedReason }: VisitSaid, files: readonly VisitFile[]): VisitProblem[] {
  const signed = files.some(({ id, kind }) => kind === 'signature' && id === signatureId);
  const refused = unsignedReason.trim() !== '';
  return [
    ...only(!signed && !refused, 'signature_missing', 'signatureId'),
    ...only(signed && signer.trim() === '', 'signer_missing', 'signer'),
    ...only(signed && refused, 'signature_and_refusal', 'unsignedReason'),
  ];
}
