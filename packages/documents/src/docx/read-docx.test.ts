import { describe, expect, it } from 'vitest';
import { p, tbl, tc, wordFile } from '../../test/office.ts';
import { read, readShape, refusalOf } from '../../test/shape.ts';

const shape = (body: string, others = {}): Promise<(string | string[])[]> => readShape(wordFile(body, others));
const r = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const para = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
const numbered = (text: string, list: number, depth = 0): string =>
  p(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`);
const level = (depth: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, ...levels: string[]): string => `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const num = (id: number, abstract: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`;
const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe('reading Word paragraphs', () => {
  it('puts runs together and keeps tabs and line breaks', async () => {
    expect(
      await shape(para(r('推进'), r('清洁取暖'), '<w:r><w:br/><w:t>第二行</w:t><w:tab/><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r>')),
    ).toEqual(['推进清洁取暖', '第二行\tA-B']);
  });

  it('joins lowered and raised runs to their word', async () => {
    const low = '<w:vertAlign w:val="subscript"/>';
    expect(await shape(para(r('氮氧化物（NO '), r('x', low), r('）、PM'), r('2.5', low)))).toEqual(['氮氧化物（NOx）、PM2.5']);
  });

  it('finds headings by outline level, by style and by the style it is based on', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="我的标题"/><w:basedOn w:val="a1"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="h3"><w:name w:val="heading 3"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style>';
    expect(
      await shape(
        p('计划', '<w:pStyle w:val="T"/>') +
          p('一', '<w:pStyle w:val="mine"/>') +
          p('二', '<w:pStyle w:val="h3"/>') +
          p('三', '<w:outlineLvl w:val="1"/>') +
          p('四', '<w:pStyle w:val="loop"/>') +
          p('五', '<w:pStyle w:val="mine"/><w:outlineLvl w:val="9"/>'),
        { styles },
      ),
    ).toEqual(['# 计划', '# 一', '### 二', '## 三', '四', '**五**']);
  });

  it('says bold only of paragraphs that are bold throughout', async () => {
    expect(
      await shape(
        para(r('一、'), r('目标', '<w:b/>')) +
          para(r('二、', '<w:b/>'), r(' '), r('保障', '<w:b w:val="1"/>')) +
          para(r('三', '<w:b w:val="0"/>')),
      ),
    ).toEqual(['一、目标', '**二、 保障**', '三']);
  });

  it('keeps inserted words and drops deleted and hidden ones', async () => {
    expect(
      await shape(
        para(
          r('年底前'),
          '<w:ins w:id="1"><w:r><w:t>完成</w:t></w:r></w:ins>',
          '<w:del w:id="2"><w:r><w:delText>取消</w:delText></w:r></w:del>',
          r('密', '<w:vanish/>'),
        ) +
          '<w:p><w:moveFrom w:id="3"><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:moveTo w:id="3"><w:r><w:t>新处</w:t></w:r></w:moveTo></w:p>',
      ),
    ).toEqual(['年底前完成', '新处']);
  });

  it('runs a paragraph whose mark was deleted on into the next', async () => {
    expect(await shape(`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${r('推进')}</w:p>${p('取暖')}${p('其他')}`)).toEqual([
      '推进取暖',
      '其他',
    ]);
    expect(await shape(`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${r('推进')}</w:p>${tbl([tc(p('1')), tc(p('甲'))])}`)).toEqual([
      '推进',
      ['1@0', '甲@1'],
    ]);
  });

  it('prints results of fields, but neither their codes nor contents and page numbers', async () => {
    const contents =
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('一、目标')}${field('PAGEREF x', '3')}</w:p>` +
      `<w:p>${r('二、保障')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    expect(
      await shape(
        contents +
          para(
            r('见'),
            field(' REF a ', '附件1'),
            field(' PAGE ', '7'),
            '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple>',
          ) +
          p('正文'),
      ),
    ).toEqual(['见附件1', '正文']);
  });

  it('goes on behind a field that was never finished', async () => {
    expect(
      await shape(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r></w:p>${p('正文')}`),
    ).toEqual(['正文']);
  });

  it('prints text boxes once, behind their paragraph', async () => {
    const box = `<w:txbxContent>${p('框内一')}${p('框内二')}</w:txbxContent>`;
    const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="w">${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(await shape(para(r('标'), drawing, r('题')) + p('后'))).toEqual(['标题', '框内一', '框内二', '后']);
  });

  it('prints footnotes at the end, symbols, and the base of ruby', async () => {
    const ruby = '<w:r><w:ruby><w:rt><w:r><w:t>wū</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>污</w:t></w:r></w:rubyBase></w:ruby></w:r>';
    const footnotes = `<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="1">${p('列第一位者为牵头单位，下同')}</w:footnote>`;
    expect(
      await shape(
        para(r('浓度'), '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>', r('35'), ruby, '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        { footnotes },
      ),
    ).toEqual(['浓度≤35污', '列第一位者为牵头单位，下同']);
  });

  it('reads files whose namespaces have other prefixes, and the strict ones', async () => {
    const strict =
      '<z:document xmlns:z="http://purl.oclc.org/ooxml/wordprocessingml/main"><z:body><z:p><z:r><z:t>甲</z:t></z:r></z:p></z:body></z:document>';
    expect(await readShape(wordFile('', { 'word/document.xml': strict }))).toEqual(['甲']);
  });

  it('finds the main part by the relations of the package', async () => {
    const relations = '<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>';
    const main =
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:document>';
    expect(await readShape(wordFile('', { '_rels/.rels': relations, 'word/document2.xml': main }))).toEqual(['甲']);
  });

  it('refuses a file without words', async () => {
    expect(await refusalOf(wordFile('<w:p/>'))).toBe('empty');
  });
});

