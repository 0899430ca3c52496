import type { AuditVerdict } from '@gongjian/contract/audit';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import styles from './Audit.module.css';
import { useVerifyTrail } from './api.ts';
import { auditText } from './text.ts';

/** Proves the trail on demand and says what came of it. */
export function Verification() {
  const text = useText(auditText);
  const verify = useVerifyTrail();
  return (
    <Panel
      title={text.verify}
      actions={
        <Button look="primary" busy={verify.isPending} onClick={() => verify.mutate()}>
          {verify.isPending ? text.verifying : text.verify}
        </Button>
      }
    >
      <Problem error={verify.error} />
      <div role="status" aria-live="polite">
        {verify.data ? <Verdict verdict={verify.data} /> : <p className="soft">{text.auditLead}</p>}
      </div>
    </Panel>
  );
}

function Verdict({ verdict }: { verdict: AuditVerdict }) {
  const text = useText(auditText);
  return (
    <div className={verdict.whole ? styles.whole : styles.broken}>
      <strong>
        {verdict.whole ? '✓ ' : '✗ '}
        {verdict.whole ? text.whole : text.broken}
      </strong>
      <p>
        {text.verdict(verdict.events, verdict.seals, verdict.waiting)}
        {verdict.archived > 0 && text.archivedCount(verdict.archived)}
      </p>
      {verdict.broken && (
        <p>
          {text.brokenWhat[verdict.broken.what]}；{text.brokenAt(String(verdict.broken.seal ?? '——'), String(verdict.broken.event ?? '——'))}
        </p>
      )}
      {verdict.head !== null && (
        <p>
          {text.head} <code className={styles.code}>{verdict.head}</code>
        </p>
      )}
    </div>
  );
}
