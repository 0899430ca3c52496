import type { PaperBlock, TemplateBlock } from '@gongjian/domain/cases/papers/model';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Input, TextArea } from '../../ui/Input.tsx';
import { useText } from '../../ui/language.ts';
import styles from './Papers.module.css';
import { papersText } from './text.ts';

/** The body piece by piece. Tables are made of the case, not written. */
export function TextBlocks<B extends PaperBlock | TemplateBlock>({
  blocks,
  onChange,
}: {
  blocks: readonly B[];
  onChange: (next: B[]) => void;
}) {
  const text = useText(papersText);
  const fresh = { kind: 'paragraph', text: '' } as B;
  return (
    <>
      {blocks.map((block, b) => (
        // A block has no name of its own; its place is all there is.
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces are edited in place
        <div key={b}>
          <Piece block={block} n={b + 1} onChange={(words) => onChange(blocks.with(b, { ...block, text: words }) as B[])} />
          <div className={styles.row}>
            <Button look="text" size="small" onClick={() => onChange([...blocks.slice(0, b + 1), fresh, ...blocks.slice(b + 1)])}>
              {text.addBelow}
            </Button>
            <Button look="text" size="small" onClick={() => onChange(blocks.toSpliced(b, 1))}>
              {text.remove}
            </Button>
          </div>
        </div>
      ))}
    </>
  );
}

function Piece({ block, n, onChange }: { block: PaperBlock | TemplateBlock; n: number; onChange: (words: string) => void }) {
  const text = useText(papersText);
  if (block.kind === 'table' || block.kind === 'fields') return <p className="soft">{text.table}</p>;
  if (block.kind === 'heading')
    return (
      <Field label={text.headings(n)} wide>
        <Input value={block.text} maxLength={300} onChange={(event) => onChange(event.target.value)} />
      </Field>
    );
  return (
    <Field label={text.paragraph(n)} wide>
      <TextArea
        rows={Math.min(8, 2 + Math.floor(block.text.length / 60))}
        value={block.text}
        maxLength={4000}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
