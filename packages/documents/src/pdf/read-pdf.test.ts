import type { ReadDocument, Table } from '@gongjian/domain/plan/source';
import { describe, expect, it } from 'vitest';
import { readPdf } from './read-pdf.ts';
import { type SamplePage, SamplePdf } from './sample-pdf.ts';
import { printTable, type SampleCell, wrapped } from './sample-table.ts';

const HEADS = ['序号', '重点任务', '工作措施', '完成时限', '牵头部门', '协办单位'];
const XS = [50, 80, 150, 320, 370, 440, 545];
const header = (row = 0): SampleCell[] => HEADS.map((text, column) => ({ text, row, column }));

const paragraphs = ({ text, blocks }: ReadDocument): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [text.slice(block.at.start, block.at.end)] : []));

const tables = ({ blocks }: ReadDocument): Table[] => blocks.filter((block) => block.kind === 'table');

/** `row,column,rowSpan,colSpan text` of every cell that says something. */
const cells = (document: ReadDocument, table: Table | undefined): string[] =>
  (table?.rows ?? []).flatMap((row, r) =>
    row.flatMap(({ at, column, rowSpan, colSpan }) => {
      const text = document.text.slice(at.start, at.end);
      return text === '' ? [] : [`${r},${column},${rowSpan},${colSpan} ${text}`];
    }),
  );

const read = (pdf: SamplePdf): Promise<ReadDocument> => readPdf(pdf.bytes());

/** Prose as it is usually set: two ems of indent, full lines, 16 points from line to line. */
function printProse(page: SamplePage, from: number, texts: readonly string[], left = 60, ems = 44): void {
  let y = from;
  for (const text of texts) {
    const [first = '', ...rest] = wrapped(`　　${text}`, ems);
    page.text(left + 20, y, first.slice(2)).lines(left, y + 16, rest);
    y += 16 * (1 + rest.length);
  }
}

const LONG =
  '大力发展新能源和可再生能源，到2025年，全市可再生能源消费比重达到14.4%左右。持续推进既有建筑节能改造，完善激励政策，加强监督检查。';

