import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { instantText } from '../ui/format.ts';
import { Input } from '../ui/Input.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { currentLanguage, useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { useAddWebhook, usePauseWebhook, useRemoveWebhook, useTestWebhook, useWebhooks } from './notices-api.ts';
import { noticesText } from './notices-text.ts';
import { OnceShown } from './OnceShown.tsx';
import styles from './Reporting.module.css';

/** Webhook 管理: where messages are posted to. */
export function Webhooks() {
  const text = useText(noticesText);
  const language = useLanguage();
  const webhooks = useWebhooks();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const told = (fresh: string): void => {
    setSecret(fresh);
    setAdding(false);
  };
  return (
    <Panel title={text.webhooks} actions={<Button onClick={() => setAdding(true)}>{text.addWebhook}</Button>} flush>
      <p className={styles.message}>{text.webhooksLead}</p>
      {secret !== null && <OnceShown lead={text.secret} value={secret} />}
      <Loaded query={webhooks}>
        {({ items }) => (
          <DataTable
            label={text.webhooks}
            rows={items}
            rowKey={({ id }) => id}
            empty={text.noWebhooks}
            columns={[
              { key: 'url', title: text.url, cell: ({ url }) => url },
              { key: 'state', title: text.webhookState, cell: ({ pausedAt }) => <Going pausedAt={pausedAt} />, width: 80 },
              { key: 'at', title: text.addedAt, cell: ({ at }) => instantText(at, language), width: 150 },
              { key: 'acts', title: text.acts, cell: ({ id, pausedAt }) => <Acts id={id} paused={pausedAt !== null} />, width: 290 },
            ]}
          />
        )}
      </Loaded>
      {adding && <AddWebhook onClose={() => setAdding(false)} onAdded={told} />}
    </Panel>
  );
}

function Going({ pausedAt }: { pausedAt: string | null }) {
  const text = useText(noticesText);
  const state = pausedAt === null ? 'on' : 'paused';
  return (
    <span className={styles.signs}>
      <span className={`${styles.sign} ${state === 'on' ? styles.good : styles.warn}`}>{text.webhookStates[state]}</span>
    </span>
  );
}

const sayNo = (error: unknown): void => tell(refusalText(error, currentLanguage()), 'failed');

function Acts({ id, paused }: { id: string; paused: boolean }) {
  const text = useText(noticesText);
  const remove = useRemoveWebhook();
  const pause = usePauseWebhook();
  const test = useTestWebhook();
  const tested = ({ error }: { error: string | null }): void =>
    error === null ? tell(text.webhookTested) : tell(text.webhookTestFailed(error), 'failed');
  return (
    <span className={styles.toolbar}>
      <Link to="/notices" search={{ view: 'sent', channel: 'webhook' }}>
        {text.toLog}
      </Link>
      <Button size="small" busy={test.isPending} onClick={() => test.mutate(id, { onSuccess: tested, onError: sayNo })}>
        {text.testWebhook}
      </Button>
      <Button size="small" busy={pause.isPending} onClick={() => pause.mutate({ id, paused: !paused }, { onError: sayNo })}>
        {paused ? text.resumeWebhook : text.pauseWebhook}
      </Button>
      <Button
        size="small"
        danger
        busy={remove.isPending}
        onClick={() => remove.mutate(id, { onSuccess: () => tell(text.removedWebhook), onError: sayNo })}
      >
        {text.removeWebhook}
      </Button>
    </span>
  );
}

function AddWebhook({ onClose, onAdded }: { onClose: () => void; onAdded: (secret: string) => void }) {
  const text = useText(noticesText);
  const add = useAddWebhook();
  const [url, setUrl] = useState('https://');
  return (
    <FormDialog
      title={text.addWebhook}
      lead={text.webhooksLead}
      busy={add.isPending}
      error={add.error}
      ready={URL.canParse(url)}
      onSave={() => add.mutate(url, { onSuccess: ({ secret }) => onAdded(secret) })}
      onClose={onClose}
    >
      <Field label={text.url}>
        <Input type="url" maxLength={1000} value={url} onChange={(event) => setUrl(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
