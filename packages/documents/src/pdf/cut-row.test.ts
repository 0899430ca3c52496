import { describe, expect, it } from 'vitest';
import type { CellContent } from '../linear-text.ts';
import { mendCutRow } from './cut-row.ts';
import type { PrintedTable } from './print.ts';

const HEADER = ['序号', '重点任务', '工作措施', '完成时限', '牵头部门'];

const row = (texts: readonly string[]): CellContent[] => texts.map((text, column) => ({ text, column, rowSpan: 1, colSpan: 1 }));
const table = (...rows: (readonly string[])[]): PrintedTable => ({
  kind: 'table',
  top: 0,
  bottom: 0,
  lined: 'all',
  spans: 'true',
  columns: HEADER.length,
  rows: [HEADER, ...rows].map(row),
});
const mended = (upper: readonly string[], lower: readonly string[]): string[][][] =>
  mendCutRow(table(upper), table(lower)).map(({ rows }) => rows.slice(1).map((cells) => cells.map(({ text }) => text)));

describe('a row cut by the end of a page', () => {
  it.each([
    [
      ['6', '构建碳达峰政', '按照国家部署，推动出台本市', '9月底', '市发展改'],
      ['', '策体系', '碳达峰系列政策文件。', '前', '革委\n市财政局'],
      ['6', '构建碳达峰政策体系', '按照国家部署，推动出台本市碳达峰系列政策文件。', '9月底前', '市发展改革委\n市财政局'],
    ],
    [
      ['6', '目标任务', '按照国家部署，推动出台本市', '年底前', '市生态环境局\n各区政府（含北京经'],
      ['', '', '碳达峰系列政策文件。', '', '济技术开发区管委会）'],
      ['6', '目标任务', '按照国家部署，推动出台本市碳达峰系列政策文件。', '年底前', '市生态环境局\n各区政府（含北京经济技术开发区管委会）'],
    ],
    [
      ['6', '目标任务', '按照国家部署。', '按时间节', '市财政局'],
      ['', '', '研究制定方案。', '点完成', ''],
      ['6', '目标任务', '按照国家部署。研究制定方案。', '按时间节点完成', '市财政局'],
    ],
    [
      ['6', '目标任务', '按照国家部署。', '按时间节点', '市'],
      ['', '', '研究制定方案。', '完成', '城市管理委'],
      ['6', '目标任务', '按照国家部署。研究制定方案。', '按时间节点完成', '市城市管理委'],
    ],
    [
      ['6', '目标任务', '按照国家部署，推动出台碳达峰系列政策文件。', '年底前', '各区政府(含北京经'],
      ['', '', '', '', '济技术开发区管委会)'],
      ['6', '目标任务', '按照国家部署，推动出台碳达峰系列政策文件。', '年底前', '各区政府(含北京经济技术开发区管委会)'],
    ],
  ])('is made whole where words are cut', (upper, lower, whole) => expect(mended(upper, lower)).toEqual([[whole], []]));

  it.each([
    ['only the measure goes on', ['6', '目标任务', '按照国家部署，推动', '年底前', '市财政局'], ['', '', '出台文件。', '', '']],
    ['the measure had ended', ['6', '目标任务', '按照国家部署。', '9月底前', '市财政局'], ['', '', '研究制定方案。', '年底前', '市交通委']],
    [
      'a numbered row follows',
      ['6', '目标', '按照国家部署，推动', '9月底', '市发展改'],
      ['7', '任务', '研究制定方案。', '年底前', '市财政局'],
    ],
    [
      'the task is printed again',
      ['6', '目标', '推进 VOCs 治理，完成改造', '9月底', '市财政局'],
      ['', '目标', '研究制定方案。', '年底前', '市交通委'],
    ],
  ])('stays two rows where %s', (_, upper, lower) => expect(mended(upper, lower)).toEqual([[upper], [lower]]));
});
