import { describe, expect, it } from 'vitest';
import { heading, paragraph, table } from '../official/body.ts';
import { bodyOf, checkText, figuresByHand, isChanged, partsOf, redrafted, removedFrom, textOf } from './bulletin-text.ts';

const composed = (n: number, more: boolean) => ({
  title: '通报',
  annexes: [],
  body: [
    paragraph('开头'),
    heading(1, '总体情况'),
    paragraph(`共${n}项。`),
    table([], []),
    heading(2, `红灯事项（${n}项）`),
    paragraph(`甲${n}`),
    ...(more ? [paragraph('乙')] : []),
  ],
});
const before = composed(2, false);
const now = composed(3, true);
const text = textOf(before, ['各区政府']);
const edited = { ...text, blocks: text.blocks.map((block) => (block.text === '甲2' ? { ...block, text: '甲2，已约谈' } : block)) };

describe('the text of a bulletin', () => {
  it('prints what was composed where nobody changed anything', () => {
    expect(bodyOf(before, text)).toEqual(before.body);
    expect(text.blocks.some(isChanged)).toBe(false);
  });

  it('follows the figures of another seal, and keeps what a person wrote beside what would be composed', () => {
    const again = redrafted(edited, before, now);
    expect(again.blocks.map(({ text: said }) => said)).toEqual(['开头', '总体情况', '共3项。', '', '红灯事项（3项）', '甲2，已约谈', '乙']);
    expect(again.blocks.filter(isChanged)).toMatchObject([{ text: '甲2，已约谈', drafted: '甲3' }]);
    expect(checkText(now, again)).toEqual([]);
  });

  it('keeps away what a person took away, and tells it', () => {
    const shorter = { ...text, blocks: text.blocks.slice(1) };
    expect(removedFrom(before, shorter).map(({ text: said }) => said)).toEqual(['开头']);
    expect(redrafted(shorter, before, now).blocks[0]?.text).toBe('总体情况');
  });

  it('finds figures no fact has given', () => {
    expect(figuresByHand({ key: '', kind: 'paragraph', level: null, text: '共9项，占3.5%', drafted: '共9项，占4.5%' })).toEqual(['3.5%']);
  });

  it('takes no word of another as composed, no table nobody sealed and no piece twice', () => {
    const [first] = text.blocks;
    if (first === undefined) throw new Error('no block');
    const wrong = [first, first, { ...first, key: 'x', kind: 'table' as const }, { ...first, key: '总体情况#1', drafted: '共9项。' }];
    expect(checkText(before, { ...text, blocks: wrong }).map(({ code }) => code)).toEqual([
      'key_twice',
      'table_unknown',
      'drafted_differs',
    ]);
  });
});

describe('the parts beside the body', () => {
  it('are those a person wrote; brackets of a note are not doubled, and the issuer prints where nobody else is named', () => {
    expect(partsOf(text, '市局')).toEqual({ note: null, copiesTo: [], printedBy: '市局' });
    const written = { ...text, note: '（联系人：张三）', copiesTo: ['市委办公厅'], printedBy: ' 市局办公室 ' };
    expect(partsOf(written, '市局')).toEqual({ note: '联系人：张三', copiesTo: ['市委办公厅'], printedBy: '市局办公室' });
  });

  it('name nobody twice', () => {
    const twice = { ...text, addressees: ['各区政府', '各区政府'], copiesTo: ['市委办公厅', '各区政府'] };
    expect(checkText(before, twice)).toEqual([
      { code: 'twice', at: ['addressees', 1] },
      { code: 'twice', at: ['copiesTo', 1] },
    ]);
  });
});
