import { localDate } from '@gongjian/domain/kernel/dates';
import { column, heading, paragraph, table } from '@gongjian/domain/official/body';
import type { OfficialDocument } from '@gongjian/domain/official/document';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { titleLines } from './title-lines.ts';
import { writeDocx } from './write-docx.ts';

const document: OfficialDocument = {
  issuerMark: '北京市生态环境局',
  number: '京环发〔2022〕8号',
  title: '关于2022年11月任务落实情况的通报',
  addressees: ['各区政府'],
  body: [heading(1, '总体情况'), heading(2, '红灯'), heading(3, '细目'), paragraph('正文\u0001一段'), table([column('单位', 1)], [['甲']])],
  annexes: [{ title: '报送情况', landscape: true, body: [table([column('单位', 1)], [['甲']])] }],
  signature: { issuer: '北京市生态环境局', on: localDate('2022-12-05'), sealed: true },
  note: null,
  imprint: { copiesTo: ['市委办公厅'], printedBy: '北京市生态环境局办公室', printedOn: localDate('2022-12-05') },
};

const parts = async (of: OfficialDocument): Promise<(name: string) => string> => {
  const files = unzipSync(await writeDocx(of));
  return (name) => strFromU8(files[`word/${name}.xml`] as Uint8Array);
};

describe('an official document in Word', () => {
  it('has the paper, the margins and the grid of the standard', async () => {
    const xml = (await parts(document))('document');
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    expect(xml).toMatch(/<w:pgMar w:top="2094" w:right="1474" w:bottom="1984" w:left="1588"[^>]*w:footer="1587"/);
    expect(xml).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="580" w:charSpace="-848"/>');
    expect(16838 - 2094 - 1984).toBeGreaterThanOrEqual(22 * 580);
  });

  it('sets the text in exact lines of 29 points, two characters in', async () => {
    const xml = (await parts(document))('document');
    expect(xml).toMatch(/<w:spacing[^>]*w:line="580"[^>]*w:lineRule="exact"/);
    expect(xml).toMatch(/<w:ind [^>]*w:firstLineChars="200"/);
    expect(xml).toContain('<w:t xml:space="preserve">正文一段</w:t>');
  });

  it('gives each level of heading its number and its hand', async () => {
    const xml = (await parts(document))('document');
    const hand = (text: string): string | undefined => new RegExp(`w:eastAsia="([^"]*)"(?:(?!<w:t ).)*<w:t [^>]*>${text}<`).exec(xml)?.[1];
    expect([hand('一、总体情况'), hand('（一）红灯'), hand('1.细目')]).toEqual(['黑体', '楷体_GB2312', '仿宋_GB2312']);
    expect(hand('北京市生态环境局文件')).toBe('方正小标宋简体');
  });

  it('numbers two levels 一、 and 1.', async () => {
    const xml = (await parts({ ...document, body: [heading(1, '甲'), heading(2, '乙'), heading(2, '丙'), heading(1, '丁')] }))('document');
    expect([...xml.matchAll(/>([^<>]*[甲乙丙丁])</g)].map(([, text]) => text).slice(0, 4)).toEqual(['一、甲', '1.乙', '2.丙', '二、丁']);
  });

  it('turns the sheet for a wide annex and repeats the head of its table', async () => {
    const xml = (await parts(document))('document');
    expect(xml).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(xml).toContain('<w:tblHeader/>');
    expect(xml).toContain('<w:type w:val="evenPage"/>');
  });

  it('puts the page number outside, and tells what stands for a missing font', async () => {
    const part = await parts(document);
    const footers = [1, 2].map((n) => part(`footer${n}`));
    expect(footers.some((xml) => xml.includes('w:jc w:val="right"') && xml.includes('— '))).toBe(true);
    expect(footers.some((xml) => xml.includes('w:jc w:val="left"') && xml.includes('— '))).toBe(true);
    expect(part('settings')).toContain('<w:evenAndOddHeaders/>');
    expect(part('fontTable')).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
    expect(part('fontTable')).toContain('<w:font w:name="方正小标宋简体"><w:altName w:val="宋体"/>');
  });

  it('comes out the same twice', async () => {
    expect(Buffer.from(await writeDocx(document)).equals(Buffer.from(await writeDocx(document)))).toBe(true);
  });
});

describe('the lines of a title', () => {
  it('are one where it fits, as even as words allow where not', () => {
    expect(titleLines('关于召开会议的通知')).toEqual(['关于召开会议的通知']);
    const lines = titleLines('关于深入打好污染防治攻坚战2022年行动计划2022年11月任务落实情况的通报');
    expect(lines.join('')).toBe('关于深入打好污染防治攻坚战2022年行动计划2022年11月任务落实情况的通报');
    expect(lines.every((line) => line.length <= 20 && !/^[的》、]/.test(line))).toBe(true);
    expect(titleLines('甲\n乙')).toEqual(['甲', '乙']);
  });
});
