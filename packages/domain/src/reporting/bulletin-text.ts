import type { Problem } from '../kernel/problem.ts';
import type { BodyBlock, HeadingLevel } from '../official/body.ts';
import type { Bulletin } from './bulletin.ts';

/** One piece of the text as a person may change it. `drafted` is what was composed from the sealed facts; null: written by hand. */
export type TextBlock = {
  readonly key: string;
  readonly kind: 'heading' | 'paragraph' | 'table';
  readonly level: HeadingLevel | null;
  readonly text: string;
  readonly drafted: string | null;
};
/** 通报文稿: tables and annexes are not in it, for they are the sealed figures and nobody rewrites them. */
export type BulletinText = {
  readonly title: string;
  /** 主送机关 */
  readonly addressees: readonly string[];
  readonly blocks: readonly TextBlock[];
  /** 附注, without its brackets; empty: none. */
  readonly note: string;
  /** 抄送机关 */
  readonly copiesTo: readonly string[];
  /** 印发机关; empty: the issuer itself. */
  readonly printedBy: string;
};
/** What a text that was kept before these parts could be written says of them. */
export const BLANK_PARTS = { note: '', copiesTo: [], printedBy: '' } as const;

type Keyed = { readonly key: string; readonly block: BodyBlock };

/** Names each piece by the heading over it and its place under that, so that the same piece is known again when it is composed anew. */
export function keyed(blocks: readonly BodyBlock[]): Keyed[] {
  const counts = new Map<string, number>();
  let section = '';
  return blocks.map((block) => {
    if (block.kind === 'heading') section = block.text.replace(/（\d+项）$/, '');
    const n = counts.get(section) ?? 0;
    counts.set(section, n + 1);
    return { key: `${section}#${n}`, block };
  });
}

const textBlock = ({ key, block }: Keyed): TextBlock =>
  block.kind === 'table'
    ? { key, kind: 'table', level: null, text: block.title ?? '', drafted: block.title ?? '' }
    : { key, kind: block.kind, level: block.kind === 'heading' ? block.level : null, text: block.text, drafted: block.text };

export const textOf = ({ title, body }: Bulletin, addressees: readonly string[]): BulletinText => ({
  title,
  addressees,
  blocks: keyed(body).map(textBlock),
  ...BLANK_PARTS,
});

export const isChanged = ({ text, drafted }: TextBlock): boolean => text !== drafted;

/** What was composed and is not in the text any more. */
export const removedFrom = ({ body }: Bulletin, { blocks }: BulletinText): TextBlock[] => {
  const kept = new Set(blocks.map(({ key }) => key));
  return keyed(body)
    .map(textBlock)
    .filter(({ key }) => !kept.has(key));
};

/** Figures a text states that the sealed facts did not give it. */
export function figuresByHand({ text, drafted }: TextBlock): string[] {
  const figures = (of: string): string[] => of.match(/\d+(\.\d+)?%?/g) ?? [];
  const given = new Set(figures(drafted ?? ''));
  return [...new Set(figures(text))].filter((figure) => !given.has(figure));
}

/** The text over figures composed anew: what nobody touched follows the figures, what a person wrote or took away stays so. */
export function redrafted(text: BulletinText, before: Bulletin, now: Bulletin): BulletinText {
  const fresh = new Map(keyed(now.body).map((one) => [one.key, textBlock(one)]));
  const known = new Set(keyed(before.body).map(({ key }) => key));
  const kept = text.blocks.flatMap((block) => followed(block, fresh.get(block.key)));
  const placed = new Set(kept.map(({ key }) => key));
  let last = 0;
  for (const block of fresh.values()) {
    const at = kept.findIndex(({ key }) => key === block.key);
    if (at >= 0) last = at + 1;
    else if (!known.has(block.key) && !placed.has(block.key)) kept.splice(last++, 0, block);
  }
  return { ...text, title: text.title === before.title ? now.title : text.title, blocks: kept };
}

function followed(block: TextBlock, now: TextBlock | undefined): TextBlock[] {
  if (now === undefined) return isChanged(block) ? [{ ...block, drafted: null }] : [];
  return [isChanged(block) ? { ...block, drafted: now.drafted } : now];
}

/** The body to print: words as they were edited, tables as they were sealed. */
export function bodyOf({ body }: Bulletin, { blocks }: BulletinText): BodyBlock[] {
  const sealed = new Map(keyed(body).map(({ key, block }) => [key, block]));
  return blocks.flatMap(({ key, kind, level, text }): BodyBlock[] => {
    if (kind === 'paragraph') return [{ kind, text }];
    if (kind === 'heading') return [{ kind, level: level ?? 1, text }];
    const table = sealed.get(key);
    return table?.kind === 'table' ? [table] : [];
  });
}

/** The parts of the document beside its body, as they were written. */
export const partsOf = ({ note, copiesTo, printedBy }: BulletinText, issuer: string) => ({
  note: note.trim() === '' ? null : withoutBrackets(note.trim()),
  copiesTo: [...copiesTo],
  printedBy: printedBy.trim() === '' ? issuer : printedBy.trim(),
});

/** The brackets of a note are printed with it; whoever typed them does not get two pairs. */
const withoutBrackets = (note: string): string => /^[（(](.*)[）)]$/s.exec(note)?.[1] ?? note;

export type TextProblem = Problem<'key_twice' | 'table_unknown' | 'drafted_differs' | 'twice'>;

/** What a client may not claim: a table that was not sealed, or other words as the composed ones. */
export function checkText({ body }: Bulletin, { blocks, addressees, copiesTo }: BulletinText): TextProblem[] {
  return [...blockProblems(body, blocks), ...twiceIn(addressees, 'addressees'), ...twiceIn(copiesTo, 'copiesTo', addressees)];
}

/** Nobody is told twice, nor gets a copy of what is addressed to them. */
const twiceIn = (names: readonly string[], field: string, others: readonly string[] = []): TextProblem[] =>
  names.flatMap((name, i) => (names.indexOf(name) < i || others.includes(name) ? [{ code: 'twice' as const, at: [field, i] }] : []));

function blockProblems(body: Bulletin['body'], blocks: readonly TextBlock[]): TextProblem[] {
  const sealed = new Map(keyed(body).map((one) => [one.key, textBlock(one)]));
  const seen = new Set<string>();
  return blocks.flatMap(({ key, kind, drafted }, b): TextProblem[] => {
    const at = ['blocks', b];
    if (seen.has(key)) return [{ code: 'key_twice', at }];
    seen.add(key);
    const composed = sealed.get(key);
    if (kind === 'table' && composed?.kind !== 'table') return [{ code: 'table_unknown', at }];
    return drafted !== (composed?.drafted ?? null) ? [{ code: 'drafted_differs', at }] : [];
  });
}
