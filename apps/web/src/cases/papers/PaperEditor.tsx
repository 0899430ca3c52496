import type { PaperDetail } from '@gongjian/contract/cases-papers';
import { useState } from 'react';
import { UnitsSelect } from '../../org/UnitSelect.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Input } from '../../ui/Input.tsx';
import { useText } from '../../ui/language.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { tell } from '../../ui/tell.ts';
import { useSave } from './api.ts';
import styles from './Papers.module.css';
import { daysIn, namesIn } from './read-words.ts';
import { TextBlocks } from './TextBlocks.tsx';
import { papersText } from './text.ts';

type Draft = { readonly text: PaperDetail['text']; readonly units: string[]; readonly replyDays: number | null };

/** A draft as the office writes it: title, body, to whom, how long they have. */
export function PaperEditor({ paper, onDirty }: { paper: PaperDetail; onDirty: (dirty: boolean) => void }) {
  const text = useText(papersText);
  const save = useSave(paper);
  const [draft, setDraft] = useState<Draft>({ text: paper.text, units: paper.units.map(({ id }) => id), replyDays: paper.replyDays });
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
    onDirty(true);
  };
  const words = (part: Partial<PaperDetail['text']>): void => change({ text: { ...draft.text, ...part } });
  const actions = (
    <Button look="primary" size="small" busy={save.isPending} onClick={() => save.mutate(draft, { onSuccess: () => tell(text.saved) })}>
      {text.save}
    </Button>
  );
  return (
    <Panel title={text.text} actions={actions}>
      <div className={styles.stack}>
        <Problem error={save.error} words={text.wrong} />
        <Field label={text.title} wide>
          <Input value={draft.text.title} maxLength={300} onChange={(event) => words({ title: event.target.value })} />
        </Field>
        <Field label={text.addressees} hint={text.addresseesHint} wide>
          <Input defaultValue={draft.text.addressees.join('、')} onBlur={(event) => words({ addressees: namesIn(event.target.value) })} />
        </Field>
        {!paper.isPublic && <Sending draft={draft} onChange={change} />}
        <TextBlocks blocks={draft.text.blocks} onChange={(blocks) => words({ blocks })} />
        <Field label={text.note} wide>
          <Input value={draft.text.note ?? ''} maxLength={300} onChange={(event) => words({ note: event.target.value || null })} />
        </Field>
        <Field label={text.copiesTo} hint={text.addresseesHint} wide>
          <Input defaultValue={draft.text.copiesTo.join('、')} onBlur={(event) => words({ copiesTo: namesIn(event.target.value) })} />
        </Field>
      </div>
    </Panel>
  );
}

function Sending({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const text = useText(papersText);
  return (
    <div className={styles.filters}>
      <Field label={text.units}>
        <UnitsSelect value={draft.units} onChange={(units) => onChange({ units })} />
      </Field>
      <Field label={text.replyDays} hint={text.replyDaysHint}>
        <Input
          inputMode="numeric"
          value={draft.replyDays ?? ''}
          maxLength={3}
          onChange={(event) => onChange({ replyDays: daysIn(event.target.value) })}
        />
      </Field>
    </div>
  );
}
