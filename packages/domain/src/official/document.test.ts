import { describe, expect, it } from 'vitest';
import { localDate } from '../kernel/dates.ts';
import { column, heading, paragraph, table } from './body.ts';
import { checkDocument, chineseDate, isDocumentNumber, type OfficialDocument } from './document.ts';

const issued: OfficialDocument = {
  issuerMark: '北京市生态环境局',
  number: '京环发〔2022〕8号',
  title: '关于印发月通报的通知',
  addressees: ['各区政府'],
  body: [heading(1, '总体情况'), paragraph('正常。'), table([column('单位', 1)], [['甲']])],
  annexes: [],
  signature: { issuer: '北京市生态环境局', on: localDate('2022-03-05'), sealed: true },
  note: null,
  imprint: null,
};

describe('a document number', () => {
  it.each(['京政办发〔2022〕6号', '京环发〔2024〕8号', '京环〔2024〕120号'])('accepts %s', (text) => {
    expect(isDocumentNumber(text)).toBe(true);
  });
  it.each([
    '京政办发[2022]6号',
    '京环发〔2024〕08号',
    '京环发〔2024〕第8号',
    '京环发〔24〕8号',
    '京〔2024〕8号',
    '京环发〔2024〕8',
    ' 京环发〔2024〕8号',
    '京环发〔2024〕0号',
  ])('refuses %s', (text) => {
    expect(isDocumentNumber(text)).toBe(false);
  });
});

describe('a date of a document', () => {
  it.each([
    ['2022-02-21', '2022年2月21日'],
    ['2022-11-05', '2022年11月5日'],
    ['2024-12-31', '2024年12月31日'],
  ])('writes %s as %s', (day, text) => {
    expect(chineseDate(localDate(day))).toBe(text);
  });
});

describe('what keeps a document from being issued', () => {
  it('is nothing when it is whole', () => {
    expect(checkDocument(issued)).toEqual([]);
    expect(checkDocument({ ...issued, number: null, signature: { ...issued.signature, on: null } })).toEqual([]);
  });

  it('is said all at once, with its place', () => {
    const spoilt: OfficialDocument = {
      ...issued,
      issuerMark: ' ',
      title: '',
      number: '京环发〔2022〕08号',
      body: [paragraph(' '), table([column('单位', 1), column('件', 1)], [['甲', '1'], ['乙']]), table([], [])],
      annexes: [{ title: '', landscape: true, body: [heading(1, '')] }],
      signature: { ...issued.signature, on: '2022-02-30' as OfficialDocument['signature']['on'] },
    };
    expect(checkDocument(spoilt)).toEqual([
      { code: 'issuer_missing', at: ['issuerMark'] },
      { code: 'title_missing', at: ['title'] },
      { code: 'number_malformed', at: ['number'] },
      { code: 'date_malformed', at: ['signature', 'on'] },
      { code: 'text_missing', at: ['body', 0] },
      { code: 'row_width', at: ['body', 1, 'rows', 1] },
      { code: 'columns_missing', at: ['body', 2] },
      { code: 'title_missing', at: ['annexes', 0, 'title'] },
      { code: 'text_missing', at: ['annexes', 0, 'body', 0] },
    ]);
    expect(checkDocument({ ...issued, body: [] })).toEqual([{ code: 'body_missing', at: ['body'] }]);
  });

  it('is a number of another year than the date', () => {
    expect(checkDocument({ ...issued, number: '京环发〔2021〕8号' })).toEqual([{ code: 'number_of_another_year', at: ['number'] }]);
  });
});
