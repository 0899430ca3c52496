import type { ReviewDocument } from '@gongjian/domain/plan/review';
import type { AskedQuestion } from '@gongjian/domain/plan/review-draft';
import type { DocumentKind } from '@gongjian/domain/plan/source';

/** An import session as it stands. */
export type Import = {
  readonly id: string;
  readonly state: 'reviewing' | 'published' | 'discarded';
  readonly version: number;
  readonly title: string;
  readonly year: number | null;
  readonly documentId: string | null;
  readonly amends: { readonly programmeId: string; readonly version: number } | null;
  readonly original: ReviewDocument;
  readonly draft: ReviewDocument;
  readonly asked: readonly AskedQuestion[];
};

export type Counts = {
  readonly plans: number;
  readonly sections: number;
  readonly tasks: number;
  readonly measures: number;
  readonly open: number;
  readonly answered: number;
  readonly deferred: number;
};

export type StoredDocument = {
  readonly id: string;
  readonly name: string;
  readonly kind: DocumentKind;
  readonly sha256: string;
  readonly bytes: number;
  readonly characters: number;
};
