import type { Campaign } from '@gongjian/contract/supervision';
import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { useMoveCampaign } from './api.ts';
import { campaignText } from './campaign-text.ts';

type Props = { one: Campaign; ending: 'close' | 'cancel'; onClose: () => void };

/** Closes a campaign with a summary, or cancels it with a reason. */
export function SummaryForm({ one, ending, onClose }: Props) {
  const text = useText(campaignText);
  const move = useMoveCampaign();
  const [summary, setSummary] = useState('');
  const done = (): void => {
    tell(text.done);
    onClose();
  };
  return (
    <FormDialog
      title={text[ending]}
      ready={summary.trim() !== ''}
      busy={move.isPending}
      error={move.error}
      saveWord={text[ending]}
      onSave={() => move.mutate({ id: one.id, version: one.version, move: { do: ending, summary } }, { onSuccess: done })}
      onClose={onClose}
    >
      <Field label={ending === 'close' ? text.summary : text.why}>
        <TextArea value={summary} maxLength={4000} onChange={(event) => setSummary(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
