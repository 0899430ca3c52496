import { column, table } from '../../official/body.ts';
import type { OfficialDocument } from '../../official/document.ts';
import type { Issued, PaperBlock, PaperFacts, PaperTemplate, PaperText, TemplateBlock } from './model.ts';

/** The paper as the template makes it of a case: every place filled, the table of fields made. */
export function composePaper(template: PaperTemplate, facts: PaperFacts): PaperText {
  const said = (words: string): string => filled(words, facts.places);
  return {
    title: said(template.title),
    addressees: template.addressees.map(said).filter((name) => name !== ''),
    blocks: template.blocks.map((block) => composed(block, template, facts)),
    note: template.note === null ? null : said(template.note),
    copiesTo: template.copiesTo.map(said),
  };
}

/** What is not known stays open, so that whoever reads the draft sees it. */
const filled = (words: string, known: Readonly<Record<string, string>>): string =>
  words.replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(known, name) ? (known[name] ?? place) : place));

function composed(block: TemplateBlock, { isPublic }: PaperTemplate, { places, fields }: PaperFacts): PaperBlock {
  if (block.kind !== 'fields') return { ...block, text: filled(block.text, places) };
  const shown = fields.filter((field) => field.isPublic || !isPublic);
  return table(
    [column('项目', 1), column('内容', 3, 'left')],
    shown.map(({ title, value }) => [title, value]),
  );
}

/** The text as an official document; a draft has neither number nor date. */
export const documentOf = (
  { title, addressees, blocks, note, copiesTo }: PaperText,
  issuer: string,
  issued: Issued | null,
): OfficialDocument => ({
  issuerMark: issuer,
  number: issued?.number ?? null,
  title,
  addressees,
  body: blocks.filter((block) => block.kind !== 'table' || block.rows.length > 0),
  annexes: [],
  signature: { issuer, on: issued?.on ?? null, sealed: issued !== null },
  note,
  imprint: issued === null ? null : { copiesTo, printedBy: issuer, printedOn: issued.on },
});
