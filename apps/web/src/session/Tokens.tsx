import type { ApiToken } from '@gongjian/contract/people';
import type { Permission } from '@gongjian/contract/permissions';
import { InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Field } from '../ui/Field.tsx';
import { instantText } from '../ui/format.ts';
import { Input } from '../ui/Input.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import styles from './Account.module.css';
import { useCreateToken, useRevokeToken, useTokens } from './api.ts';
import { sessionText } from './text.ts';
import { useViewer } from './viewer.ts';

/** 接口令牌: for programs that act in this person's name. */
export function Tokens() {
  const text = useText(sessionText);
  const language = useLanguage();
  const tokens = useTokens();
  const [creating, setCreating] = useState(false);
  return (
    <Panel title={text.tokens} note={text.tokensLead} actions={<Button onClick={() => setCreating(true)}>{text.tokenCreate}</Button>} flush>
      <Loaded query={tokens}>
        {({ items }) => (
          <DataTable
            label={text.tokens}
            rows={items}
            rowKey={(token) => token.id}
            empty={text.noTokens}
            columns={[
              { key: 'name', title: text.tokenName, cell: (token) => token.name },
              { key: 'scopes', title: text.tokenScopes, cell: (token) => <Scopes scopes={token.scopes} /> },
              { key: 'created', title: text.createdAt, cell: (token) => instantText(token.createdAt, language) },
              { key: 'expires', title: text.expiresAt, cell: (token) => instantText(token.expiresAt, language) },
              {
                key: 'used',
                title: text.lastUsedAt,
                cell: (token) => (token.lastUsedAt === null ? text.never : instantText(token.lastUsedAt, language)),
              },
              { key: 'state', title: text.state, cell: (token) => <TokenState token={token} /> },
            ]}
          />
        )}
      </Loaded>
      {creating && <CreateToken onClose={() => setCreating(false)} />}
    </Panel>
  );
}

function Scopes({ scopes }: { scopes: readonly Permission[] }) {
  const text = useText(sessionText);
  return (
    <span className={styles.scopes}>
      {scopes.map((scope) => (
        <span key={scope}>{text.permissions[scope]}</span>
      ))}
    </span>
  );
}

function TokenState({ token }: { token: ApiToken }) {
  const text = useText(sessionText);
  const revoke = useRevokeToken();
  if (token.revokedAt !== null) return text.tokenRevoked;
  if (Date.parse(token.expiresAt) < Date.now()) return text.tokenExpired;
  return (
    <Button
      size="small"
      danger
      busy={revoke.isPending}
      onClick={() => revoke.mutate(token.id, { onSuccess: () => tell(text.tokenRevoked) })}
    >
      {text.tokenRevoke}
    </Button>
  );
}

type Draft = { name: string; scopes: Permission[]; days: number };

function CreateToken({ onClose }: { onClose: () => void }) {
  const text = useText(sessionText);
  const words = useText(uiText);
  const viewer = useViewer();
  const create = useCreateToken();
  const [draft, setDraft] = useState<Draft>({ name: '', scopes: [], days: 90 });
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const ready = draft.name.trim() !== '' && draft.scopes.length > 0;
  const footer = create.data
    ? [
        <Button key="close" onClick={onClose}>
          {words.close}
        </Button>,
      ]
    : undefined;
  return (
    <Modal
      open
      title={text.tokenCreate}
      onCancel={onClose}
      onOk={() => create.mutate(draft)}
      okText={words.confirm}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={create.isPending}
      {...(footer ? { footer } : {})}
    >
      {create.data ? (
        <div className={styles.stack}>
          <p>{text.tokenShown}</p>
          <p className={styles.secret}>{create.data.token}</p>
        </div>
      ) : (
        <div className={styles.stack}>
          <Field label={text.tokenName}>
            <Input maxLength={100} value={draft.name} onChange={(event) => set({ name: event.target.value })} />
          </Field>
          <Field label={text.tokenScopes}>
            <Select
              mode="multiple"
              value={draft.scopes}
              onChange={(scopes) => set({ scopes })}
              options={viewer.permissions.map((value) => ({ value, label: text.permissions[value] }))}
              style={{ width: '100%', minWidth: 260 }}
            />
          </Field>
          <Field label={text.tokenDays}>
            <InputNumber min={1} max={366} value={draft.days} onChange={(days) => set({ days: days ?? 90 })} />
          </Field>
          <Problem error={create.error} />
        </div>
      )}
    </Modal>
  );
}