describe('a table with lines', () => {
  it('keeps merged cells, and gives a text in the middle of several rows to its cell', async () => {
    const pdf = new SamplePdf();
    printTable(pdf.page(), {
      xs: XS,
      ys: [80, 100, 120, 200, 280],
      cells: [
        ...header(),
        { text: '一、主要目标', row: 1, column: 0, colSpan: 6 },
        { text: '1', row: 2, column: 0, rowSpan: 2 },
        { text: '空气质量改善目标', row: 2, column: 1, rowSpan: 2 },
        { text: '各区实现主要大气污染物排放总量持续下降，完成减排目标要求。', row: 2, column: 2 },
        { text: '年底前', row: 2, column: 3 },
        { text: '市生态环境局\n各区政府\n（含北京经济技术开发区管委会）', row: 2, column: 4, colSpan: 2 },
        { text: '开展调研。', row: 3, column: 2 },
        { text: '按时间\n节点完成', row: 3, column: 3 },
        { text: '市交通委', row: 3, column: 4 },
        { text: '——', row: 3, column: 5 },
      ],
    });
    const document = await read(pdf);
    expect(tables(document).map(({ spans, columns }) => ({ spans, columns }))).toEqual([{ spans: 'true', columns: 6 }]);
    expect(cells(document, tables(document)[0]).slice(6)).toEqual([
      '1,0,1,6 一、主要目标',
      '2,0,2,1 1',
      '2,1,2,1 空气质量改善目标',
      '2,2,1,1 各区实现主要大气污染物排放总量持续下降，完成减排目标要求。',
      '2,3,1,1 年底前',
      '2,4,1,2 市生态环境局\n各区政府（含北京经济技术开发区管委会）',
      '3,2,1,1 开展调研。',
      '3,3,1,1 按时间节点完成',
      '3,4,1,1 市交通委',
      '3,5,1,1 ——',
    ]);
  });

  it('is told page by page, repeated headers and cut cells as printed, page numbers left out', async () => {
    const pdf = new SamplePdf();
    const cut = (text: string): SampleCell[] => [...header(), { text, row: 1, column: 2 }];
    for (const [i, text] of ['开展气候脆弱性风险', '识别与灾害评估。'].entries()) {
      const page = pdf.page();
      printTable(page, { xs: XS, ys: [80, 100, 140], cells: cut(text) });
      page.text(280, 810, `— ${i + 3} —`);
    }
    const document = await read(pdf);
    expect(tables(document).map((table) => cells(document, table).at(-1))).toEqual([
      '1,2,1,1 开展气候脆弱性风险',
      '1,2,1,1 识别与灾害评估。',
    ]);
    expect(paragraphs(document)).toEqual([]);
    expect(document.pageStarts).toEqual(tables(document).map(({ at }) => at.start));
  });

  it('is found when the page breaks it off without a line below', async () => {
    const pdf = new SamplePdf();
    const page = pdf.page();
    printTable(page, {
      xs: [50, 100, 300, 400],
      ys: [80, 100],
      cells: HEADS.slice(0, 3).map((text, column) => ({ text, row: 0, column })),
    });
    for (const x of [50, 100, 300, 400]) page.line(x, 100, x, 160);
    page.text(60, 130, '1').text(110, 130, '目标任务').text(310, 130, '切实控制。');
    const document = await read(pdf);
    expect(cells(document, tables(document)[0]).slice(3)).toEqual(['1,0,1,1 1', '1,1,1,1 目标任务', '1,2,1,1 切实控制。']);
  });

  it('is found in filled bars, in a form, and on a page printed sideways', async () => {
    const pdf = new SamplePdf();
    const page = pdf.page({ rotate: 90 });
    page.raw('q 0 1 -1 0 595 0 cm');
    for (const y of [100, 130, 160]) page.bar(100, y + 842 - 595 - 0.25, 200, 0.5);
    for (const x of [100, 200, 300]) page.bar(x - 0.25, 100 + 842 - 595, 0.5, 60);
    for (const [i, text] of ['指标', '数值', '降尘量', '5吨'].entries())
      page.text(110 + 100 * (i % 2), 120 + 30 * Math.floor(i / 2) + 842 - 595, text);
    page.raw('Q');
    const document = await read(pdf);
    expect(cells(document, tables(document)[0])).toEqual(['0,0,1,1 指标', '0,1,1,1 数值', '1,0,1,1 降尘量', '1,1,1,1 5吨']);
  });

  it('is turned upright where the whole page reads sideways', async () => {
    const pdf = new SamplePdf();
    const page = pdf.page();
    for (const x of [240, 270, 300]) page.line(x, 100, x, 300);
    for (const y of [100, 200, 300]) page.line(240, y, 300, y);
    for (const [i, text] of ['指标', '数值', '降尘量', '5吨'].entries())
      page.text(i < 2 ? 281 : 251, i % 2 === 0 ? 110 : 210, text, { turn: 90 });
    page.text(290, 820, '— 7 —');
    const document = await read(pdf);
    expect(cells(document, tables(document)[0])).toEqual(['0,0,1,1 指标', '0,1,1,1 数值', '1,0,1,1 降尘量', '1,1,1,1 5吨']);
    expect(paragraphs(document)).toEqual([]);
  });

  it('reads cells written sideways or one character below the other', async () => {
    const pdf = new SamplePdf();
    const page = pdf.page();
    printTable(page, {
      xs: [50, 80, 300],
      ys: [100, 180, 260],
      cells: [
        { text: '', row: 0, column: 0 },
        { text: '推进机动车治理。', row: 0, column: 1 },
        { text: '水\n污\n染', row: 1, column: 0 },
        { text: '保护水源地。', row: 1, column: 1 },
      ],
    });
    page.text(60, 120, '大气污染', { turn: 90 });
    const document = await read(pdf);
    expect(cells(document, tables(document)[0])).toEqual([
      '0,0,1,1 大气污染',
      '0,1,1,1 推进机动车治理。',
      '1,0,1,1 水污染',
      '1,1,1,1 保护水源地。',
    ]);
  });
});

