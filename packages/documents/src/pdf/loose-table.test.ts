import type { ReadDocument } from '@gongjian/domain/plan/source';
import { describe, expect, it } from 'vitest';
import { readPdf } from './read-pdf.ts';
import { type SamplePage, SamplePdf } from './sample-pdf.ts';

const HEADS = ['序号', '工作措施', '完成时限', '责任单位'];
const XS = [50, 90, 260, 330];

type Word = readonly [x: number, y: number, text: string];

const at = (column: number, y: number, text: string): Word => [XS[column] as number, y, text];
const heads = (y: number): Word[] => HEADS.map((text, column) => at(column, y, text));
const print = (page: SamplePage, words: readonly Word[]): void => {
  for (const [x, y, text] of words) page.text(x, y, text);
};

const cellsOf = ({ text, blocks }: ReadDocument): string[][] =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.map((cell) => text.slice(cell.at.start, cell.at.end))) : [],
  );
const doubtsOf = ({ text, doubts = [] }: ReadDocument): string[] =>
  doubts.map(({ at: { start, end }, why }) => (why === 'unlined' ? why : `${why} ${text.slice(start, end)}`));

/** Rows set as close as their lines, each cell in the middle of its row. */
const row = (y: number, no: string, measure: readonly string[], units: readonly string[]): Word[] => [
  at(0, y + 7, no),
  ...measure.map((text, i) => at(1, y + 14 * i, text)),
  at(2, y + 7, '年底前'),
  ...units.map((text, i) => at(3, y + 14 * i, text)),
];
const FIRST = row(120, '1', ['推进燃煤锅炉清洁能源改造，', '完成淘汰任务。'], ['市生态环境局', '市发展改革委']);
const SECOND = row(148, '2', ['强化施工扬尘管控，开展专', '项检查。'], ['市住房城乡', '建设委']);
const READ = [
  HEADS,
  ['1', '推进燃煤锅炉清洁能源改造，完成淘汰任务。', '年底前', '市生态环境局\n市发展改革委'],
  ['2', '强化施工扬尘管控，开展专项检查。', '年底前', '市住房城乡建设委'],
];

const readWords = (words: readonly Word[], draw: (page: SamplePage) => void = () => {}): Promise<ReadDocument> => {
  const pdf = new SamplePdf();
  const page = pdf.page();
  print(page, words);
  draw(page);
  return readPdf(pdf.bytes());
};

describe('rows of a table without upright lines', () => {
  it('are told by the order they were printed in, however close they stand', async () => {
    const document = await readWords([...heads(100), ...FIRST, ...SECOND]);
    expect(cellsOf(document)).toEqual(READ);
    expect(doubtsOf(document)).toEqual(['unlined']);
  });

  it('are put together where a spreadsheet prints cells of one line first', async () => {
    const isSingle = ([x]: Word): boolean => x === XS[0] || x === XS[2];
    const body = [...FIRST, ...SECOND];
    const document = await readWords([...heads(100), ...body.filter(isSingle), ...body.filter((word) => !isSingle(word))]);
    expect(cellsOf(document)).toEqual(READ);
  });

  it('are told by lines between them where the printing goes line by line', async () => {
    const third = row(176, '3', ['制定方案，', '组织实施。'], ['市交通委', '市水务局']);
    const sorted = [...FIRST, ...SECOND, ...third].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    const document = await readWords([...heads(100), ...sorted], (page) => {
      for (const y of [106, 137, 165, 193]) page.line(45, y, 420, y);
    });
    expect(cellsOf(document)).toEqual([...READ, ['3', '制定方案，组织实施。', '年底前', '市交通委\n市水务局']]);
    expect(doubtsOf(document)).toEqual([]);
  });

  it('are in doubt where neither lines, nor room, nor the printing tells', async () => {
    const sorted = [...FIRST, ...SECOND].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    const doubts = doubtsOf(await readWords([...heads(100), ...sorted]));
    expect(doubts.filter((doubt) => doubt.startsWith('row')).length).toBeGreaterThan(3);
  });
});

describe('cells of a table without upright lines', () => {
  it('are in doubt where words run over into the next column', async () => {
    const over = row(120, '1', ['推进燃煤锅炉清洁能源改造，加快完成', '淘汰任务。'], ['市生态环境局', '市发展改革委']);
    expect(doubtsOf(await readWords([...heads(100), ...over, ...SECOND]))).toContain(
      'straddles 推进燃煤锅炉清洁能源改造，加快完成淘汰任务。',
    );
  });

  it('are in doubt where a sheet was printed without wrapping them', async () => {
    const words = [1, 2].flatMap((no) => [
      at(0, 100 + 20 * no, `${no}`),
      at(1, 100 + 20 * no, '推进燃煤锅炉清洁能源改造完成淘汰'),
      at(2, 100 + 20 * no, '年底前'),
    ]);
    const document = await readWords([...heads(100), ...words]);
    expect(doubtsOf(document)).toEqual(['unlined', 'cut 推进燃煤锅炉清洁能源改造完成淘汰', 'cut 推进燃煤锅炉清洁能源改造完成淘汰']);
  });

  it('are in doubt where a bracket stays open', async () => {
    const open = row(148, '2', ['强化施工扬尘管控，开展专', '项检查。'], ['各区政府（含', '开发区']);
    expect(doubtsOf(await readWords([...heads(100), ...FIRST, ...open]))).toContain('cut 各区政府（含开发区');
  });
});

describe('the heads of a table without upright lines', () => {
  it('may stand one character below the other', async () => {
    const stacked = HEADS.flatMap((text, column) =>
      column === 2 ? [...text].map((character, i) => at(2, 79 + 14 * i, character)) : [at(column, 100, text)],
    );
    expect(cellsOf(await readWords([...stacked, ...FIRST.map(([x, y, text]): Word => [x, y + 20, text])]))).toEqual(READ.slice(0, 2));
  });

  it('go to the rows they head where the page ends in them', async () => {
    const pdf = new SamplePdf();
    const [before, after] = [pdf.page(), pdf.page()];
    print(before, [...heads(100), ...FIRST, at(0, 780, '序'), at(1, 787, '工作措施'), at(2, 780, '完成'), at(3, 787, '责任单位')]);
    print(after, [at(0, 60, '号'), at(2, 60, '时限'), ...SECOND]);
    expect(cellsOf(await readPdf(pdf.bytes()))).toEqual([...READ.slice(0, 2), HEADS, READ[2]]);
  });

  it('may be common to several columns', async () => {
    const xs = [50, 90, 260, 330, 430];
    const words: Word[] = [
      [50, 107, '序号'],
      [90, 107, '工作措施'],
      [260, 107, '完成时限'],
      [370, 100, '责任单位'],
      [330, 114, '牵头'],
      [430, 114, '配合'],
    ];
    const body = ['1', '推进清洁能源改造。', '年底前', '市交通委', '市水务局'].map((text, i): Word => [xs[i] as number, 140, text]);
    const next = ['2', '完成淘汰任务。', '年底前', '市水务局', '市交通委'].map((text, i): Word => [xs[i] as number, 160, text]);
    const [header, first] = cellsOf(await readWords([...words, ...body, ...next]));
    expect(header).toEqual(['序号', '工作措施', '完成时限', '责任单位牵头', '责任单位配合']);
    expect(first).toEqual(['1', '推进清洁能源改造。', '年底前', '市交通委', '市水务局']);
  });
});
