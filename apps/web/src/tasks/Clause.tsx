import { useEffect, useRef } from 'react';
import { fetchDocument } from '../plan/api.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { useMeasureSource } from './api.ts';
import styles from './Measure.module.css';
import { measureText } from './measure-text.ts';

/** The words of the document the measure came from, marked where they stand. */
export function Clause({ measureId }: { measureId: string }) {
  const text = useText(measureText);
  const source = useMeasureSource(measureId);
  return (
    <Panel title={text.clause} note={source.data?.document?.name}>
      <Loaded query={source}>
        {(reply) =>
          reply.source === null ? (
            <p className="soft">{text.clauseNone}</p>
          ) : (
            <>
              <Marked before={reply.before} clause={reply.clause} after={reply.after} />
              <p className={styles.clauseFoot}>
                <span>{text.clauseAt(reply.source.line)}</span>
                {reply.source.page !== null && <span>{text.pageAt(reply.source.page)}</span>}
                {reply.document && (
                  <button type="button" className={styles.linkButton} onClick={() => void fetchDocument(reply.document?.id ?? '')}>
                    {text.openDocument}
                  </button>
                )}
              </p>
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Marked({ before, clause, after }: { before: string; clause: string; after: string }) {
  const text = useText(measureText);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const mark = frame.current?.querySelector('mark');
    if (frame.current && mark) frame.current.scrollTop = mark.offsetTop - frame.current.offsetTop - 48;
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={frame} className={styles.clause} tabIndex={0} aria-label={text.clause}>
      {before}
      <mark>{clause}</mark>
      {after}
    </section>
  );
}
