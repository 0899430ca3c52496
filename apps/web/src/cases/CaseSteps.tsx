import type { CaseDetail } from '@gongjian/contract/cases';
import { dayText, instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import styles from './Cases.module.css';
import { type CasesWords, casesText } from './text.ts';
import { useNamed } from './useNamed.ts';

/** How it came here, the newest first. */
export function CaseSteps({ one }: { one: CaseDetail }) {
  const text = useText(casesText);
  const language = useLanguage();
  const named = useNamed();
  const stageName = (code: string): string => named(one.definition.stages.find((stage) => stage.code === code) ?? { title: code });
  return (
    <Panel title={text.steps}>
      <ol className={styles.files}>
        {[...one.steps].reverse().map((step) => (
          <li key={step.id}>
            <strong>{nameOf(one, step, text, named)}</strong>
            {step.from !== null && step.from !== step.to && <span>{` ${stageName(step.from)} → ${stageName(step.to)}`}</span>}
            {step.reason !== '' && <span className={styles.reason}>{step.reason}</span>}
            <span className="soft">
              {[
                `${step.by.name} ${instantText(step.at, language)}`,
                step.unit?.name ?? null,
                step.due === null ? null : `${text.due} ${dayText(step.due, language)}`,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

type Names = ReturnType<typeof useNamed>;

function nameOf({ definition }: CaseDetail, { what, action, from }: CaseDetail['steps'][number], text: CasesWords, named: Names): string {
  if (what === 'escalated') return `${text.stepNames.escalated} · ${text.rungs[action as keyof CasesWords['rungs']] ?? action}`;
  const step = definition.stages.find((stage) => stage.code === from)?.actions.find((each) => each.code === action);
  return step === undefined ? text.stepNames[what] : named(step);
}
