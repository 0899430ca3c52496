import { describe, expect, it } from 'vitest';
import { excelFile, type SheetXml, sheetData } from '../../test/office.ts';
import { read, readShape, refusalOf } from '../../test/shape.ts';

const shape = (xml: string, others = {}): Promise<(string | string[])[]> => readShape(excelFile([{ xml }], others));
const merges = (...refs: string[]): string => `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
const header = ['序号', '任务', '措施'];

describe('reading Excel', () => {
  it('reads merges as true spans and lines within cells', async () => {
    const xml =
      sheetData([header, ['一、目标', null, null], ['1', '空气', '甲&#10;乙'], [null, null, '丙']]) + merges('A2:C2', 'A3:A4', 'B3:B4');
    expect((await read(excelFile([{ xml }]))).blocks[0]).toMatchObject({ kind: 'table', spans: 'true', columns: 3 });
    expect(await shape(xml)).toEqual([['序号@0', '任务@1', '措施@2'], ['一、目标@0×1×3'], ['1@0×2×1', '空气@1×2×1', '甲\n乙@2'], ['丙@2']]);
  });

  it('takes lines above and below the table for paragraphs, and lines within for cells over its width', async () => {
    const xml = sheetData([
      ['附件2', null, null],
      [null, '大气计划', null],
      header,
      ['一、目标', null, null],
      ['1', '空气', '甲'],
      ['注：下同', null, null],
    ]);
    expect(await shape(xml)).toEqual([
      '附件2',
      '大气计划',
      ['序号@0', '任务@1', '措施@2'],
      ['一、目标@0×1×3'],
      ['1@0', '空气@1', '甲@2'],
      '注：下同',
    ]);
  });

  it('begins a new table where the header comes again under a title', async () => {
    const xml = sheetData([header, ['1', '空气', '甲'], ['附件3 水计划', null, null], header, ['1', '河流', '乙']]);
    expect(await shape(xml)).toEqual([
      ['序号@0', '任务@1', '措施@2'],
      ['1@0', '空气@1', '甲@2'],
      '附件3 水计划',
      ['序号@0', '任务@1', '措施@2'],
      ['1@0', '河流@1', '乙@2'],
    ]);
  });

  it('leaves words right of the first column in their column', async () => {
    expect(await shape(sheetData([header, ['1', '空气', '甲'], [null, null, '乙'], ['2', '水', '丙']]))).toContainEqual([
      '@0',
      '@1',
      '乙@2',
    ]);
  });

  it('says so where a table was flattened', async () => {
    const flat = excelFile([{ xml: sheetData([header, ['1', '空气', '甲'], [null, null, '乙'], ['2', '水', '丙']]) }]);
    expect((await read(flat)).blocks[0]).toMatchObject({ spans: 'unknown' });
  });

  it('reads shared and rich texts, values of formulas, numbers and days as shown', async () => {
    const strings =
      '<si><t>甲</t></si><si><r><t>NO</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>x</t></r><rPh sb="0" eb="1"><t>nuo</t></rPh></si><si><t>一_x000D_&#10;二</t></si>';
    const styles =
      '<numFmts><numFmt numFmtId="176" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="31"/></cellXfs>';
    const xml =
      '<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>' +
      '<row><c s="1"><f>1/3</f><v>0.3333</v></c><c s="2"><v>44613</v></c><c t="str"><f>A1</f><v>公式</v></c></row>' +
      '<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><v>7</v></c></row></sheetData>';
    expect(await shape(xml, { strings, styles })).toEqual([
      ['甲@0', 'NOx@1', '一\n二@2'],
      ['33.3%@0', '2022年2月21日@1', '公式@2'],
      ['TRUE@0', '#N/A@1', '7@2'],
    ]);
  });

  it('reads each visible sheet as a page, in the order of their tabs', async () => {
    const sheets: SheetXml[] = [
      { name: '大气计划', xml: sheetData([header, ['1', '空气', '甲']]) },
      { name: '参数', state: 'hidden', xml: sheetData([['秘', '密']]) },
      { name: '密', state: 'veryHidden', xml: sheetData([['秘', '密']]) },
      { name: 'Sheet4', xml: sheetData([['水计划', null, null], header]) },
      { name: '空表', xml: sheetData([]) },
    ];
    const document = await read(excelFile(sheets));
    expect(document.pageStarts).toEqual([0, document.text.indexOf('水计划')]);
    expect(await readShape(excelFile(sheets))).toEqual([
      '大气计划',
      ['序号@0', '任务@1', '措施@2'],
      ['1@0', '空气@1', '甲@2'],
      '水计划',
      ['序号@0', '任务@1', '措施@2'],
    ]);
  });

  it('leaves out hidden columns and rows, but not rows a filter hides', async () => {
    const data = sheetData([header, ['1', '空气', '甲'], ['2', '水', '乙']]).replace('<row r="2">', '<row r="2" hidden="1">');
    const columns = '<cols><col min="2" max="2" hidden="1"/></cols>';
    expect(await shape(columns + data)).toEqual([
      ['序号@0', '措施@1'],
      ['2@0', '乙@1'],
    ]);
    expect(await shape(`${data}<autoFilter ref="A1:C3"/>`)).toHaveLength(3);
  });

  it('looks only at the rows and columns in use', async () => {
    const far =
      '<sheetData><row r="5"><c r="C5" t="str"><v>甲</v></c><c r="XFD5" t="str"><v>乙</v></c></row><row r="1048576"><c r="C1048576" t="str"><v>丙</v></c><c r="D1048576" s="1"/><c r="XFD1048576"><v>1</v></c></row></sheetData>';
    expect(await shape(far + merges('A1:XFD4', 'D7:XFC1048575'))).toEqual([
      ['甲@0', '乙@1'],
      ['丙@0', '1@1'],
    ]);
  });

  it('reads sheets whose cells and rows have no places', async () => {
    expect(await shape('<sheetData><row><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c></row></sheetData>')).toEqual([['甲@0', '乙@1']]);
  });

  it('refuses ten thousand columns, and columns of a thousand rows that differ', async () => {
    const wide = `<sheetData><row>${'<c><v>1</v></c>'.repeat(10_000)}</row></sheetData>`;
    expect(await refusalOf(excelFile([{ xml: wide }]))).toBe('too_many_columns');
    const place = (i: number): string =>
      `${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + (i >> 5))}${String.fromCharCode(65 + (i % 23))}`;
    const diagonal = Array.from({ length: 600 }, (_, i) => `<row r="${i + 1}"><c r="${place(i)}${i + 1}"><v>1</v></c></row>`).join('');
    expect(await refusalOf(excelFile([{ xml: `<sheetData>${diagonal}</sheetData>` }]))).toBe('too_many_columns');
  });

  it('refuses merged cells that overlap, however many', async () => {
    const xml = sheetData([header, ['1', '空气', '甲']]) + merges(...new Array<string>(10_000).fill('A1:C2'));
    expect(await refusalOf(excelFile([{ xml }]))).toBe('damaged');
  });

  it('refuses a workbook without words, and one whose sheet is missing', async () => {
    expect(await refusalOf(excelFile([{ xml: '<sheetData/>' }]))).toBe('empty');
    expect(
      await refusalOf(
        excelFile([{ xml: '' }], { parts: { 'xl/_rels/workbook.xml.rels': '<R><Relationship Id="rId1" Target="no.xml"/></R>' } }),
      ),
    ).toBe('truncated');
  });
});
