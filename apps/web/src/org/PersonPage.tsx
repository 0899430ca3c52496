import type { GrantShown, Person } from '@gongjian/contract/people';
import { getRouteApi } from '@tanstack/react-router';
import { Popconfirm } from 'antd';
import { useState } from 'react';
import { sessionText } from '../session/text.ts';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { instantText, todayInCity } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { PasswordShown } from './AddPersonForm.tsx';
import { useEditPerson, useEndGrant, usePerson, useResetPassword } from './api.ts';
import { EditPersonForm } from './EditPersonForm.tsx';
import { GiveRoleForm } from './GiveRoleForm.tsx';
import styles from './Org.module.css';
import { PersonState } from './People.tsx';
import { orgText } from './text.ts';

const route = getRouteApi('/in/people/$personId');

/** One person: account, and every role they hold or held. */
export function PersonPage() {
  const { personId } = route.useParams();
  const person = usePerson(personId);
  return (
    <Loaded query={person}>
      {(reply) => (
        <Page title={reply.name} lead={reply.unit.name}>
          <Account person={reply} />
          <Grants person={reply} />
        </Page>
      )}
    </Loaded>
  );
}

function Account({ person }: { person: Person }) {
  const text = useText(orgText);
  const words = useText(uiText);
  const language = useLanguage();
  return (
    <Panel title={text.person}>
      <dl className={styles.facts}>
        <dt>{text.login}</dt>
        <dd>{person.login}</dd>
        <dt>{text.phone}</dt>
        <dd>{person.phone ?? '——'}</dd>
        <dt>{text.email}</dt>
        <dd>{person.email ?? '——'}</dd>
        <dt>{text.state}</dt>
        <dd>
          <PersonState person={person} />
        </dd>
        <dt>{text.secondFactor}</dt>
        <dd>{person.secondFactor ? words.yes : words.no}</dd>
        <dt>{text.lastLogin}</dt>
        <dd className="number">{person.lastLoginAt === null ? text.never : instantText(person.lastLoginAt, language)}</dd>
      </dl>
      <AccountActions person={person} />
    </Panel>
  );
}

function AccountActions({ person }: { person: Person }) {
  const text = useText(orgText);
  const words = useText(uiText);
  const viewer = useViewer();
  const edit = useEditPerson();
  const reset = useResetPassword();
  const [editing, setEditing] = useState(false);
  if (viewer.id === person.id) return null;
  const toggle = (): void =>
    edit.mutate({ personId: person.id, version: person.version, active: !person.active }, { onSuccess: () => tell(text.saved) });
  return (
    <>
      <Problem error={edit.error ?? reset.error} />
      <div className={styles.buttons}>
        {viewer.may('people.manage') && (
          <>
            <Button onClick={() => setEditing(true)}>{text.editPerson}</Button>
            <Button danger={person.active} busy={edit.isPending} onClick={toggle}>
              {person.active ? text.switchOff : text.switchOn}
            </Button>
          </>
        )}
        {viewer.may('people.security') && (
          <Popconfirm
            title={text.resetPassword}
            description={text.resetLead}
            okText={words.confirm}
            cancelText={words.cancel}
            onConfirm={() => reset.mutate(person.id)}
          >
            <Button busy={reset.isPending}>{text.resetPassword}</Button>
          </Popconfirm>
        )}
      </div>
      {editing && <EditPersonForm person={person} onClose={() => setEditing(false)} />}
      {reset.data && <PasswordShown title={text.resetPassword} password={reset.data.password} onClose={() => reset.reset()} />}
    </>
  );
}

function Grants({ person }: { person: Person }) {
  const text = useText(orgText);
  const viewer = useViewer();
  const [giving, setGiving] = useState(false);
  const may = viewer.may('people.security') && viewer.id !== person.id;
  return (
    <Panel title={text.grants} note={text.separated} actions={may && <Button onClick={() => setGiving(true)}>{text.giveRole}</Button>}>
      {person.grants.length === 0 && <p className="soft">{text.noGrants}</p>}
      <ul className={styles.grants}>
        {person.grants.map((grant) => (
          <GrantLine key={grant.id} grant={grant} personId={person.id} mayEnd={may} />
        ))}
      </ul>
      {giving && <GiveRoleForm person={person} onClose={() => setGiving(false)} />}
    </Panel>
  );
}

function GrantLine({ grant, personId, mayEnd }: { grant: GrantShown; personId: string; mayEnd: boolean }) {
  const text = useText(orgText);
  const words = useText(uiText);
  const roles = useText(sessionText).roleNames;
  const end = useEndGrant();
  const ended = grant.to !== null && grant.to <= todayInCity();
  return (
    <li className={ended ? styles.ended : undefined}>
      <strong>{roles[grant.role]}</strong>
      <span>{grant.unit.name}</span>
      <span className="number soft">
        {grant.from} {grant.to !== null && text.grantUntil(grant.to)}
      </span>
      <span className="soft">{text.grantBy(grant.by === 'system' ? text.system : grant.by)}</span>
      {ended && <span className={styles.tag}>{text.grantEnded}</span>}
      {mayEnd && !ended && (
        <Popconfirm
          title={text.endGrant}
          okText={words.confirm}
          cancelText={words.cancel}
          onConfirm={() => end.mutate({ personId, grantId: grant.id })}
        >
          <Button size="small" busy={end.isPending}>
            {text.endGrant}
          </Button>
        </Popconfirm>
      )}
      <Problem error={end.error} />
    </li>
  );
}
