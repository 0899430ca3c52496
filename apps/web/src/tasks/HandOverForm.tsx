import type { Handover } from '@gongjian/contract/tasks';
import { useState } from 'react';
import { UnitsSelect } from '../org/UnitSelect.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { useHandOver } from './api.ts';
import { handoverText } from './handover-text.ts';
import styles from './Units.module.css';
import { wordsText } from './words-text.ts';

type Props = { handover: Handover; onClose: () => void };

/** Who goes on with what a closed unit owed; the history of units is the suggestion. */
export function HandOverForm({ handover, onClose }: Props) {
  const text = useText(handoverText);
  const send = useHandOver();
  const all = [...new Set(handover.measures.map(({ id }) => id))];
  const [to, setTo] = useState(handover.successors.map(({ id }) => id));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(all));
  const [reason, setReason] = useState('');
  const save = (): void =>
    send.mutate(
      { unitId: handover.unit.id, to, reason, ...(chosen.size === all.length ? {} : { measures: [...chosen] }) },
      {
        onSuccess: ({ measures }) => {
          tell(text.done(measures));
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={text.handOverOf(handover.unit.name)}
      busy={send.isPending}
      error={send.error}
      ready={to.length > 0 && chosen.size > 0 && reason.trim() !== ''}
      onSave={save}
      onClose={onClose}
    >
      <p className="soft">{text.handOverLead}</p>
      <Field label={text.handOverTo} hint={text.handOverToHint}>
        <UnitsSelect value={to} onChange={setTo} />
      </Field>
      <fieldset className={styles.which}>
        <legend>
          {text.which} <span className="soft">{text.chosen(chosen.size, all.length)}</span>{' '}
          <Button size="small" onClick={() => setChosen(new Set(chosen.size === all.length ? [] : all))}>
            {chosen.size === all.length ? text.none : text.all}
          </Button>
        </legend>
        <Measures handover={handover} chosen={chosen} onChange={setChosen} />
      </fieldset>
      <Field label={text.reason}>
        <TextArea rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}

type Chosen = { handover: Handover; chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void };

function Measures({ handover, chosen, onChange }: Chosen) {
  const words = useText(wordsText);
  const toggle = (id: string, on: boolean): void => onChange(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  return (
    <ul className={styles.measures}>
      {handover.measures.map((measure) => (
        <li key={measure.id}>
          <Checkbox checked={chosen.has(measure.id)} onChange={(on) => toggle(measure.id, on)}>
            {words.roles[measure.role]} · {measure.task === null ? '' : `${measure.task}：`}
            {measure.text}
          </Checkbox>
        </li>
      ))}
    </ul>
  );
}
