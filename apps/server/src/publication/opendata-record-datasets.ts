import { column, type Dataset, factsText, joined, or } from './opendata-dataset.ts';

export const rankings: Dataset = {
  code: 'rankings',
  title: { zh: '考核排名', en: 'Rankings' },
  description: {
    zh: '已公布的各项考核的得分与名次。并列者名次相同，之后的名次顺延空缺（1、2、2、4）。',
    en: 'Published scores and ranks. Equal scores share a rank, and the next is left out (1, 2, 2, 4).',
  },
  keywords: [{ zh: '考核', en: 'assessment' }],
  frequency: 'IRREG',
  classes: ['ranking'],
  columns: [
    column('ranking_id', 'text', '排名编号', 'Ranking'),
    column('title', 'text', '名称', 'Title'),
    column('scheme', 'text', '考核办法', 'Scheme'),
    column('day', 'day', '考核日', 'Day'),
    column('group', 'text', '组别', 'Group'),
    column('unit_id', 'text', '单位编码', 'Code of the unit'),
    column('unit', 'text', '单位', 'Unit'),
    column('rank', 'integer', '名次', 'Rank'),
    column('of', 'integer', '参评数', 'Of how many'),
    column('score', 'decimal', '得分', 'Score'),
    column('tier', 'text', '等次', 'Tier'),
  ],
  rowsOf: (contents) =>
    contents('ranking').flatMap(({ key, content: { title, scheme, on, rows } }) =>
      (rows ?? []).map(({ group, unit, rank, of, published, tier }) => [
        ...[key, or(title), or(scheme), or(on), group, unit.id, unit.name, rank, of, published, tier],
      ]),
    ),
  time: 'day',
};

export const exposures: Dataset = {
  code: 'exposures',
  title: { zh: '曝光的环境问题', en: 'Exposed violations' },
  description: {
    zh: '依法公开的违法违规问题及其整改情况，姓名、电话等个人信息已隐去。',
    en: 'Violations made public by law and whether they were mended; marks of persons are masked.',
  },
  keywords: [{ zh: '曝光', en: 'exposure' }],
  frequency: 'IRREG',
  classes: ['exposure'],
  columns: [
    column('id', 'text', '编号', 'Number'),
    column('title', 'text', '标题', 'Title'),
    column('kind', 'text', '类型', 'Kind'),
    column('found_on', 'day', '发现日期', 'Found'),
    column('unit', 'text', '属地或责任单位', 'Unit'),
    column('facts', 'text', '事实', 'Facts'),
    column('text', 'text', '说明', 'Text'),
    column('status', 'text', '状态', 'Status'),
  ],
  rowsOf: (contents) =>
    contents('exposure').map(({ key, content: e }) => [
      ...[key, or(e.title), or(e.kind), or(e.foundOn), or(e.unit), factsText(e.facts), or(e.text), or(e.status)],
    ]),
  time: 'found_on',
};

export const inspections: Dataset = {
  code: 'inspections',
  title: { zh: '督察检查结果', en: 'Results of inspections' },
  description: {
    zh: '已结束的督察检查：起止日期、涉及单位、发现和已整改的问题数。',
    en: 'Inspections that are over: their days, units, and how many problems were found and mended.',
  },
  keywords: [{ zh: '督察', en: 'inspection' }],
  frequency: 'IRREG',
  classes: ['inspection'],
  columns: [
    column('id', 'text', '编号', 'Number'),
    column('title', 'text', '名称', 'Title'),
    column('kind', 'text', '类型', 'Kind'),
    column('from', 'day', '开始日期', 'From'),
    column('to', 'day', '结束日期', 'To'),
    column('units', 'text', '涉及单位', 'Units'),
    column('found', 'integer', '发现问题数', 'Found'),
    column('fixed', 'integer', '已整改数', 'Mended'),
  ],
  rowsOf: (contents) =>
    contents('inspection').map(({ key, content: i }) => [
      ...[key, or(i.title), or(i.kind), or(i.from), or(i.to), joined(i.units), or(i.found), or(i.fixed)],
    ]),
  time: 'to',
};

export const writeOffs: Dataset = {
  code: 'write-offs',
  title: { zh: '整改公示与销号', en: 'Rectification and write-off' },
  description: {
    zh: '督察发现问题的整改公示和销号情况。',
    en: 'Problems found by inspections: whose mending is in publicity, or is written off.',
  },
  keywords: [{ zh: '整改', en: 'rectification' }],
  frequency: 'IRREG',
  classes: ['write_off'],
  columns: [
    column('id', 'text', '编号', 'Number'),
    column('title', 'text', '标题', 'Title'),
    column('unit', 'text', '责任单位', 'Unit'),
    column('found_on', 'day', '发现日期', 'Found'),
    column('closed_on', 'day', '销号日期', 'Written off'),
    column('facts', 'text', '事实', 'Facts'),
    column('status', 'text', '状态', 'Status'),
  ],
  rowsOf: (contents) =>
    contents('write_off').map(({ key, content: w }) => [
      ...[key, or(w.title), or(w.unit), or(w.foundOn), or(w.closedOn), factsText(w.facts), or(w.status)],
    ]),
  time: 'found_on',
};
