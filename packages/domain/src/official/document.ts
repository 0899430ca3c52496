import { isLocalDate, type LocalDate } from '../kernel/dates.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Annex, BodyBlock } from './body.ts';

/** 公文: an official document as GB/T 9704-2012 knows its parts; how they look is the writers' business. */
export type OfficialDocument = {
  /** 发文机关标志, without 文件: `北京市生态环境局`. */
  readonly issuerMark: string;
  /** 发文字号; null while it has none, as in a draft. */
  readonly number: string | null;
  /** A line break in it is kept; without one it is broken by sense. */
  readonly title: string;
  /** 主送机关 */
  readonly addressees: readonly string[];
  readonly body: readonly BodyBlock[];
  readonly annexes: readonly Annex[];
  readonly signature: Signature;
  /** 附注, without its brackets. */
  readonly note: string | null;
  /** 版记 */
  readonly imprint: Imprint | null;
};
/** 署名和成文日期; `on` is null while the document is not issued. */
export type Signature = { readonly issuer: string; readonly on: LocalDate | null; readonly sealed: boolean };
export type Imprint = { readonly copiesTo: readonly string[]; readonly printedBy: string; readonly printedOn: LocalDate | null };

export type DocumentProblem = Problem<
  | 'issuer_missing'
  | 'title_missing'
  | 'body_missing'
  | 'number_malformed'
  | 'number_of_another_year'
  | 'date_malformed'
  | 'text_missing'
  | 'row_width'
  | 'columns_missing'
>;

const NUMBER = /^[\u4e00-\u9fa5]{2,8}〔(\d{4})〕([1-9]\d*)号$/;

/** 机关代字〔年份〕序号: without 第 and without leading zeros (GB/T 9704-2012, 7.2.5). */
export const isDocumentNumber = (text: string): boolean => NUMBER.test(text);

/** 2022年2月21日: Arabic, the year in full, no leading zeros (GB/T 9704-2012, 7.3.5). */
export const chineseDate = (day: LocalDate): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** Everything that keeps a document from being issued. */
export function checkDocument(document: OfficialDocument): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  if (document.issuerMark.trim() === '') problems.push({ code: 'issuer_missing', at: ['issuerMark'] });
  if (document.title.trim() === '') problems.push({ code: 'title_missing', at: ['title'] });
  if (document.body.length === 0) problems.push({ code: 'body_missing', at: ['body'] });
  problems.push(...numberProblems(document), ...dateProblems(document), ...blockProblems(document.body, ['body']));
  document.annexes.forEach(({ title, body }, a) => {
    if (title.trim() === '') problems.push({ code: 'title_missing', at: ['annexes', a, 'title'] });
    problems.push(...blockProblems(body, ['annexes', a, 'body']));
  });
  return problems;
}

function numberProblems({ number, signature }: OfficialDocument): DocumentProblem[] {
  if (number === null) return [];
  const year = NUMBER.exec(number)?.[1];
  if (year === undefined) return [{ code: 'number_malformed', at: ['number'] }];
  const elsewhere = signature.on !== null && !signature.on.startsWith(year);
  return elsewhere ? [{ code: 'number_of_another_year', at: ['number'] }] : [];
}

function dateProblems({ signature, imprint }: OfficialDocument): DocumentProblem[] {
  const dates: readonly (readonly [LocalDate | null | undefined, string, string])[] = [
    [signature.on, 'signature', 'on'],
    [imprint?.printedOn, 'imprint', 'printedOn'],
  ];
  return dates
    .filter(([day]) => day != null && !isLocalDate(day))
    .map(([, part, field]) => ({ code: 'date_malformed', at: [part, field] }));
}

const blockProblems = (blocks: readonly BodyBlock[], at: readonly (string | number)[]): DocumentProblem[] =>
  blocks.flatMap((block, b) => problemsOf(block, [...at, b]));

function problemsOf(block: BodyBlock, at: readonly (string | number)[]): DocumentProblem[] {
  if (block.kind !== 'table') return block.text.trim() === '' ? [{ code: 'text_missing', at }] : [];
  if (block.columns.length === 0) return [{ code: 'columns_missing', at }];
  return block.rows.flatMap((row, r) =>
    row.length === block.columns.length ? [] : [{ code: 'row_width' as const, at: [...at, 'rows', r] }],
  );
}
