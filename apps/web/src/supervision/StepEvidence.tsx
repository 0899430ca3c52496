import type { Finding } from '@gongjian/contract/supervision-findings';
import { EvidenceChoice } from '../cases/EvidenceChoice.tsx';
import { casesText } from '../cases/text.ts';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { findingText } from './finding-text.ts';

type Props = { one: Finding; action: string; chosen: readonly string[]; onChange: (chosen: readonly string[]) => void };

/** Which of the unused evidence of the case proves this step; nothing where the step needs none. */
export function StepEvidence({ one, action, chosen, onChange }: Props) {
  const text = useText(findingText);
  const stage = one.case.definition.stages.find(({ code }) => code === one.case.stage.code);
  const needs = stage?.actions.find(({ code }) => code === action)?.evidence ?? [];
  if (needs.length === 0) return null;
  return (
    <>
      <EvidenceChoice one={one.case} needs={needs} chosen={chosen} onChange={onChange} />
      {one.case.evidence.every(({ used }) => used) && <p className="soft">{text.evidenceFirst}</p>}
    </>
  );
}

/** Why the server said no, in the words of the finding and of its case. */
export function StepProblem({ error }: { error: unknown }) {
  const text = useText(findingText);
  const cases = useText(casesText);
  return <Problem error={error} words={{ ...cases.problems, ...text.problems }} />;
}
