import type { BulletinDetail, BulletinText } from '@gongjian/contract/reporting-bulletin';
import { figuresByHand, isChanged } from '@gongjian/domain/reporting/bulletin-text';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { randomKey } from '../ui/random-key.ts';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { BulletinParts } from './BulletinParts.tsx';
import { useSave } from './bulletin-api.ts';
import { bulletinText } from './bulletin-text.ts';
import styles from './Reporting.module.css';

type Block = BulletinText['blocks'][number];

/** The text piece by piece; what differs from the sealed figures is said under each. */
export function BulletinEditor({ bulletin, onDirty }: { bulletin: BulletinDetail; onDirty: (dirty: boolean) => void }) {
  const text = useText(bulletinText);
  const save = useSave(bulletin);
  const [draft, setDraft] = useState(bulletin.text);
  const change = (next: BulletinText): void => {
    setDraft(next);
    onDirty(true);
  };
  const put = (blocks: Block[]): void => change({ ...draft, blocks });
  const replace = (b: number, ...by: Block[]): void => put(draft.blocks.toSpliced(b, 1, ...by));
  const added = (): Block => ({ key: `hand-${randomKey()}`, kind: 'paragraph', level: null, text: '', drafted: null });
  const actions = (
    <Button look="primary" size="small" busy={save.isPending} onClick={() => save.mutate(draft, { onSuccess: () => tell(text.saved) })}>
      {text.save}
    </Button>
  );
  return (
    <Panel title={text.text} actions={actions}>
      <div className={styles.stack}>
        <Problem error={save.error} words={text.problems} />
        <Field label={text.docTitle} problem={draft.title.trim() === '' ? text.problems.title_missing : undefined} wide>
          <Input maxLength={300} value={draft.title} onChange={(event) => change({ ...draft, title: event.target.value })} />
        </Field>
        <BulletinParts draft={draft} issuer={bulletin.issuer} onChange={change} />
        {draft.blocks.map((block, b) => (
          <Piece
            key={block.key}
            block={block}
            n={b + 1}
            onChange={(next) => replace(b, next)}
            onRemove={() => replace(b)}
            onAdd={() => replace(b, block, added())}
          />
        ))}
        {bulletin.removed.length > 0 && (
          <Removed blocks={bulletin.removed} kept={draft.blocks} onBack={(block) => put([...draft.blocks, block])} />
        )}
      </div>
    </Panel>
  );
}

type PieceProps = { block: Block; n: number; onChange: (next: Block) => void; onRemove: () => void; onAdd: () => void };

function Piece({ block, n, onChange, onRemove, onAdd }: PieceProps) {
  const text = useText(bulletinText);
  const words = useText(uiText);
  if (block.kind === 'table') return <p className="soft">{text.table}</p>;
  const write = (words: string): void => onChange({ ...block, text: words });
  const figures = figuresByHand(block);
  return (
    <div>
      <Field label={block.kind === 'heading' ? `${text.headings} ${n}` : text.paragraph(n)} wide>
        {block.kind === 'heading' ? (
          <Input maxLength={8000} value={block.text} onChange={(event) => write(event.target.value)} />
        ) : (
          <TextArea
            rows={Math.min(8, 2 + Math.floor(block.text.length / 60))}
            maxLength={8000}
            value={block.text}
            onChange={(event) => write(event.target.value)}
          />
        )}
      </Field>
      {isChanged(block) && (
        <p className="soft">
          <span className={`${styles.sign} ${styles.lead}`}>{block.drafted === null ? text.added : text.changed}</span>{' '}
          {block.drafted !== null && text.drafted(block.drafted)} {figures.length > 0 && text.figures(words.listed(figures))}
        </p>
      )}
      <div className={styles.toolbar}>
        {isChanged(block) && block.drafted !== null && (
          <Button look="text" size="small" onClick={() => write(block.drafted ?? '')}>
            {text.restore}
          </Button>
        )}
        <Button look="text" size="small" onClick={onAdd}>
          {text.addBelow}
        </Button>
        <Button look="text" size="small" onClick={onRemove}>
          {text.remove}
        </Button>
      </div>
    </div>
  );
}

function Removed({ blocks, kept, onBack }: { blocks: readonly Block[]; kept: readonly Block[]; onBack: (block: Block) => void }) {
  const text = useText(bulletinText);
  const there = new Set(kept.map(({ key }) => key));
  const away = blocks.filter(({ key }) => !there.has(key));
  if (away.length === 0) return null;
  return (
    <section aria-label={text.removed}>
      <strong>{text.removed}</strong>
      {away.map((block) => (
        <p key={block.key} className="soft">
          {block.text}{' '}
          <Button look="text" size="small" onClick={() => onBack(block)}>
            {text.putBack}
          </Button>
        </p>
      ))}
    </section>
  );
}
