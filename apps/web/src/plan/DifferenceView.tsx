import type { Difference, DifferenceItem } from '@gongjian/contract/plan';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useText } from '../ui/language.ts';
import styles from './Difference.module.css';
import { planText } from './text.ts';

type Kind = DifferenceItem['kind'];
const kinds: readonly Kind[] = ['changed', 'new', 'gone', 'same'];

/** Two plans measure by measure: what was changed, put in and taken out, in words one can read. */
export function DifferenceView({ difference }: { difference: Difference }) {
  const text = useText(planText);
  const [shown, setShown] = useState<readonly Kind[]>(['changed', 'new', 'gone']);
  const items = difference.items.filter((item) => shown.includes(item.kind));
  return (
    <div className={styles.difference}>
      <p className={styles.titles}>
        <span>{sideTitle(difference.before, text.version)}</span> → <span>{sideTitle(difference.after, text.version)}</span>
      </p>
      <Checkbox.Group
        aria-label={text.showKinds}
        value={[...shown]}
        onChange={(values) => setShown(values as Kind[])}
        options={kinds.map((kind) => ({ value: kind, label: `${text.differenceKinds[kind]} ${difference.summary[kind]}` }))}
      />
      {items.length === 0 && <p className="soft">{text.noDifference}</p>}
      {items.map((item) => (
        <Item key={`${item.before?.id ?? ''}-${item.after?.id ?? ''}`} item={item} />
      ))}
    </div>
  );
}

const sideTitle = (side: Difference['before'], version: (n: number) => string): string =>
  side.version === null ? side.title : `${side.title}（${version(side.version)}）`;

function Item({ item }: { item: DifferenceItem }) {
  const text = useText(planText);
  const side = item.after ?? item.before;
  if (!side) return null;
  return (
    <article className={`${styles.item} ${styles[item.kind] ?? ''}`}>
      <p className={styles.head}>
        <span className={styles.kind}>{text.differenceKinds[item.kind]}</span>
        <span className="soft">{[side.plan, side.section].filter(Boolean).join(' › ')}</span>
        <strong>{side.task}</strong>
        <span className="soft">{text.measureName(side.no ?? '', side.ordinal)}</span>
        {item.kind === 'changed' && <span className="soft">{text.likeness(Math.round(item.likeness * 100))}</span>}
      </p>
      <p className={styles.text}>{item.text.length > 0 ? <Woven pieces={item.text} /> : side.text}</p>
      {item.changes
        .filter((change) => change.field !== 'text')
        .map((change) => (
          <p key={change.field} className={styles.change}>
            <span className="soft">{text.differenceFields[change.field]}</span>
            <span>
              <del>{change.before || text.none}</del> → <ins>{change.after || text.none}</ins>
            </span>
          </p>
        ))}
    </article>
  );
}

function Woven({ pieces }: { pieces: DifferenceItem['text'] }) {
  const text = useText(planText);
  let at = 0;
  return pieces.map((piece) => {
    const key = `${at}-${piece.op}`;
    at += piece.text.length;
    if (piece.op === 'same') return <span key={key}>{piece.text}</span>;
    return piece.op === 'out' ? (
      <del key={key} title={text.takenOut}>
        {piece.text}
      </del>
    ) : (
      <ins key={key} title={text.putIn}>
        {piece.text}
      </ins>
    );
  });
}