describe('reading Word numbers', () => {
  const plan = list(0, level(0, 'chineseCounting', '%1、'), level(1, 'chineseCounting', '（%2）'), level(2, 'decimal', '%3.'));

  it('prints what Word counts, level by level', async () => {
    const numbering = plan + num(1, 0);
    const body = [
      numbered('目标', 1),
      numbered('空气', 1, 1),
      numbered('甲', 1, 2),
      numbered('乙', 1, 2),
      numbered('水', 1, 1),
      numbered('丙', 1, 2),
      numbered('保障', 1),
      numbered('组织', 1, 1),
    ];
    expect(await shape(body.join(''), { numbering })).toEqual([
      '一、目标',
      '（一）空气',
      '1.甲',
      '2.乙',
      '（二）水',
      '1.丙',
      '二、保障',
      '（一）组织',
    ]);
  });

  it('counts on over lists made from one, unless a list starts again', async () => {
    const numbering = plan + num(1, 0) + num(2, 0) + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');
    expect(await shape([1, 2, 1, 3, 3].map((id) => numbered('条', id)).join(''), { numbering })).toEqual([
      '一、条',
      '二、条',
      '三、条',
      '一、条',
      '二、条',
    ]);
  });

  it('knows the formats of official documents', async () => {
    const formats = [
      'chineseCounting',
      'ideographTraditional',
      'decimalEnclosedCircle',
      'chineseLegalSimplified',
      'upperRoman',
      'lowerLetter',
      'decimalFullWidth',
      'bullet',
      'none',
    ];
    const numbering = formats.map((format, i) => list(i, level(0, format, '%1、', '<w:suff w:val="nothing"/>')) + num(i + 1, i)).join('');
    expect(await shape(formats.map((_, i) => numbered('条', i + 1)).join(''), { numbering })).toEqual([
      '一、条',
      '甲、条',
      '①、条',
      '壹、条',
      'I、条',
      'a、条',
      '１、条',
      '条',
      '、条',
    ]);
  });

  it('counts past ten as Chinese does', async () => {
    const numbering = plan + num(1, 0);
    const lines = await shape(numbered('条', 1).repeat(111), { numbering });
    expect([10, 11, 20, 21, 100, 101, 110, 111].map((n) => lines[n - 1])).toEqual([
      '十、条',
      '十一、条',
      '二十、条',
      '二十一、条',
      '一百、条',
      '一百零一、条',
      '一百一十、条',
      '一百一十一、条',
    ]);
  });

  it('keeps 第一条 and a bare number apart from the words', async () => {
    const numbering =
      list(0, level(0, 'chineseCounting', '第%1条')) +
      num(1, 0) +
      list(1, level(0, 'decimal', '%1'), level(1, 'decimal', '%1.%2')) +
      num(2, 1);
    expect(await shape(numbered('目标', 1) + numbered('水', 2) + numbered('河', 2, 1), { numbering })).toEqual([
      '第一条 目标',
      '1 水',
      '1.1 河',
    ]);
  });

  it('takes lists from paragraph styles and lets a paragraph leave them', async () => {
    const numbering =
      list(0, level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="h1"/>'), level(1, 'decimal', '%2.', '<w:pStyle w:val="h2"/>')) +
      num(1, 0);
    const styles = ['h1', 'h2']
      .map(
        (id) =>
          `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
      )
      .join('');
    const styled = (text: string, id: string, more = ''): string => p(text, `<w:pStyle w:val="${id}"/>${more}`);
    expect(
      await shape(
        styled('甲', 'h1') + styled('乙', 'h2') + styled('丙', 'h1', '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled('丁', 'h1'),
        { numbering, styles },
      ),
    ).toEqual(['一、甲', '1.乙', '丙', '二、丁']);
  });

  it('numbers blank cells of a column, but not those under a merge', async () => {
    const numbering = list(0, level(0, 'decimal', '%1')) + num(1, 0);
    const cell = (more = ''): string => tc(numbered('', 1), more);
    const table = tbl([cell('<w:vMerge w:val="restart"/>'), tc(p('甲'))], [cell('<w:vMerge/>'), tc(p('乙'))], [cell(), tc(p('丙'))]);
    expect(await shape(table, { numbering })).toEqual([['1@0×2×1', '甲@1'], ['乙@1'], ['2@0', '丙@1']]);
  });
});

describe('reading Word tables', () => {
  it('reads merges in both directions', async () => {
    const span = (n: number): string => `<w:gridSpan w:val="${n}"/>`;
    const table = tbl(
      [tc(p('序号')), tc(p('措施')), tc(p('牵头')), tc(p('主责'))],
      [tc(p('一、目标'), span(4))],
      [tc(p('1'), '<w:vMerge w:val="restart"/>'), tc(p('甲') + p('乙')), tc(p('市局'), span(2))],
      [tc(p(''), '<w:vMerge/>'), tc(p('丙')), tc(p('市局')), tc(p(''))],
    );
    expect((await read(wordFile(table))).blocks[0]).toMatchObject({ spans: 'true', columns: 4 });
    expect(await shape(table)).toEqual([
      ['序号@0', '措施@1', '牵头@2', '主责@3'],
      ['一、目标@0×1×4'],
      ['1@0×2×1', '甲\n乙@1', '市局@2×1×2'],
      ['丙@1', '市局@2', '@3'],
    ]);
  });

  it('reads old merges, columns left out before a row, and drops deleted rows', async () => {
    const old = tbl(
      [tc(p('甲'), '<w:hMerge w:val="restart"/>'), tc(p(''), '<w:hMerge/>'), tc(p('乙'))],
      [tc(p('1')), tc(p('2')), tc(p('3'))],
    );
    expect(await shape(old)).toEqual([
      ['甲@0×1×2', '乙@2'],
      ['1@0', '2@1', '3@2'],
    ]);
    const before = `<w:tbl><w:tr>${tc(p('1'))}${tc(p('2'))}</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc(p('3'))}</w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr>${tc(p('4'))}${tc(p('5'))}</w:tr></w:tbl>`;
    expect(await shape(before)).toEqual([['1@0', '2@1'], ['3@1']]);
  });

  it('takes borders drawn a hair apart for one', async () => {
    const grid = [1200, 1200, 12, 1200].map((w) => `<w:gridCol w:w="${w}"/>`).join('');
    const rows = [
      [tc(p('牵头')), tc(p('主责'), '<w:gridSpan w:val="2"/>'), tc(p('协办'))],
      [tc(p('甲'), '<w:gridSpan w:val="2"/>'), tc(p('乙'), '<w:gridSpan w:val="2"/>')],
    ];
    expect(
      await shape(`<w:tbl><w:tblGrid>${grid}</w:tblGrid>${rows.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`),
    ).toEqual([
      ['牵头@0', '主责@1', '协办@2'],
      ['甲@0×1×2', '乙@2'],
    ]);
  });

  it('takes a frame of one column for what is in it, and tells a table within a cell line by line', async () => {
    const data = tbl([tc(p('1')), tc(p('甲'))]);
    expect(await shape(tbl([tc(p('前言') + data)]))).toEqual(['前言', ['1@0', '甲@1']]);
    expect(await shape(tbl([tc(p('2')), tc(p('含') + data)]))).toEqual([['2@0', '含\n1 甲@1']]);
  });

  it('refuses ten thousand columns', async () => {
    expect(await refusalOf(wordFile(tbl(Array.from({ length: 10_000 }, () => tc(p('x'))))))).toBe('too_many_columns');
  });

  it('cuts a span of a billion', async () => {
    expect(await shape(tbl([tc(p('甲')), tc(p('乙'))], [tc(p('丙'), '<w:gridSpan w:val="1000000000"/>')]))).toEqual([
      ['甲@0', '乙@1'],
      ['丙@0×1×2'],
    ]);
  });
});
