import type { DraftMeasure, DraftPlan, DraftSection, DraftTask, PlanDraft } from './draft.ts';
import type { ReviewDocument, ReviewMeasure, ReviewPlan, ReviewSection, ReviewTask } from './review.ts';

/** What the reader could not decide, under a name that lasts as long as the draft. */
export type AskedQuestion = {
  readonly key: string;
  readonly measure: string | null;
  /** The field of the measure, or where in the document. */
  readonly field: string;
  readonly why: string;
  readonly choices: readonly string[];
};

/** Gives everything in a draft a name (`m12` is the twelfth measure) and takes its questions out beside it. */
export function toReview(
  draft: PlanDraft,
  document: string,
): { readonly review: ReviewDocument; readonly asked: readonly AskedQuestion[] } {
  const namer = new Namer(document);
  const plans = draft.plans.map((plan) => namer.plan(plan));
  const asked = draft.questions.map(({ where, why, choices }, i) => ({ key: `doc:${i + 1}`, measure: null, field: where, why, choices }));
  return { review: { notice: draft.notice, plans }, asked: [...asked, ...namer.asked] };
}

class Namer {
  readonly asked: AskedQuestion[] = [];
  private readonly last = { p: 0, s: 0, t: 0, m: 0 };

  constructor(private readonly document: string) {}

  plan({ attachment, title, year, sections }: DraftPlan): ReviewPlan {
    return { id: this.next('p'), was: null, attachment, title, year, sections: sections.map((section) => this.section(section)) };
  }

  private section({ part, ordinal, title, tasks }: DraftSection): ReviewSection {
    return { id: this.next('s'), was: null, part, ordinal, title, tasks: tasks.map((task) => this.task(task)) };
  }

  private task({ no, title, measures }: DraftTask): ReviewTask {
    return { id: this.next('t'), was: null, no, title, measures: measures.map((measure) => this.measure(measure)) };
  }

  private measure({ questions, ...rest }: DraftMeasure): ReviewMeasure {
    const id = this.next('m');
    questions.forEach(({ field, why, choices }, i) => {
      this.asked.push({ key: `cell:${id}:${field}:${i + 1}`, measure: id, field, why, choices });
    });
    return { ...rest, id, was: null, document: this.document, edited: [] };
  }

  private next(kind: keyof Namer['last']): string {
    this.last[kind] += 1;
    return `${kind}${this.last[kind]}`;
  }
}
