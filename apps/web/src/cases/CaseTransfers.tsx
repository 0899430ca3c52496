import type { CaseDetail } from '@gongjian/contract/cases';
import { dayText, instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { boardText } from './board-text.ts';
import styles from './Cases.module.css';
import { type Transfer, transfersOf } from './transfers.ts';

/** 移交与签收: to whom it went, and whether it arrived. Nothing where it never changed hands. */
export function CaseTransfers({ one }: { one: CaseDetail }) {
  const text = useText(boardText);
  const language = useLanguage();
  const transfers = transfersOf(one);
  if (transfers.length === 0) return null;
  return (
    <Panel title={text.transfers}>
      <ul className={styles.files}>
        {transfers.map((transfer) => (
          <li key={transfer.given.id}>
            <strong>{transfer.to}</strong>
            <span className="soft">{`${text.from} ${transfer.given.by.name} ${instantText(transfer.given.at, language)}`}</span>
            <Receipt transfer={transfer} />
            {transfer.given.reason !== '' && <span className={styles.reason}>{transfer.given.reason}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Receipt({ transfer: { receipt, awaited, given } }: { transfer: Transfer }) {
  const text = useText(boardText);
  const language = useLanguage();
  if (receipt !== null) return <span>{`${text.received} ${receipt.by.name} ${instantText(receipt.at, language)}`}</span>;
  if (!awaited) return null;
  return (
    <span className={styles.over}>{given.due === null ? text.awaitingReceipt : text.awaitingUntil(dayText(given.due, language))}</span>
  );
}
