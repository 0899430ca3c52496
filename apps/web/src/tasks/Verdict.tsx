import type { MeasureDetail } from '@gongjian/contract/tasks';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { dayText, instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { useWithdrawOverride } from './api.ts';
import { State } from './Light.tsx';
import styles from './Measure.module.css';
import { OverrideForm } from './OverrideForm.tsx';
import { reasonText } from './reason-text.ts';
import { type TasksText, tasksText } from './text.ts';

/** 判定: the state, how it was reached, and who set it by hand if somebody did. */
export function Verdict({ measure }: { measure: MeasureDetail }) {
  const text = useText(tasksText);
  const language = useLanguage();
  const { explanation } = measure;
  return (
    <Panel title={text.verdict} note={text.verdictAsOf(dayText(explanation.asOf, language))}>
      <p className={styles.big}>
        <State state={explanation.state} light={explanation.light} />
      </p>
      <Why explanation={explanation} />
      <dl className={styles.facts}>
        {(['elapsed', 'actual', 'lag'] as const).map((name) =>
          explanation[name] === null ? null : (
            <Fact key={name} name={text[name]} value={name === 'lag' ? text.points(explanation[name]) : `${explanation[name]}%`} />
          ),
        )}
        <Fact name={text.verdictRule} value={ruleText(explanation.rule, text)} />
      </dl>
      <ul className={styles.reasons} aria-label={text.reasons}>
        {explanation.reasons.slice(1).map((reason) => (
          <li key={`${reason.code}-${reason.about.id}`}>{reasonText(reason, language)}</li>
        ))}
      </ul>
      <Override measure={measure} />
    </Panel>
  );
}

/** 为什么是红灯: the one reason that decided, before all others. */
function Why({ explanation: { light, reasons } }: Pick<MeasureDetail, 'explanation'>) {
  const text = useText(tasksText);
  const words = useText(uiText);
  const language = useLanguage();
  const [first] = reasons;
  if (first === undefined) return null;
  return (
    <p className={styles.why}>
      {light !== 'none' && <strong>{words.said(text.whyLight(text.lights[light]), '')}</strong>}
      {reasonText(first, language)}
    </p>
  );
}

/** `dates-and-stages/1` in words. */
function ruleText(rule: string, text: TasksText): string {
  const [name = '', version = ''] = rule.split('/');
  return [text.rules[name as keyof TasksText['rules']] ?? name, text.ruleVersion(version)].join('，');
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd className="number">{value}</dd>
  </>
);

function Override({ measure }: { measure: MeasureDetail }) {
  const text = useText(tasksText);
  const words = useText(uiText);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const withdraw = useWithdrawOverride(measure.id);
  const { override, computed } = measure.explanation;
  return (
    <>
      {override && (
        <div className={styles.overridden}>
          <strong>{text.override}</strong>
          <p>{override.reason}</p>
          <p className="soft">
            {words.said(text.approver, override.approver)} · {text.overrideBy(override.by.name, instantText(override.at, language))}
          </p>
          <p>
            {words.said(text.computed, '')}
            <State state={computed.state} light={computed.light} />
          </p>
        </div>
      )}
      <Problem error={withdraw.error} />
      {measure.may.override && (
        <div className={styles.buttons}>
          <Button onClick={() => setOpen(true)}>{text.overrideDo}</Button>
          {override && (
            <Button
              onClick={() => withdraw.mutate(measure.version, { onSuccess: () => tell(text.overrideGone) })}
              busy={withdraw.isPending}
            >
              {text.overrideWithdraw}
            </Button>
          )}
        </div>
      )}
      {open && <OverrideForm measure={measure} onClose={() => setOpen(false)} />}
    </>
  );
}
