import type { Finding, Rectification } from '@gongjian/contract/supervision-findings';
import { dayText, instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Facts } from './Facts.tsx';
import { findingText } from './finding-text.ts';
import styles from './Supervision.module.css';

/** 整改方案 and what each side found of it, the newest first. */
export function PlansAndChecks({ one }: { one: Finding }) {
  const text = useText(findingText);
  return (
    <Panel title={text.steps}>
      {one.plans.length === 0 && <p className="soft">{text.nothing}</p>}
      <ul className={styles.steps}>
        {[...one.checks].reverse().map((check) => (
          <Check key={check.id} check={check} measures={one.plans.at(-1)?.measures ?? []} />
        ))}
        {[...one.plans].reverse().map((plan) => (
          <Plan key={plan.id} plan={plan} />
        ))}
      </ul>
    </Panel>
  );
}

function Plan({ plan }: { plan: Rectification }) {
  const text = useText(findingText);
  const language = useLanguage();
  return (
    <li>
      <strong>{`${text.plan(plan.round)} · ${text.planStates[plan.state]}`}</strong>
      <span className="soft">{`${plan.by.name} ${instantText(plan.at, language)}`}</span>
      <Facts
        rows={[
          [
            text.goal,
            <span key="goal" lang="zh-CN">
              {plan.goal}
            </span>,
          ],
          [text.dutyUnit, plan.dutyUnit.name],
          [text.supervisingUnit, plan.supervisingUnit.name],
          [text.deadline, dayText(plan.deadline, language)],
        ]}
      />
      <ol>
        {plan.measures.map(({ text: words, by }) => (
          <li key={`${words}${by}`} lang="zh-CN">
            {`${words}（${dayText(by, language)}）`}
          </li>
        ))}
      </ol>
      {plan.review !== '' && (
        <p lang="zh-CN">
          <strong>{text.review}</strong> {plan.review}
        </p>
      )}
    </li>
  );
}

type CheckProps = { check: Finding['checks'][number]; measures: Rectification['measures'] };

function Check({ check: { kind, passed, results, note, by, at }, measures }: CheckProps) {
  const text = useText(findingText);
  const language = useLanguage();
  const outcome = kind === 'on_site' ? ` · ${passed ? text.passed : text.notPassed}` : '';
  return (
    <li>
      <strong>{`${text.checks[kind]}${outcome}`}</strong>
      <span className="soft">{`${by.name} ${instantText(at, language)}`}</span>
      <ol>
        {results.map((result, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the results stand in the order of the measures and never move
          <li key={i} lang="zh-CN">
            {[measures[i]?.text, result.done ? text.measureDone : text.measureOpen, result.note].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ol>
      {note !== '' && <p lang="zh-CN">{note}</p>}
    </li>
  );
}
