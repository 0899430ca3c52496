import type { BulletinDetail } from '@gongjian/contract/reporting-bulletin';
import { Button } from '../ui/Button.tsx';
import { instantText } from '../ui/format.ts';
import { currentLanguage, useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import list from './Bulletin.module.css';
import { useRemind } from './bulletin-api.ts';
import { bulletinText } from './bulletin-text.ts';
import styles from './Reporting.module.css';

/** Who has signed, and who has not. */
export function BulletinReceipts({ bulletin, manages }: { bulletin: BulletinDetail; manages: boolean }) {
  const text = useText(bulletinText);
  const language = useLanguage();
  const { id, receipts, state, signed, addressed } = bulletin;
  const remind = useRemind(id);
  const actions = manages && state === 'issued' && signed < addressed && (
    <Button
      size="small"
      busy={remind.isPending}
      onClick={() =>
        remind.mutate(undefined, {
          onSuccess: ({ units }) => tell(text.reminded(units)),
          onError: (error) => tell(refusalText(error, currentLanguage()), 'failed'),
        })
      }
    >
      {text.remind}
    </Button>
  );
  return (
    <Panel title={text.receipts} note={text.signed(signed, addressed)} actions={actions} flush>
      <div className={list.receipts}>
        {receipts.map(({ unit, signedAt, signedBy }) => (
          <div key={unit.id} className={list.receipt}>
            <strong>{unit.name}</strong>
            {signedAt === null ? (
              <span className={`${styles.sign} ${styles.warn}`}>{text.unsigned}</span>
            ) : (
              <span className="soft">{`${signedBy} · ${instantText(signedAt, language)}`}</span>
            )}
          </div>
        ))}
      </div>
    </Panel>
  );
}
