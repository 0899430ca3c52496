import type { Visit } from '@gongjian/contract/supervision';
import { judge } from '@gongjian/domain/supervision/judge-answers';
import { conformWords } from '@gongjian/domain/supervision/model';
import { instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { answerOf, type Item } from './answer-of.ts';
import { fetchVisitFile } from './api.ts';
import { Facts } from './Facts.tsx';
import styles from './Supervision.module.css';
import { VisitPhotos } from './VisitPhotos.tsx';
import { visitText } from './visit-text.ts';

/** A visit as it was recorded. */
export function VisitShown({ one }: { one: Visit }) {
  const text = useText(visitText);
  const words = useText(uiText);
  const language = useLanguage();
  const place = one.place === null ? words.none : `${one.place.longitude}, ${one.place.latitude}`;
  return (
    <>
      <Panel title={text.about}>
        <Facts
          rows={[
            [text.inspector, one.inspector.name],
            [text.companions, one.companions.join('、') || words.none],
            [text.startedAt, instantText(one.startedAt, language)],
            [text.endedAt, one.endedAt === null ? words.none : instantText(one.endedAt, language)],
            [text.place, one.accuracy === null ? place : `${place} · ${text.accuracy(one.accuracy)}`],
            [text.signer, <Signed key="signed" one={one} />],
          ]}
        />
      </Panel>
      <Panel title={one.checklist.title} note={text.version(one.checklist.version)}>
        {one.checklist.items.map((item) => (
          <ItemShown key={item.code} one={one} item={item} />
        ))}
      </Panel>
    </>
  );
}

function Signed({ one: { id, signatureId, signer, unsignedReason } }: { one: Visit }) {
  const text = useText(visitText);
  if (signatureId === null) return <>{unsignedReason === '' ? '' : `${text.unsigned} ${unsignedReason}`}</>;
  return (
    <button type="button" className={styles.link} onClick={() => void fetchVisitFile(id, signatureId)}>
      {signer}
    </button>
  );
}

function ItemShown({ one, item }: { one: Visit; item: Item }) {
  const text = useText(visitText);
  const answer = answerOf(one.answers, item.code);
  const fails = judge(item.answer, answer) === 'fails';
  const word = conformWords.find((known) => item.answer.type === 'conforms' && known === answer.value);
  const unit = item.answer.type === 'number' ? ` ${item.answer.unit}` : '';
  const value = answer.value === '' ? text.notAnswered : word === undefined ? `${answer.value}${unit}` : text.values[word];
  return (
    <div className={styles.item}>
      <div className={styles.row}>
        <span className={styles.itemTitle} lang="zh-CN">
          {item.title}
        </span>
        <span className={fails ? styles.over : 'soft'}>{value}</span>
      </div>
      {answer.note !== '' && (
        <p className={styles.words} lang="zh-CN">
          {answer.note}
        </p>
      )}
      <VisitPhotos one={one} ids={answer.photos} />
    </div>
  );
}
