import type { PaperDetail } from '@gongjian/contract/cases-papers';
import { useState } from 'react';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Input, TextArea } from '../../ui/Input.tsx';
import { useText } from '../../ui/language.ts';
import { Problem } from '../../ui/Problem.tsx';
import { tell } from '../../ui/tell.ts';
import { useIssue, useReply, useWithdraw } from './api.ts';
import { papersText } from './text.ts';

type Props = { paper: PaperDetail; onClose: () => void };

export function IssueForm({ paper, onClose }: Props) {
  const text = useText(papersText);
  const issue = useIssue(paper);
  const [series, setSeries] = useState(paper.series);
  const save = (): void =>
    issue.mutate(series.trim(), {
      onSuccess: ({ number }) => {
        tell(text.issued(number ?? ''));
        onClose();
      },
    });
  return (
    <FormDialog
      title={text.issue}
      lead={text.issueLead}
      ready={/^[\u4e00-\u9fa5]{2,8}$/.test(series.trim())}
      busy={issue.isPending}
      error={null}
      saveWord={text.issue}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.series} hint={text.seriesHint}>
        <Input value={series} maxLength={8} onChange={(event) => setSeries(event.target.value)} />
      </Field>
      <Problem error={issue.error} words={text.wrong} />
    </FormDialog>
  );
}

export function WithdrawForm({ paper, onClose }: Props) {
  const text = useText(papersText);
  const withdraw = useWithdraw(paper);
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={text.withdraw}
      lead={text.withdrawLead}
      ready={reason.trim() !== ''}
      busy={withdraw.isPending}
      error={withdraw.error}
      saveWord={text.withdraw}
      onSave={() => withdraw.mutate(reason, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field label={text.reason}>
        <TextArea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}

export function ReplyForm({ paper, unit, onClose }: Props & { unit: { readonly id: string; readonly name: string } }) {
  const text = useText(papersText);
  const reply = useReply(paper.id);
  const [said, setSaid] = useState('');
  const done = (): void => {
    tell(text.replied);
    onClose();
  };
  return (
    <FormDialog
      title={text.reply(unit.name)}
      ready={said.trim() !== ''}
      busy={reply.isPending}
      error={reply.error}
      saveWord={text.reply(unit.name)}
      onSave={() => reply.mutate({ unitId: unit.id, text: said }, { onSuccess: done })}
      onClose={onClose}
    >
      <Field label={text.replyText}>
        <TextArea rows={6} value={said} maxLength={4000} onChange={(event) => setSaid(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
