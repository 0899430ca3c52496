import type { FeedbackItem } from '@gongjian/contract/publication-feedback';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { useOpenContact } from './api.ts';
import styles from './Feedback.module.css';
import { feedbackText } from './text.ts';

const LEAST_REASON = 2;

/** Who sent it: masked until somebody entitled says what for. */
export function FeedbackContact({ one: { id, contact } }: { one: FeedbackItem }) {
  const text = useText(feedbackText);
  const viewer = useViewer();
  const opening = useOpenContact();
  const [asking, setAsking] = useState(false);
  if (contact === null) return <Panel title={text.who}>{text.anonymous}</Panel>;
  const mayOpen = viewer.may('publication.contacts') && opening.data === undefined;
  return (
    <Panel title={text.who} actions={mayOpen && <Button onClick={() => setAsking(true)}>{text.open}</Button>}>
      <Person shown={opening.data ?? contact} />
      <p className="soft">{opening.data === undefined ? text.masked : text.shown}</p>
      {asking && (
        <AskReason
          busy={opening.isPending}
          error={opening.error}
          onAsk={(reason) => opening.mutate({ id, reason }, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Panel>
  );
}

function Person({ shown: { name, contact } }: { shown: { readonly name: string; readonly contact: string } }) {
  const text = useText(feedbackText);
  const words = useText(uiText);
  return (
    <dl className={styles.about}>
      <div>
        <dt>{text.name}</dt>
        <dd>{name || words.none}</dd>
      </div>
      <div>
        <dt>{text.contact}</dt>
        <dd>{contact || words.none}</dd>
      </div>
    </dl>
  );
}

type AskProps = { busy: boolean; error: unknown; onAsk: (reason: string) => void; onClose: () => void };

function AskReason({ busy, error, onAsk, onClose }: AskProps) {
  const text = useText(feedbackText);
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={text.open}
      lead={text.opening}
      ready={reason.trim().length >= LEAST_REASON}
      busy={busy}
      error={error}
      saveWord={text.open}
      onSave={() => onAsk(reason.trim())}
      onClose={onClose}
    >
      <Field label={text.reason} hint={text.reasonHint}>
        <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
