import type { Finding } from '@gongjian/contract/supervision-findings';
import { dayText, instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { findingText } from './finding-text.ts';
import { fetchLookBackPhoto } from './findings-api.ts';
import styles from './Supervision.module.css';

/** 公示 */
export function PublicityOf({ one: { publicity } }: { one: Finding }) {
  const text = useText(findingText);
  const language = useLanguage();
  if (publicity === null) return null;
  const from = dayText(publicity.from, language);
  const days = publicity.until === null ? text.publicSince(from) : text.publicUntil(from, dayText(publicity.until, language));
  return (
    <Panel title={text.publicity}>
      <p>{days}</p>
      {publicity.stopped && <p className={styles.over}>{text.standsStill}</p>}
    </Panel>
  );
}

/** What the public objected, for those who are told of it. */
export function ObjectionsOf({ one: { objections } }: { one: Finding }) {
  const text = useText(findingText);
  const language = useLanguage();
  if (objections.length === 0) return null;
  return (
    <Panel title={text.objections} note={String(objections.length)}>
      <ul className={styles.steps}>
        {objections.map(({ id, objector, contact, text: words, receivedOn, state, answer, decidedBy }) => (
          <li key={id}>
            <strong>{`${dayText(receivedOn, language)} · ${text.objectionStates[state]}`}</strong>
            {(objector !== '' || contact !== '') && <span className="soft">{[objector, contact].filter(Boolean).join(' ')}</span>}
            <p className={styles.words} lang="zh-CN">
              {words}
            </p>
            {answer !== '' && (
              <p lang="zh-CN">
                <strong>{`${text.answer} ${decidedBy ?? ''}`}</strong> {answer}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** 回头看: when, and what was seen. */
export function LookBacksOf({ one: { lookBacks } }: { one: Finding }) {
  const text = useText(findingText);
  const language = useLanguage();
  if (lookBacks.length === 0) return null;
  return (
    <Panel title={text.lookBacks}>
      <ul className={styles.steps}>
        {lookBacks.map(({ id, due, state, note, by, at }) => (
          <li key={id}>
            <strong>{`${dayText(due, language)} · ${text.lookBackStates[state]}`}</strong>
            {at !== null && <span className="soft">{`${by ?? ''} ${instantText(at, language)}`}</span>}
            {note !== '' && <p lang="zh-CN">{note}</p>}
            {(state === 'kept' || state === 'lapsed') && (
              <div>
                <button type="button" className={styles.link} onClick={() => void fetchLookBackPhoto(id)}>
                  {text.seen}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
