import { describe, expect, it } from 'vitest';
import { read, readShape, refusalOf } from '../../test/shape.ts';

const page = (body: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>网站</title></head><body>${body}</body></html>`;
const shape = (body: string): Promise<(string | string[])[]> => readShape(page(body));

describe('reading HTML', () => {
  it('reads paragraphs, headings and lines as a browser shows them', async () => {
    expect(
      await shape(
        '<h1>行动&amp;计划</h1><p>　　为全面贯彻\n  落实，</p><div>甲<p>乙</p>丙<br>丁</div><p><b>一、主要</b><strong>目标</strong></p><p><b>其一</b>：推进</p>',
      ),
    ).toEqual(['# 行动&计划', '为全面贯彻落实，', '甲', '乙', '丙', '丁', '**一、主要目标**', '其一：推进']);
  });

  it('keeps a space between words of other scripts and none that cannot be seen', async () => {
    expect(await shape('<p>PM2.5\n annual&nbsp;mean \u200b35&shy;</p><p>污染\n<span>防治</span>\n</p>')).toEqual([
      'PM2.5 annual mean 35',
      '污染防治',
    ]);
  });

  it('joins lowered and raised characters to their word', async () => {
    expect(await shape('<p>氮氧化物（NO <sub>x</sub>）、PM<sub>2.5</sub>、10 m<sup>3</sup></p>')).toEqual([
      '氮氧化物（NOx）、PM2.5、10 m3',
    ]);
  });

  it('numbers lists as they are printed, but not twice', async () => {
    expect(
      await shape('<ol><li>甲<li>乙</ol><ol start="3" type="A"><li>丙</ol><ol style="list-style-type:cjk-ideographic"><li value=2>丁</ol>'),
    ).toEqual(['1.甲', '2.乙', 'C.丙', '二、丁']);
    expect(await shape('<ol><li>1、甲<li>（二）乙</ol><ul><li>丙</ul><ol style="list-style:none"><li>丁</ol>')).toEqual([
      '1、甲',
      '（二）乙',
      '丙',
      '丁',
    ]);
    expect(await shape('<ol><li><p>甲</p><p>乙</p></li></ol>')).toEqual(['1.甲', '乙']);
  });

  it('reads data tables with their true merges', async () => {
    const body =
      '<table><caption>任务表</caption><thead><tr><th>序号<th>措施<th>牵头<th>主责</thead><tr><td colspan=4>一、目标<tr><td rowspan=2>1<td>甲<p>乙</p><td colspan=2>市局<br>各区<tr><td>丙<td>市局<td></table>';
    expect((await read(page(body))).blocks[1]).toMatchObject({ kind: 'table', spans: 'true', columns: 4 });
    expect(await shape(body)).toEqual([
      '任务表',
      ['序号@0', '措施@1', '牵头@2', '主责@3'],
      ['一、目标@0×1×4'],
      ['1@0×2×1', '甲\n乙@1', '市局\n各区@2×1×2'],
      ['丙@1', '市局@2', '@3'],
    ]);
  });

  it('says so where merges were lost on the way', async () => {
    const flattened = '<table><tr><td>1<td>目标<td>甲<tr><td><td><td>乙</table>';
    expect((await read(page(flattened))).blocks[0]).toMatchObject({ spans: 'unknown' });
    const neighbour = '<table><tr><td>2<td>保障<td></table>';
    expect((await read(page(flattened + neighbour))).blocks[1]).toMatchObject({ spans: 'unknown' });
    expect((await read(page(neighbour + neighbour))).blocks[1]).toMatchObject({ spans: 'true' });
  });

  it('cuts spans without sense to the table', async () => {
    expect(await shape('<table><tr><td rowspan=1000000000>1<td>甲<td>x<tr><td colspan=999999999>乙<tr><td>丙<td>丁</table>')).toEqual([
      ['1@0×3×1', '甲@1', 'x@2'],
      ['乙@1×1×2'],
      ['丙@1', '丁@2'],
    ]);
    expect(await shape('<table><tr><td rowspan=0>1<td colspan=x>甲<tr><td rowspan=-1>乙</table>')).toEqual([['1@0×2×1', '甲@1'], ['乙@1']]);
  });

  it('takes no table that only arranges the page for data', async () => {
    const data = '<table><tr><td>1<td>甲<tr><td>2<td>乙</table>';
    expect(await shape(`<table><tr><td>左栏<td><p>正文一</p>${data}<p>${'正文二'.repeat(20)}</p></table>`)).toContain('正文一');
    expect(await shape(`<table><tr><td>行动计划${data}</td></tr></table>`)).toEqual(['行动计划', ['1@0', '甲@1'], ['2@0', '乙@1']]);
    expect(await shape(`<table><tr><td>左栏<td><h1>计划</h1>${'<p>各区落实各项措施。</p>'.repeat(9)}</table>`)).toHaveLength(11);
    expect(await shape('<table role="presentation"><tr><td>甲<td>乙</table>')).toEqual(['甲', '乙']);
  });

  it('leaves the furniture of the web site out', async () => {
    const links = '<li><a href="/a">首页</a></li><li><a href="/b">政务公开</a></li><li><a href="/c">互动</a></li>';
    const text = '<p>一、主要目标</p><p>各区落实各项措施，年底前完成。</p>';
    const body = `<header><h1>某市政府</h1></header><nav><p>菜单</p></nav><ul>${links}</ul><div class="BreadCrumb">当前位置：首页</div>
      <div id="content">${text}<p style="display: none">隐藏</p><p hidden>隐藏</p><script>x</script><style>y</style></div>
      <div class="share-box">分享到 微信</div><p>【打印本页】 【关闭窗口】</p><footer>主办：某市</footer><aside>相关阅读</aside><button>确定</button>`;
    expect(await shape(body)).toEqual(['一、主要目标', '各区落实各项措施，年底前完成。']);
  });

  it('keeps a form around the whole page, the header of an article and lists of attachments', async () => {
    expect(await shape('<form id="aspnetForm"><p>各区落实各项措施，年底前完成。</p></form>')).toEqual(['各区落实各项措施，年底前完成。']);
    expect(await shape(`<article><header><h1>行动计划</h1></header>${'<p>各区落实各项措施。</p>'.repeat(3)}</article>`)).toContain(
      '# 行动计划',
    );
    expect(await shape('<p>附件：</p><ul><li><a href="/1.docx">1.大气计划</a></li><li><a href="/2.pdf">2.水计划</a></li></ul>')).toEqual([
      '附件：',
      '1.大气计划',
      '2.水计划',
    ]);
  });

  it('keeps text a script would show', async () => {
    expect(await shape('<div id="zoom" style="display:none"><p>各区落实各项措施，年底前完成。</p></div><p>载入中</p>')).toContain(
      '各区落实各项措施，年底前完成。',
    );
  });

  it('follows the declared encoding where the bytes are not UTF-8', async () => {
    const head = Buffer.from('<html><head><meta charset="gb2312"></head><body><p>', 'latin1');
    const bytes = Buffer.concat([head, Buffer.from('d0d0b6afbcc6bbae', 'hex'), Buffer.from('</p>', 'latin1')]);
    expect(await readShape(new Uint8Array(bytes))).toEqual(['行动计划']);
    const big5 = Buffer.concat([
      Buffer.from('<html><meta http-equiv="Content-Type" content="text/html; charset=big5"><p>', 'latin1'),
      Buffer.from('a6e6b0ca', 'hex'),
    ]);
    expect(await readShape(new Uint8Array(big5))).toEqual(['行動']);
  });

  it('reads malformed pages', async () => {
    expect(await shape('<p>甲<table><tr>乙<td>1<td>2</p></div></table><b><p>丙</b>丁<!-- ')).toEqual(['甲', '乙', ['1@0', '2@1'], '丙丁']);
    expect(await shape('<pre>甲\n乙</pre>')).toEqual(['甲', '乙']);
  });

  it('refuses a page without words', async () => {
    expect(await refusalOf(page('<img src="scan.png">'))).toBe('empty');
  });

  it('refuses ten thousand columns', async () => {
    expect(await refusalOf(page(`<table><tr>${'<td>x'.repeat(10_000)}</table>`))).toBe('too_many_columns');
    expect(await refusalOf(page(`<table>${'<tr><td colspan=90>x<td colspan=90>y<td rowspan=9 colspan=90>z'.repeat(20)}</table>`))).toBe(
      'too_many_columns',
    );
  });

  it.each([
    ['unclosed blocks', '<div>'.repeat(100_000), 'too_deep'],
    ['unclosed formatting of every colour', Array.from({ length: 20_000 }, (_, i) => `<p><font color=${i}>甲`).join(''), 'too_many_cells'],
    ['words thrown out of a table', `<table>${'<tr>甲<b>乙</b>'.repeat(50_000)}</table>`, 'html'],
    ['misnested formatting', '<a><b><p></a>甲</b>'.repeat(20_000), 'html'],
    ['tables in tables', '<table><tr><td>'.repeat(20_000), 'too_deep'],
    ['elements without end', '<i>甲</i>'.repeat(310_000), 'too_many_cells'],
    ['attributes', `<p ${Array.from({ length: 50_000 }, (_, i) => `a${i}=1`).join(' ')}>甲`, 'html'],
    ['entities', `<p>${'&amp;&#x4e00;&nosuch'.repeat(100_000)}`, 'html'],
    ['lists', `${'<ol><li>甲'.repeat(900)}`, 'html'],
  ])('bounds %s', async (_, body, outcome) => {
    expect(await refusalOf(page(body))).toBe(outcome);
  });
});
