import type { CaseDetail, CaseItem, dispatchCases } from '@gongjian/contract/cases';
import type { RefusalCode } from '@gongjian/contract/refusals';
import { Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { SaidNo } from '../ui/call.ts';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { refusalText } from '../ui/refusal-text.ts';
import { uiText } from '../ui/text.ts';
import { useDispatch } from './api.ts';
import { boardText } from './board-text.ts';
import styles from './Cases.module.css';
import { casesText } from './text.ts';
import { useNamed } from './useNamed.ts';

type Kind = CaseDetail['definition'];
type Action = Kind['stages'][number]['actions'][number];
type Outcome = z.output<typeof dispatchCases.reply>;
type Props = { items: readonly CaseItem[]; kind: Kind; actions: readonly Action[]; onClose: () => void; onDone: () => void };

/** One step for many cases; then what came of each. */
export function BulkForm({ items, kind, actions, onClose, onDone }: Props) {
  const text = useText(boardText);
  const words = useText(casesText);
  const named = useNamed();
  const dispatch = useDispatch();
  const [code, setCode] = useState(actions[0]?.code);
  const [to, setTo] = useState<string>('');
  const [unit, setUnit] = useState<string>();
  const [reason, setReason] = useState('');
  const action = actions.find((one) => one.code === code);
  const transfers = action?.effect === 'transfer';
  const fields = kind.fields.filter(({ type }) => type === 'unit');
  const ready = action !== undefined && (!transfers || to !== '' || unit !== undefined) && (!action.reason || reason.trim() !== '');
  const save = (): void =>
    dispatch.mutate({
      cases: items.map(({ id, version }) => ({ id, version })),
      action: code ?? '',
      reason,
      unit: transfers && to === '' ? (unit ?? null) : null,
      unitField: transfers && to !== '' ? to : null,
    });
  if (dispatch.data) return <Results items={items} outcome={dispatch.data} onClose={onDone} />;
  return (
    <FormDialog
      title={text.bulk}
      lead={text.bulkLead(items.length)}
      ready={ready}
      busy={dispatch.isPending}
      error={dispatch.error}
      saveWord={text.bulk}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.step}>
        <Select value={code ?? null} onChange={setCode} options={actions.map((one) => ({ value: one.code, label: named(one) }))} />
      </Field>
      {transfers && (
        <Field label={text.to}>
          <Select
            value={to}
            onChange={setTo}
            options={[{ value: '', label: text.toOne }, ...fields.map((field) => ({ value: field.code, label: text.toOwn(named(field)) }))]}
          />
        </Field>
      )}
      {transfers && to === '' && (
        <Field label={words.toUnit}>
          <UnitSelect value={unit} onChange={setUnit} />
        </Field>
      )}
      <Field label={words.reason}>
        <TextArea value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}

function Results({ items, outcome, onClose }: { items: readonly CaseItem[]; outcome: Outcome; onClose: () => void }) {
  const text = useText(boardText);
  const words = useText(uiText);
  return (
    <FormDialog
      title={text.results}
      lead={text.moved(outcome.moved, items.length)}
      busy={false}
      error={null}
      saveWord={words.close}
      onSave={onClose}
      onClose={onClose}
    >
      <ul className={styles.results}>
        {items.map(({ id, number, title }, i) => (
          <li key={id}>
            <span className={styles.number}>{number}</span> {title} <Why result={outcome.results[i]} />
          </li>
        ))}
      </ul>
    </FormDialog>
  );
}

function Why({ result }: { result: Outcome['results'][number] | undefined }) {
  const text = useText(boardText);
  const words = useText(uiText);
  const problems = useText(casesText).problems as Readonly<Record<string, string>>;
  const language = useLanguage();
  if (result === undefined || result.code === null) return <span className="soft">{text.ok}</span>;
  const details = result.problems.map(({ code }) => problems[code] ?? code);
  return (
    <span className={styles.over}>{words.sentences([refusalText(new SaidNo(result.code as RefusalCode), language), ...details])}</span>
  );
}
