import type { ReportingDuty, Requirement, Span } from './draft.ts';
import type { Line } from './layout-item.ts';
import { type NumberStyle, numbered, numeralValue } from './numbering.ts';
import { join, type Passage, passageOf, rangeOf, slice } from './passage.ts';
import type { Range } from './source.ts';

type SpanOf = (at: Range) => Span;

/** Paragraphs of the body: a line that breaks off within a sentence goes on in the next. */
export function paragraphsOf(lines: readonly Line[], document: string): Passage[] {
  const paragraphs: Passage[][] = [];
  for (const line of lines) {
    const passage = passageOf(document, line.at);
    const before = paragraphs.at(-1)?.at(-1);
    if (before !== undefined && !/[。；;：:！!？?”）)]$/.test(before.text) && numbered(line.text) === null)
      paragraphs.at(-1)?.push(passage);
    else paragraphs.push([passage]);
  }
  return paragraphs.flatMap((pieces) => spokenParts(join(pieces, '')));
}

/** 一是…。二是…。 in one paragraph are paragraphs of their own. */
function spokenParts(paragraph: Passage): Passage[] {
  const starts = [...paragraph.text.matchAll(/(?<=[。；;：:]\s*)[一二三四五六七八九十]{1,2}(?=是)/g)].map(({ index }) => index);
  return [0, ...starts].map((start, i) => slice(paragraph, start, starts[i])).filter(({ text }) => text !== '');
}

/** What the letter asks of everybody: its numbered paragraphs, with what stands under each. */
export function requirementsOf(paragraphs: readonly Passage[], spanOf: SpanOf): Requirement[] {
  const style = paragraphs.map(({ text }) => numbered(text)?.style ?? null).find((found) => found !== null) ?? null;
  if (style === null) return [];
  const groups: Passage[][] = [];
  for (const paragraph of paragraphs) {
    if (numbered(paragraph.text)?.style === style) groups.push([paragraph]);
    else groups.at(-1)?.push(paragraph);
  }
  return groups.map((group, i) => requirement(group, style, i + 1, spanOf));
}

function requirement(paragraphs: readonly Passage[], style: NumberStyle, place: number, spanOf: SpanOf): Requirement {
  const text = join(paragraphs, '\n');
  const number = numbered(text.text);
  const rest = text.text.slice(number?.length ?? 0);
  const first = /^[^。；;：:\n]*/.exec(rest)?.[0] ?? '';
  return {
    ordinal: numeralValue(number?.ordinal ?? '') ?? place,
    heading: (style === 'spoken' ? first.replace(/^(?:是要|是|要)/, '') : first).trim(),
    text: text.text,
    source: spanOf(rangeOf(text)),
  };
}

const REPORTS =
  /每(?:个)?(月|季度|季|半年|年)[^。；;\n]{0,40}?(?:前|内|底|末|日)[^。；;\n]{0,60}?(?:报送|上报|报告|报至|报到|报市|报省|报区|报县|报生态|提交)[^，,。；;\n]*/;

const frequencies: Readonly<Record<string, ReportingDuty['frequency']>> = {
  月: 'monthly',
  季: 'quarterly',
  季度: 'quarterly',
  半年: 'yearly',
  年: 'yearly',
};

/** 报送要求: the sentence that says how often and to whom progress is reported. */
export function reportingOf(paragraphs: readonly Passage[], spanOf: SpanOf): ReportingDuty | null {
  for (const paragraph of paragraphs) {
    const match = REPORTS.exec(paragraph.text);
    if (match === null) continue;
    const phrase = match[0];
    const workday = /第?\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*个工作日/.exec(phrase)?.[1];
    return {
      phrase,
      frequency: frequencies[match[1] as string] ?? 'monthly',
      workday: workday === undefined ? null : numeralValue(workday),
      inclusive: true,
      to: receiverOf(phrase),
      source: spanOf(rangeOf(paragraph, match.index, match.index + phrase.length)),
    };
  }
  return null;
}

const RECEIVER = '[^，,。；;向报送]{2,30}?(?:局|委|办公室|办|厅|部|组|政府|中心|委员会|[室处科队])';

function receiverOf(phrase: string): string | null {
  const toward = new RegExp(`向(${RECEIVER})(?:书面)?(?:报送|上报|报告|提交|报)`).exec(phrase);
  if (toward !== null) return toward[1] as string;
  const straight = new RegExp(`报(?:送)?(?:至|到|给|送)?(${RECEIVER})(?:[（(，,。；;]|$|备案|汇总)`).exec(phrase);
  return straight?.[1] ?? null;
}
