import type { Assessment, appeal } from '@gongjian/contract/assessment';
import { Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { instantText } from '../ui/format.ts';
import { Input, TextArea } from '../ui/Input.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import styles from './Assessment.module.css';
import { useAppeal, useAppeals, useDecide } from './api.ts';
import { assessmentText } from './text.ts';

type Appeal = z.output<typeof appeal>;

/** Items, and what counts for or against a unit. */
const itemsOf = (one: Assessment): { readonly code: string; readonly title: string }[] => {
  const { parts, additions, deductions, vetoes } = one.definition;
  return [...parts.flatMap((node) => ('parts' in node ? node.parts : [node])), ...additions, ...deductions, ...vetoes];
};

/** Appeals against an assessment, and their answers. */
export function Appeals({ one, unit, mayAppeal }: { one: Assessment; unit: string | undefined; mayAppeal: boolean }) {
  const text = useText(assessmentText);
  const words = useText(uiText);
  const language = useLanguage();
  const viewer = useViewer();
  const found = useAppeals(one.id);
  const [making, setMaking] = useState(false);
  const [deciding, setDeciding] = useState<Appeal>();
  const action = mayAppeal && (
    <Button size="small" onClick={() => setMaking(true)}>
      {text.appeal}
    </Button>
  );
  return (
    <Panel title={text.appeals} actions={action}>
      <Loaded query={found} rows={2}>
        {({ items }) => (
          <ul className={styles.changes}>
            {items.length === 0 && <li className="soft">{text.noAppeals}</li>}
            {items.map((each) => (
              <li key={each.id}>
                <strong>{`${each.unit.name} · ${itemsOf(one).find(({ code }) => code === each.item)?.title ?? each.item}`}</strong>{' '}
                {each.text} <span className="soft">{`${text.states[each.state]} · ${each.by.name} ${instantText(each.at, language)}`}</span>
                {each.answer !== '' && <p>{words.said(text.answer, each.answer)}</p>}
                {each.state === 'open' && viewer.may('assessment.manage') && (
                  <Button size="small" onClick={() => setDeciding(each)}>
                    {text.decide}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {making && unit !== undefined && <AppealForm one={one} unit={unit} onClose={() => setMaking(false)} />}
      {deciding && <DecideForm each={deciding} onClose={() => setDeciding(undefined)} />}
    </Panel>
  );
}

function AppealForm({ one, unit, onClose }: { one: Assessment; unit: string; onClose: () => void }) {
  const text = useText(assessmentText);
  const make = useAppeal(one.id);
  const [item, setItem] = useState<string>();
  const [said, setSaid] = useState('');
  const done = (): void => {
    tell(text.done);
    onClose();
  };
  return (
    <FormDialog
      title={text.appeal}
      ready={item !== undefined && said.trim() !== ''}
      busy={make.isPending}
      error={make.error}
      onSave={() => make.mutate({ unit, item: item ?? '', text: said }, { onSuccess: done })}
      onClose={onClose}
    >
      <Field label={text.item}>
        <Select value={item ?? null} onChange={setItem} options={itemsOf(one).map(({ code, title }) => ({ value: code, label: title }))} />
      </Field>
      <Field label={text.appealText}>
        <TextArea value={said} maxLength={2000} onChange={(event) => setSaid(event.target.value)} />
      </Field>
    </FormDialog>
  );
}

function DecideForm({ each, onClose }: { each: Appeal; onClose: () => void }) {
  const text = useText(assessmentText);
  const decide = useDecide();
  const [answer, setAnswer] = useState('');
  const [actual, setActual] = useState('');
  const [target, setTarget] = useState('');
  const corrected = actual.trim() === '' ? null : { actual: actual.trim(), target: target.trim() || null };
  const done = (): void => {
    tell(text.done);
    onClose();
  };
  return (
    <FormDialog
      title={text.decide}
      lead={each.text}
      ready={answer.trim() !== ''}
      busy={decide.isPending}
      error={decide.error}
      onSave={() => decide.mutate({ id: each.id, version: each.version, answer, corrected }, { onSuccess: done })}
      onClose={onClose}
    >
      <Field label={text.answer}>
        <TextArea value={answer} maxLength={2000} onChange={(event) => setAnswer(event.target.value)} />
      </Field>
      <fieldset className={styles.corrected}>
        <legend>{text.corrected}</legend>
        <Field label={text.actual}>
          <Input inputMode="decimal" value={actual} onChange={(event) => setActual(event.target.value)} />
        </Field>
        <Field label={text.target}>
          <Input inputMode="decimal" value={target} onChange={(event) => setTarget(event.target.value)} />
        </Field>
      </fieldset>
    </FormDialog>
  );
}
