import { describe, expect, it } from 'vitest';
import { read, readShape, refusalOf } from '../../test/shape.ts';

describe('reading Markdown', () => {
  it('reads headings of both kinds and whole bold paragraphs', async () => {
    expect(await readShape('# 行动计划 #\n\n总体目标\n---\n\n**一、主要目标**\n\n**推进**清洁取暖。\n\n## \n')).toEqual([
      '# 行动计划',
      '## 总体目标',
      '**一、主要目标**',
      '推进清洁取暖。',
    ]);
  });

  it('takes the marks away and keeps the words', async () => {
    const document = await read(
      '# 标\n\n推进 *清洁* 取暖，`PM2.5` 与 NO<sub>x</sub>、PM$_{2.5}$ 见[附件](http://a.b/c_d_e.docx)，5\\*3&nbsp;&lt;20，snake_case_名',
    );
    expect(document.text).toBe('标\n推进 清洁 取暖，PM2.5 与 NOx、PM2.5 见附件，5*3 <20，snake_case_名\n');
  });

  it('keeps printed numbers and drops bullets, quotes and rules', async () => {
    expect(await readShape('# 标\n\n1. 目标\n2. 保障\n\n- 其一\n* 其二\n> 引文\n\n***\n（一）空气')).toEqual([
      '# 标',
      '1. 目标',
      '2. 保障',
      '其一',
      '其二',
      '引文',
      '（一）空气',
    ]);
  });

  it('reads pipe tables, whose blanks may be merges', async () => {
    const document = await read('|序号|任务|措施|\n|:--|:-:|---|\n|一、目标|||\n|1|目标|甲<br>乙 \\| 丙|\n| | |**丁**|\n后记');
    expect(document.blocks[0]).toMatchObject({ kind: 'table', spans: 'unknown', columns: 3 });
    expect(
      await readShape(
        document.text === '' ? '' : '|序号|任务|措施|\n|:--|:-:|---|\n|一、目标|||\n|1|目标|甲<br>乙 \\| 丙|\n| | |**丁**|\n\n后记',
      ),
    ).toEqual([
      ['序号@0', '任务@1', '措施@2'],
      ['一、目标@0', '@1', '@2'],
      ['1@0', '目标@1', '甲\n乙 | 丙@2'],
      ['@0', '@1', '丁@2'],
      '后记',
    ]);
  });

  it('reads a table whose outer bars are missing, and one whose delimiter row is', async () => {
    expect(await readShape('a | b\n--- | ---\n1 | 2\n\n| 3 | 4 |\n| 5 | 6 |')).toEqual([
      ['a@0', 'b@1'],
      ['1@0', '2@1'],
      ['3@0', '4@1'],
      ['5@0', '6@1'],
    ]);
  });

  it('merges a cell that is only ^ with the one above', async () => {
    const table = '| 序号 | 措施 |\n|---|---|\n| 1 | 甲 |\n| ^ | 乙 |\n| ^^ | |';
    expect((await read(`# 计划\n\n${table}`)).blocks[1]).toMatchObject({ kind: 'table', spans: 'true' });
    expect(await readShape(`# 计划\n\n${table}`)).toEqual(['# 计划', ['序号@0', '措施@1'], ['1@0×3×1', '甲@1'], ['乙@1'], ['@1']]);
  });

  it('reads HTML tables with their true merges', async () => {
    const table = '<table>\n<tr><td rowspan="2">1</td><td>甲</td></tr>\n<tr><td>乙</td></tr>\n</table>';
    const document = await read(`# 计划\n\n${table}\n\n说明 **重点**`);
    expect(document.blocks[1]).toMatchObject({ kind: 'table', spans: 'true' });
    expect(await readShape(`# 计划\n\n${table}\n\n说明 **重点**`)).toEqual(['# 计划', ['1@0×2×1', '甲@1'], ['乙@1'], '说明 重点']);
  });

  it('joins lines only where a program wrapped them', async () => {
    expect(await readShape('# 标\n\n北京市人民政府办公厅\n2022年2月21日')).toEqual(['# 标', '北京市人民政府办公厅', '2022年2月21日']);
    const wrapped = '各区各部门要坚持精准治污科学治污依法治污，以更高标准抓好各项任务\n的落实。\n\n';
    expect(await readShape(`# 标\n\n${wrapped.repeat(8)}`)).toEqual(['# 标', ...new Array(8).fill(wrapped.replaceAll('\n', ''))]);
  });

  it('leaves out settings above the text and keeps code as it stands', async () => {
    expect(await readShape('---\ntitle: x\ntags:\n  - y\n---\n# 标\n\n```\n**a** | b\n```')).toEqual(['# 标', '**a** | b']);
  });

  it('refuses a row of ten thousand cells', async () => {
    expect(await refusalOf(`# 标\n|${' a |'.repeat(10_000)}\n|${'---|'.repeat(10_000)}`)).toBe('too_many_columns');
  });

  it.each(['|', '*', '_', '`', '[', '<', '~', '-', '#', '\\', '$', '&', '<table>', '> ', '**a', '[a](', ' '])(
    'does not hang on many %j',
    async (mark) => {
      expect(await refusalOf(`# 标\n\n${mark.repeat(200_000)}`)).toMatch(/markdown|html|too_many_columns|too_deep|too_many_cells|damaged/);
      expect(await refusalOf(`# 标\n\n${`${mark}\n`.repeat(50_000)}`)).toMatch(
        /markdown|html|too_many_columns|too_deep|too_many_cells|damaged/,
      );
    },
  );
});
