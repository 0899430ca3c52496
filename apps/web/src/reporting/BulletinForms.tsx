import type { BulletinDetail } from '@gongjian/contract/reporting-bulletin';
import { useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { useBulletins, useIssue, useWithdraw } from './bulletin-api.ts';
import { bulletinText } from './bulletin-text.ts';

type Props = { bulletin: BulletinDetail; onClose: () => void };

export function IssueForm({ bulletin, onClose }: Props) {
  const text = useText(bulletinText);
  const issue = useIssue(bulletin);
  const last = useLastSeries();
  const [written, setSeries] = useState<string>();
  const series = written ?? last;
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
      error={issue.error}
      problemWords={text.problems}
      saveWord={text.issue}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.series} hint={text.seriesHint}>
        <Input value={series} placeholder={text.seriesExample} onChange={(event) => setSeries(event.target.value)} />
      </Field>
    </FormDialog>
  );
}

/** The series the city used last, so that its line of numbers goes on; nothing where none was used yet. */
function useLastSeries(): string {
  const numbered = useBulletins().data?.items.filter(({ number }) => number !== null) ?? [];
  const [newest] = numbered.toSorted((a, b) => (b.issuedOn ?? '').localeCompare(a.issuedOn ?? ''));
  return newest?.number?.split('〔')[0] ?? '';
}

export function WithdrawForm({ bulletin, onClose }: Props) {
  const text = useText(bulletinText);
  const withdraw = useWithdraw(bulletin);
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
        <TextArea value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
