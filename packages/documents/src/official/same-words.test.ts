import { localDate } from '@gongjian/domain/kernel/dates';
import { column, heading, paragraph, table } from '@gongjian/domain/official/body';
import type { OfficialDocument } from '@gongjian/domain/official/document';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { fontsIn } from './fonts.ts';
import { writeDocx } from './write-docx.ts';
import { writeHtml } from './write-html.ts';
import { writePdf } from './write-pdf.ts';

const fonts = fontsIn(new URL('../../../../node_modules/@fontsource', import.meta.url).pathname);
const on = localDate('2022-12-05');
const document: OfficialDocument = {
  issuerMark: '北京市生态环境局',
  number: '京环攻坚通〔2022〕3号',
  title: '关于深入打好污染防治攻坚战2022年行动计划2022年11月任务落实情况的通报',
  addressees: ['各区政府', '各有关部门'],
  body: [
    paragraph('现将2022年11月任务落实情况通报如下。其中PM2.5年均浓度30微克/立方米，占比5%以内；<其余>&“见附件”。'.repeat(4)),
    heading(1, '总体情况'),
    heading(2, '红灯'),
    heading(3, '细目'),
    table([column('计划', 3, 'left'), column('项数', 1)], [['甲计划', '12']], '各计划亮灯情况'),
  ],
  annexes: [
    { title: '报送情况', landscape: false, body: [table([column('单位', 1)], [['甲区']])] },
    {
      title: '红黄灯事项',
      landscape: true,
      body: [
        table(
          [column('序号', 1), column('原因', 9)],
          Array.from({ length: 60 }, (_, i) => [String(i + 1), `滞后${i}个百分点`]),
        ),
      ],
    },
  ],
  signature: { issuer: '北京市生态环境局', on, sealed: true },
  note: '此件公开发布',
  imprint: { copiesTo: ['市委办公厅'], printedBy: '北京市生态环境局办公室', printedOn: on },
};

const plain = (text: string): string => text.replace(/\s/g, '');
const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const unmarked = (xml: string): string => plain(xml.replace(/<[^>]*>/g, '').replace(/&\w+;/g, (entity) => entities[entity] ?? entity));

async function pdfPages(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    pages.push(plain(items.map((item) => ('str' in item ? item.str : '')).join('')));
  }
  return pages;
}
const unnumbered = (page: string): string => page.replace(/^—\d+—/, '');

describe('a document in its three forms', () => {
  it('says the same words in Word, on the web and in PDF', async () => {
    const html = unmarked(writeHtml(document).replace(/<head>.*<\/head>/s, ''));
    const word = unmarked(strFromU8(unzipSync(await writeDocx(document))['word/document.xml'] as Uint8Array));
    const pdf = (await pdfPages(await writePdf(document, fonts))).map(unnumbered).join('');
    expect(word).toBe(html);
    expect(pdf.replaceAll('序号原因', '')).toBe(html.replace('序号原因', ''));
  });

  it('repeats the head of a table on each sheet, numbers sheets with words, and leaves the imprint the next even one', async () => {
    const pages = await pdfPages(await writePdf(document, fonts));
    expect(pages.filter((page) => page.includes('序号原因')).length).toBeGreaterThan(1);
    expect(pages[0]).toMatch(/^—1—/);
    expect(pages.at(-1)).toMatch(/^抄送：市委办公厅。/);
    expect(pages.length % 2).toBe(0);
  });

  it('parts a row taller than a sheet between its lines, and leaves no header alone', async () => {
    const all = Array.from({ length: 90 }, (_, i) => `第${i}个原因`);
    const tall = table([column('序号', 1), column('原因', 9)], [['1', all.join('\n')], ...all.map((text, i) => [String(i + 2), text])]);
    const bytes = await writePdf({ ...document, imprint: null, annexes: [{ title: '清单', landscape: true, body: [tall] }] }, fonts);
    const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const told: string[] = [];
    for (let n = 1; n <= pdf.numPages; n++) {
      const { items } = await (await pdf.getPage(n)).getTextContent();
      const inside = items.flatMap((item) => ('str' in item && item.transform[5] > 70 ? [item.str] : []));
      const reasons = inside.filter((text) => /^第\d+个原因$/.test(text));
      expect(reasons.length > 0).toBe(inside.includes('原因'));
      told.push(...reasons);
    }
    expect(told).toEqual([...all, ...all]);
  });

  it('never signs on a sheet without words of the body', async () => {
    for (let n = 1; n <= 24; n++) {
      const body = Array.from({ length: n }, () => paragraph('正文一行。'));
      const pages = await pdfPages(await writePdf({ ...document, body, annexes: document.annexes.slice(0, 1), imprint: null }, fonts));
      expect(pages.find((page) => page.includes('2022年12月5日'))).toContain('正文一行。附件：');
    }
  });

  it('comes out the same twice, and prints a mark for a character no font has', async () => {
    const odd = { ...document, annexes: [], body: [paragraph('甲\u{2b740}乙')] };
    const [one, two] = [await writePdf(odd, fonts), await writePdf(odd, fonts)];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
    expect((await pdfPages(one)).join('')).toContain('甲〓乙');
  });
});
