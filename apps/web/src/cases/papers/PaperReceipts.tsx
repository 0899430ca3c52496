import type { PaperDetail } from '@gongjian/contract/cases-papers';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { instantText } from '../../ui/format.ts';
import { currentLanguage, useLanguage, useText } from '../../ui/language.ts';
import { Panel } from '../../ui/Panel.tsx';
import { refusalText } from '../../ui/refusal-text.ts';
import { tell } from '../../ui/tell.ts';
import { useSign } from './api.ts';
import { ReplyForm } from './PaperForms.tsx';
import { Counted } from './PaperSign.tsx';
import styles from './Papers.module.css';
import { papersText } from './text.ts';

type Receipt = PaperDetail['receipts'][number];

/** Who has signed and what they replied; for one's own unit, the buttons to do so. */
export function PaperReceipts({ paper }: { paper: PaperDetail }) {
  const text = useText(papersText);
  return (
    <Panel title={text.receipts} note={<Counted paper={paper} />} flush>
      {paper.receipts.map((receipt) => (
        <OneReceipt key={receipt.unit.id} paper={paper} receipt={receipt} />
      ))}
    </Panel>
  );
}

function OneReceipt({ paper, receipt }: { paper: PaperDetail; receipt: Receipt }) {
  const text = useText(papersText);
  const language = useLanguage();
  const sign = useSign(paper.id);
  const [replying, setReplying] = useState(false);
  const { unit, signedAt, signedBy, reply, repliedAt, repliedBy, overdue, mayDo } = receipt;
  const signNow = (): void =>
    sign.mutate(unit.id, {
      onSuccess: () => tell(text.signedNow),
      onError: (error) => tell(refusalText(error, currentLanguage()), 'failed'),
    });
  return (
    <div className={styles.receipt}>
      <strong>{unit.name}</strong>
      <span className="soft">{signedAt === null ? text.unsigned : text.signed(signedBy ?? '', instantText(signedAt, language))}</span>
      {paper.replyDue !== null && (
        <span className={overdue ? `${styles.sign} ${styles.over}` : 'soft'}>
          {repliedAt !== null && text.repliedBy(repliedBy ?? '', instantText(repliedAt, language))}
          {repliedAt === null && (overdue ? text.awaited.overdue : text.waiting)}
        </span>
      )}
      {mayDo.includes('sign') && (
        <Button look="primary" size="small" busy={sign.isPending} onClick={signNow}>
          {text.sign(unit.name)}
        </Button>
      )}
      {mayDo.includes('reply') && (
        <Button look="primary" size="small" onClick={() => setReplying(true)}>
          {text.reply(unit.name)}
        </Button>
      )}
      {reply !== null && <p className={styles.words}>{reply}</p>}
      {replying && <ReplyForm paper={paper} unit={unit} onClose={() => setReplying(false)} />}
    </div>
  );
}
