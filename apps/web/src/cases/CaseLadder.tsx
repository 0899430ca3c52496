import type { CaseDetail } from '@gongjian/contract/cases';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { dayText, instantText } from '../ui/format.ts';
import { TextArea } from '../ui/Input.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { tell } from '../ui/tell.ts';
import { useEscalate } from './api.ts';
import styles from './Cases.module.css';
import { casesText } from './text.ts';

/** 提醒、督办单、通报、约谈、专项督察、移送问责: what was taken, and what the case has come to. */
export function CaseLadder({ one }: { one: CaseDetail }) {
  const text = useText(casesText);
  const viewer = useViewer();
  const language = useLanguage();
  const [taking, setTaking] = useState(false);
  const take = one.nextRung !== null && viewer.may('cases.dispatch') && (
    <Button size="small" danger onClick={() => setTaking(true)}>
      {text.takeRung(text.rungs[one.nextRung])}
    </Button>
  );
  return (
    <Panel title={text.ladder} actions={take}>
      <ul className={styles.files}>
        {one.rungs.length === 0 && <li className="soft">{text.noRungs}</li>}
        {one.rungs.map(({ name, replyDue, reason, by, at }) => (
          <li key={name}>
            <strong>{text.rungs[name]}</strong> {reason}
            <span className="soft">
              {[replyDue === null ? null : text.replyBy(dayText(replyDue, language)), `${by.name} ${instantText(at, language)}`]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {taking && one.nextRung !== null && <RungForm one={one} rung={one.nextRung} onClose={() => setTaking(false)} />}
    </Panel>
  );
}

type Rung = NonNullable<CaseDetail['nextRung']>;

function RungForm({ one, rung, onClose }: { one: CaseDetail; rung: Rung; onClose: () => void }) {
  const text = useText(casesText);
  const escalate = useEscalate();
  const [reason, setReason] = useState('');
  const save = (): void =>
    escalate.mutate(
      { id: one.id, version: one.version, name: rung, reason },
      {
        onSuccess: () => {
          tell(text.done);
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={text.takeRung(text.rungs[rung])}
      ready={reason.trim() !== ''}
      busy={escalate.isPending}
      error={escalate.error}
      onSave={save}
      onClose={onClose}
    >
      <Field label={text.reason}>
        <TextArea value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
