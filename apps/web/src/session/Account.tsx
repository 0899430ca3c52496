import { instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import styles from './Account.module.css';
import { ChangePassword } from './ChangePassword.tsx';
import { EmailForm } from './EmailForm.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { Tokens } from './Tokens.tsx';
import { sessionText } from './text.ts';
import { useViewer } from './viewer.ts';

/** 我的账号: who I am, my password, second factor and tokens. */
export function Account() {
  const text = useText(sessionText);
  const viewer = useViewer();
  return (
    <Page title={text.account}>
      <div className={styles.columns}>
        <Me />
        <Panel title={text.changePassword}>
          <ChangePassword />
        </Panel>
        <SecondFactor />
      </div>
      {viewer.may('tokens.manage') && <Tokens />}
    </Page>
  );
}

function Me() {
  const text = useText(sessionText);
  const language = useLanguage();
  const viewer = useViewer();
  return (
    <Panel title={text.me}>
      <dl className={styles.facts}>
        <dt>{text.personName}</dt>
        <dd>{viewer.name}</dd>
        <dt>{text.loginName}</dt>
        <dd>{viewer.login}</dd>
        <dt>{text.unit}</dt>
        <dd>{viewer.unit.name}</dd>
        <dt>{text.roles}</dt>
        <dd>
          <ul>
            {viewer.roles.map((grant) => (
              <li key={`${grant.role}-${grant.unit.id}`}>
                {text.roleNames[grant.role]}
                <span className="soft"> · {grant.unit.name}</span>
              </li>
            ))}
          </ul>
        </dd>
        {viewer.passwordExpiresAt !== null && (
          <>
            <dt>{text.passwordExpires}</dt>
            <dd className="number">{instantText(viewer.passwordExpiresAt, language)}</dd>
          </>
        )}
      </dl>
      <div className={styles.email}>
        <EmailForm />
      </div>
    </Panel>
  );
}