describe('text of the page', () => {
  it('repairs radicals, spaced-out titles, split words and indices', async () => {
    const pdf = new SamplePdf();
    pdf
      .page()
      .text(60, 100, '附 件')
      .text(60, 140, '⻓期⽣态⽂明建设')
      .text(60, 180, 'P M 2 . 5与')
      .text(115, 180, 'NO')
      .text(125, 182, 'x', { size: 6 });
    expect(paragraphs(await read(pdf))).toEqual(['附件', '长期生态文明建设', 'PM2.5与NOx']);
  });

  it('joins the lines of a paragraph and parts paragraphs by indent, number and short line', async () => {
    const pdf = new SamplePdf();
    const page = pdf.page();
    page.text(190, 60, '关于推进绿色低碳发展的', { size: 18 }).text(250, 88, '实施方案', { size: 18 });
    const texts = [
      '为贯彻落实有关要求，制定本方案。',
      '一、总体要求',
      LONG,
      `（一）${LONG}`,
      '1.加快推进清洁能源替代。',
      '2.健全工作机制。',
    ];
    printProse(page, 126, texts);
    page.text(400, 340, '市生态环境局').text(410, 356, '2022年2月21日');
    expect(paragraphs(await read(pdf))).toEqual(['关于推进绿色低碳发展的实施方案', ...texts, '市生态环境局', '2022年2月21日']);
  });

  it('joins lines that hang under the words of a numbered item', async () => {
    const pdf = new SamplePdf();
    const [first = '', ...rest] = wrapped(LONG, 40);
    pdf
      .page()
      .text(60, 100, '1.')
      .text(80, 100, first)
      .lines(80, 116, rest)
      .text(60, 116 + 16 * rest.length, '2.加强管控。');
    expect(paragraphs(await read(pdf))).toEqual([expect.stringMatching(new RegExp(`^1\\. ?${LONG}$`)), '2.加强管控。']);
  });

  it('makes a paragraph whole that a page cuts, and knows where the page begins in it', async () => {
    const pdf = new SamplePdf();
    const [first, second] = [pdf.page(), pdf.page()];
    printProse(first, 600, [LONG, '为']);
    const lines = wrapped(`　　${LONG}${LONG}`, 44);
    first.text(80, 720, (lines[0] ?? '').slice(2)).lines(60, 736, lines.slice(1, 2));
    second.lines(60, 80, lines.slice(2));
    second.text(80, 200, '特此通知。');
    const document = await read(pdf);
    expect(paragraphs(document).slice(-2)).toEqual([LONG + LONG, '特此通知。']);
    expect(document.text.slice(document.pageStarts[1])).toMatch(new RegExp(`^${lines[2]}`));
  });

  it('drops what stands at the head and foot of every page', async () => {
    const pdf = new SamplePdf();
    for (let i = 1; i <= 4; i++) {
      const page = pdf.page().text(200, 40, '北京市行动计划').text(280, 815, `第 ${i} 页 共 4 页`);
      printProse(page, 100, [`第${'一二三四'[i - 1]}部分，${LONG}`]);
    }
    expect(paragraphs(await read(pdf)).map((text) => text.slice(0, 4))).toEqual(['第一部分', '第二部分', '第三部分', '第四部分']);
  });

  it('reads two columns one after the other', async () => {
    const pdf = new SamplePdf();
    const page = pdf.page().text(200, 50, '关于两栏排版的通知', { size: 16 });
    const [left, right] = [
      [LONG, '左栏第二段。', LONG],
      [LONG, '右栏第二段。', LONG],
    ];
    printProse(page, 80, left, 50, 24);
    printProse(page, 80, right, 300, 24);
    expect(paragraphs(await read(pdf))).toEqual(['关于两栏排版的通知', ...left, ...right]);
  });

  it('knows bold print', async () => {
    const pdf = new SamplePdf();
    pdf.page().text(60, 100, '一、总体要求', { bold: true }).text(60, 140, '严格落实责任。');
    expect((await read(pdf)).blocks.map((block) => block.kind === 'paragraph' && block.bold)).toEqual([true, false]);
  });
});

describe('a table without lines', () => {
  const rows = [
    ['1', '目标任务', '切实控制温室气体排放，碳排放总量得到有效控制，持续推进重点行业改造。', '年底前', '市生态环境局', '——'],
    [
      '2',
      '完善标准体系',
      '推动碳排放权交易管理办法的修订工作；开展本市应对气候变化立法调研。',
      '6月底前',
      '市发展改革委',
      '市统计局\n市财政局',
    ],
  ];

  it('is told by the heads of its columns, wrapped cells joined', async () => {
    const pdf = new SamplePdf();
    const page = pdf.page();
    const body = rows.flatMap((row, r) => row.map((text, column) => ({ text, row: r + 2, column })));
    printTable(
      page,
      { xs: XS, ys: [100, 120, 140, 190, 240], cells: [...header(), { text: '一、主要目标', row: 1, column: 0, colSpan: 6 }, ...body] },
      false,
    );
    printProse(page, 260, [LONG]);
    const document = await read(pdf);
    expect(tables(document).map(({ spans, columns }) => ({ spans, columns }))).toEqual([{ spans: 'unknown', columns: 6 }]);
    const section = '1,0,1,1 一、主要目标';
    expect(cells(document, tables(document)[0])).toEqual([
      ...HEADS.map((head, column) => `0,${column},1,1 ${head}`),
      section,
      ...rows.flatMap((row, r) => row.map((text, column) => `${r + 2},${column},1,1 ${text}`)),
    ]);
    expect(paragraphs(document)).toEqual([LONG]);
  });

  it('is told by three lines in three columns', async () => {
    const pdf = new SamplePdf();
    const page = pdf.page();
    const figures = [
      ['东城区', '5.1', '32'],
      ['西城区', '4.8', '31'],
      ['朝阳区', '5.4', '33'],
      ['海淀区', '4.9', '30'],
    ];
    for (const [r, row] of figures.entries()) for (const [c, text] of row.entries()) page.text(80 + 120 * c, 100 + 20 * r, text);
    const document = await read(pdf);
    expect(tables(document)[0]?.rows.length).toBe(4);
    expect(cells(document, tables(document)[0])).toEqual(figures.flatMap((row, r) => row.map((text, c) => `${r},${c},1,1 ${text}`)));
  });
});
