import type { ReportContent, ReportForm } from '@gongjian/contract/reporting';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { fetchAttachment } from './api.ts';
import styles from './Report.module.css';
import { reportingText } from './text.ts';

const fields = ['progress', 'problems', 'nextStep', 'supportNeeded'] as const;

/** A report as its reviewers and other units read it. */
export function ReadReport({ form }: { form: ReportForm }) {
  const text = useText(reportingText);
  const words = useText(uiText);
  return (
    <Panel title={text.text}>
      <Texts content={form.content} />
      <dl className={styles.told}>
        {form.promises.map((promise) => (
          <PromiseTold key={promise.id} promise={promise} content={form.content} />
        ))}
        <dt>{text.accountable}</dt>
        <dd>{form.accountable ? `${form.accountable.title} ${form.accountable.name}`.trim() : words.none}</dd>
        <dt>{text.files}</dt>
        <dd className={styles.files}>
          {form.attachments.length === 0 && words.none}
          {form.attachments.map(({ id, name }) => (
            <button key={id} type="button" className={styles.link} onClick={() => void fetchAttachment(form.id, id)}>
              {name}
            </button>
          ))}
        </dd>
      </dl>
    </Panel>
  );
}

export function Texts({ content }: { content: ReportContent }) {
  const text = useText(reportingText);
  const words = useText(uiText);
  return (
    <dl className={styles.told}>
      {fields.map((field) => (
        <div key={field} className={styles.pair}>
          <dt>{text[field]}</dt>
          <dd className={styles.said}>{content[field] || words.none}</dd>
        </div>
      ))}
    </dl>
  );
}

function PromiseTold({ promise, content }: { promise: ReportForm['promises'][number]; content: ReportContent }) {
  const text = useText(reportingText);
  const words = useText(uiText);
  const ofIt = <T extends { promiseId: string }>(list: readonly T[]): T[] => list.filter(({ promiseId }) => promiseId === promise.id);
  const numbers = ofIt(content.numbers).map(({ amount }) => Object.values(amount).join(' / ') + (promise.unit ?? ''));
  const stages = ofIt(content.stages).map(({ stage, on, documentNumber }) =>
    [text.stages[stage], on, documentNumber].filter(Boolean).join(' '),
  );
  const acts = ofIt(content.acts).map(({ done }) => (done ? text.actDone : words.no));
  return (
    <div className={styles.pair}>
      <dt>{promise.phrase}</dt>
      <dd>{words.sentences([...numbers, ...stages, ...acts]) || words.none}</dd>
    </div>
  );
}
