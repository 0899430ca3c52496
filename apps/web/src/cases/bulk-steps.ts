import type { CaseDetail, CaseItem } from '@gongjian/contract/cases';

type Kind = CaseDetail['definition'];
type Action = Kind['stages'][number]['actions'][number];

export type BulkSteps = { readonly kind: Kind; readonly actions: readonly Action[] } | 'mixed';

/** The steps that can be taken for all of these at once: of one kind, at one stage, by the office, without evidence. */
export function bulkSteps(items: readonly CaseItem[], kinds: readonly Kind[]): BulkSteps {
  const [first] = items;
  const kind = kinds.find(({ code }) => code === first?.kind.code);
  if (!first || !kind || items.some((item) => item.kind.code !== kind.code || item.stage.code !== first.stage.code)) return 'mixed';
  const actions = kind.stages.find(({ code }) => code === first.stage.code)?.actions ?? [];
  return {
    kind,
    actions: actions.filter(({ by, evidence, through }) => by.includes('coordinator') && evidence.length === 0 && through === undefined),
  };
}
