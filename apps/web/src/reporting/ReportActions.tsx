import type { ReportForm } from '@gongjian/contract/reporting';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { currentLanguage, useText } from '../ui/language.ts';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { useAccept, useRecall, useReopen, useReturn } from './api.ts';
import { DelegateForm } from './DelegateForm.tsx';
import { reportingText } from './text.ts';

const sayNo = (error: unknown): void => tell(refusalText(error, currentLanguage()), 'failed');

/** What this person may decide about a report as it stands now. */
export function ReportActions({ form }: { form: ReportForm }) {
  const text = useText(reportingText);
  const [asking, setAsking] = useState<'giveBack' | 'reopen' | 'delegate' | null>(null);
  const recall = useRecall();
  const accept = useAccept();
  const { id, version, may } = form;
  const pass = (): void =>
    accept.mutate(
      { id, version },
      { onSuccess: ({ state }) => tell(state === 'accepted' ? text.accepted : text.passedOn), onError: sayNo },
    );
  return (
    <>
      {may.recall && (
        <Button
          busy={recall.isPending}
          onClick={() => recall.mutate({ id, version }, { onSuccess: () => tell(text.recalled), onError: sayNo })}
        >
          {text.recall}
        </Button>
      )}
      {may.review && (
        <Button danger onClick={() => setAsking('giveBack')}>
          {text.giveBack}
        </Button>
      )}
      {may.review && (
        <Button look="primary" busy={accept.isPending} onClick={pass}>
          {text.accept}
        </Button>
      )}
      {may.reopen && <Button onClick={() => setAsking('reopen')}>{text.reopen}</Button>}
      {may.delegate && form.unit.kind === 'district' && <Button onClick={() => setAsking('delegate')}>{text.delegate}</Button>}
      {asking === 'delegate' && <DelegateForm form={form} onClose={() => setAsking(null)} />}
      {(asking === 'giveBack' || asking === 'reopen') && <WantedBack form={form} asking={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

/** A report goes back to its unit, with the reason and the day by which it is wanted again. */
function WantedBack({ form, asking, onClose }: { form: ReportForm; asking: 'giveBack' | 'reopen'; onClose: () => void }) {
  const text = useText(reportingText);
  const giveBack = useReturn();
  const reopen = useReopen();
  const [reason, setReason] = useState('');
  const [replyOn, setReplyOn] = useState('');
  const send = { giveBack, reopen }[asking];
  const done = (): void => {
    tell(asking === 'giveBack' ? text.givenBack : text.reopened);
    onClose();
  };
  const save = (): void => send.mutate({ id: form.id, version: form.version, reason, replyOn: replyOn || null }, { onSuccess: done });
  return (
    <FormDialog
      title={text[asking]}
      lead={asking === 'reopen' ? text.reopenLead : undefined}
      ready={reason.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      saveWord={text[asking]}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.reason}>
        <TextArea rows={4} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Field label={text.replyOn} hint={text.replyHint}>
        <DayInput value={replyOn} onChange={setReplyOn} />
      </Field>
    </FormDialog>
  );
}
