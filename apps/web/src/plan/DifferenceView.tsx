import type { Difference, DifferenceItem } from '@gongjian/contract/plan';
import { filterDifference } from '@gongjian/domain/plan/difference-filter';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { uiText } from '../ui/text.ts';
import { usePause } from '../ui/usePause.ts';
import styles from './Difference.module.css';
import { planText } from './text.ts';

type Kind = DifferenceItem['kind'];
export const kinds: readonly Kind[] = ['changed', 'new', 'gone', 'same'];

export type Shown = { readonly kinds: readonly Kind[]; readonly q: string };
export const SHOWN_FIRST: Shown = { kinds: ['changed', 'new', 'gone'], q: '' };

type Props = { difference: Difference; shown?: Shown; onShow?: (shown: Shown) => void };

/** Two plans measure by measure: what was changed, put in and taken out, in words one can read. Who holds the filter may keep it. */
export function DifferenceView({ difference, shown: held, onShow }: Props) {
  const text = useText(planText);
  const words = useText(uiText);
  const [own, setOwn] = useState<Shown>(SHOWN_FIRST);
  const shown = held ?? own;
  const show = onShow ?? setOwn;
  const [typed, setTyped] = usePause(shown.q, (q) => show({ ...shown, q }));
  const items = filterDifference(difference.items, shown);
  return (
    <div className={styles.difference}>
      <p className={styles.titles}>
        <span>{sideTitle(difference.before, text.version)}</span> → <span>{sideTitle(difference.after, text.version)}</span>
      </p>
      <div className={styles.filters}>
        <Checkbox.Group
          aria-label={text.showKinds}
          value={[...shown.kinds]}
          onChange={(values) => show({ ...shown, kinds: values as Kind[] })}
          options={kinds.map((kind) => ({ value: kind, label: `${text.differenceKinds[kind]} ${difference.summary[kind]}` }))}
        />
        <Input
          type="search"
          aria-label={text.findInDifference}
          placeholder={text.findInDifference}
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="soft" role="status">
          {words.shownOf(items.length, difference.items.length)}
        </span>
      </div>
      {items.length === 0 && <p className="soft">{difference.items.length === 0 ? text.noDifference : words.nothingFits}</p>}
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
