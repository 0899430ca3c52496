import { memo, useEffect, useMemo, useRef } from 'react';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { useDocumentText } from './api.ts';
import { marksByLine, marksOf } from './placed.ts';
import styles from './Review.module.css';
import { useReview } from './review-state.ts';
import { type Line, linesOf, type Mark, segmentsOf } from './segments.ts';
import { planText } from './text.ts';

/** 原文: the document's own words; every measure is marked where it was read, and leads to its record. */
export function SourcePane() {
  const text = useText(planText);
  const { review } = useReview();
  const document = useDocumentText(review.document?.id);
  if (review.document === null) return <section className={styles.source}>{text.byHand}</section>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.source} aria-label={text.source} tabIndex={0}>
      <Loaded query={document} rows={20}>
        {(reply) => <SourceText documentId={reply.document.id} text={reply.text} pageStarts={reply.pageStarts} />}
      </Loaded>
    </section>
  );
}

function SourceText({ documentId, text, pageStarts }: { documentId: string; text: string; pageStarts: readonly number[] }) {
  const words = useText(planText);
  const { measures, chosen, choose } = useReview();
  const frame = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(text), [text]);
  const marks = useMemo(() => marksByLine(lines, marksOf(measures.values(), documentId)), [lines, measures, documentId]);
  const choosing = useRef(choose);
  choosing.current = choose;
  const onChoose = useRef((owner: string) => choosing.current(owner)).current;
  useEffect(() => {
    if (!chosen) return;
    const pane = frame.current?.parentElement;
    const mark = frame.current?.querySelector<HTMLElement>(`[data-owner="${CSS.escape(chosen.id)}"]`);
    if (!pane || !mark) return;
    pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }, [chosen]);
  return (
    <div ref={frame}>
      {lines.map((line, i) => {
        const page = pageStarts.indexOf(line.start);
        const here = marks[i] ?? [];
        return (
          <div key={line.start}>
            {page > 0 && <p className={styles.page}>{words.page(page + 1)}</p>}
            <SourceLine
              line={line}
              marks={here}
              chosen={here.some((mark) => mark.owner === chosen?.id) ? (chosen?.id ?? null) : null}
              onChoose={onChoose}
            />
          </div>
        );
      })}
    </div>
  );
}

type LineProps = { line: Line; marks: readonly Mark[]; chosen: string | null; onChoose: (owner: string) => void };

/** One line; it is drawn again only when its own marks or the choice within it change. */
const SourceLine = memo(function SourceLine({ line, marks, chosen, onChoose }: LineProps) {
  if (line.characters.length === 0) return <p className={styles.blank} />;
  return (
    <p className={styles.line}>
      {segmentsOf(line.characters, line.start, marks).map((piece) => {
        const { owner } = piece;
        if (owner === null) return <span key={piece.start}>{piece.text}</span>;
        const className = `${styles.mark} ${piece.promise ? styles.promise : ''} ${owner === chosen ? styles.chosenMark : ''}`;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard the same choice is made at the record on the other side
          <mark key={piece.start} data-owner={owner} className={className} onClick={() => onChoose(owner)}>
            {piece.text}
          </mark>
        );
      })}
    </p>
  );
}, sameLine);

function sameLine(a: LineProps, b: LineProps): boolean {
  if (a.line !== b.line || a.chosen !== b.chosen || a.marks.length !== b.marks.length) return false;
  return a.marks.every((mark, i) => sameMark(mark, b.marks[i]));
}

const sameMark = (a: Mark, b: Mark | undefined): boolean =>
  b !== undefined && a.start === b.start && a.end === b.end && a.owner === b.owner && a.kind === b.kind;
