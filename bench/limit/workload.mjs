#!/usr/bin/env node
// Standard workload generator (deterministic). Writes PostgreSQL COPY text files (tab separated) to a folder.
//   node gen.mjs [outdir=bench-data] [--no-obs]
// Volumes: 420 units (60 city + 17 districts + 343 streets), 50 plans x 100 tasks x 3 measures = 15,000 measures,
// 45,000 measure-unit links (3 responsible units a measure on average), 12 months x links = 540,000 monthly reports,
// 1,000 stations x 6 pollutants x 720 hours = 4,320,000 observations.
import fs from 'node:fs';
import path from 'node:path';

const args = process.argv.slice(2);
const out = args.find((a) => !a.startsWith('--')) ?? 'bench-data';
fs.mkdirSync(out, { recursive: true });

// mulberry32: small seeded generator, so every system gets the same rows
let s = 20220221;
const rnd = () => {
  s |= 0;
  s = (s + 0x6d2b79f5) | 0;
  let t = Math.imul(s ^ (s >>> 15), 1 | s);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const int = (n) => Math.floor(rnd() * n);
const pick = (a) => a[int(a.length)];

const WORDS =
  '推进 落实 扬尘 治理 监测 排放 生态 环境 达标 施工 工地 道路 清扫 保洁 车辆 燃气 锅炉 改造 水质 断面 考核 河道 垃圾 分类 土壤 修复 绿色 低碳 能源 核查 台账 整改 巡查 执法 通报 完成 持续 加强 组织 协调 方案 年度 目标 指标 同比 下降 改善 浓度 均值'.split(
    ' ',
  );
const text = (n) => {
  let t = '';
  while (t.length < n) t += pick(WORDS);
  return t.slice(0, n);
};
export const STATUSES = ['not_started', 'in_progress', 'done', 'overdue', 'closed'];
const RSTAT = ['draft', 'submitted', 'approved', 'returned'];

const write = (name, rows) => {
  const fd = fs.openSync(path.join(out, name + '.tsv'), 'w');
  let buf = '',
    n = 0;
  for (const r of rows) {
    buf += r.join('\t') + '\n';
    n++;
    if (buf.length > 1 << 20) {
      fs.writeSync(fd, buf);
      buf = '';
    }
  }
  fs.writeSync(fd, buf);
  fs.closeSync(fd);
  console.log(name, n);
};

// units ------------------------------------------------------------------
const units = [];
for (let i = 1; i <= 60; i++) units.push([i, `市级单位${i}`, 'city', '\\N']);
for (let i = 1; i <= 17; i++) units.push([60 + i, `第${i}区`, 'district', '\\N']);
for (let i = 1; i <= 343; i++) units.push([77 + i, `街道乡镇${i}`, 'street', 61 + ((i - 1) % 17)]);
write('units', units);

// plans, tasks, measures ---------------------------------------------------
const plans = [],
  tasks = [],
  measures = [],
  links = [];
for (let p = 1; p <= 50; p++) {
  plans.push([p, `PLAN-${p}`, `${2018 + (p % 6)}年${text(8)}行动计划`, 2018 + (p % 6)]);
  for (let t = 1; t <= 100; t++) {
    const tid = (p - 1) * 100 + t;
    tasks.push([tid, p, t, text(14)]);
    for (let m = 1; m <= 3; m++) {
      const mid = (tid - 1) * 3 + m;
      const lead = 1 + int(60);
      const month = 1 + int(12);
      const r = rnd();
      const st = r < 0.1 ? 0 : r < 0.55 ? 1 : r < 0.85 ? 2 : r < 0.93 ? 3 : 4;
      measures.push([mid, p, tid, lead, STATUSES[st], `2022-${String(month).padStart(2, '0')}-28`, text(120), '2022-02-21 08:00:00+00']);
      const us = new Set([lead]);
      const k = 2 + (mid % 3); // 2,3,4 -> mean 3
      us.add(61 + int(17));
      while (us.size < k) us.add(rnd() < 0.5 ? 1 + int(60) : 78 + int(343));
      let first = true;
      for (const u of us) {
        links.push([links.length + 1, mid, u, first ? 'lead' : 'responsible']);
        first = false;
      }
    }
  }
}
write('plans', plans);
write('tasks', tasks);
write('measures', measures);
write('measure_units', links);

// monthly reports ------------------------------------------------------------
function* reports() {
  let id = 0;
  for (let mo = 1; mo <= 12; mo++) {
    const month = `2022-${String(mo).padStart(2, '0')}-01`;
    for (const l of links) {
      id++;
      yield [
        id,
        l[1],
        l[2],
        month,
        RSTAT[rnd() < 0.8 ? 2 : int(4)],
        Math.min(100, Math.round(mo * 8 + rnd() * 8)),
        text(60),
        `2022-${String(mo).padStart(2, '0')}-25 ${String(8 + int(10)).padStart(2, '0')}:${String(int(60)).padStart(2, '0')}:00+00`,
      ];
    }
  }
}
write('reports', reports());

// stations, pollutants, observations -------------------------------------------
const POL = ['PM2.5', 'PM10', 'SO2', 'NO2', 'CO', 'O3'];
write(
  'pollutants',
  POL.map((c, i) => [i + 1, c]),
);
const stations = [];
for (let i = 1; i <= 1000; i++)
  stations.push([i, `站点${i}`, 78 + ((i - 1) % 343), (39.4 + rnd() * 1.6).toFixed(5), (115.4 + rnd() * 2.1).toFixed(5)]);
write('stations', stations);
function* obs() {
  const base = [45, 80, 6, 38, 8, 60];
  const t0 = Date.UTC(2022, 0, 1);
  let id = 0;
  for (let h = 0; h < 720; h++) {
    const ts = new Date(t0 + h * 3600e3).toISOString().slice(0, 19).replace('T', ' ') + '+00';
    const wave = 1 + 0.6 * Math.sin(h / 37);
    for (let st = 1; st <= 1000; st++) {
      const f = wave * (0.7 + ((st * 7919) % 600) / 1000);
      for (let p = 0; p < 6; p++) yield [++id, st, p + 1, ts, Math.max(1, Math.round(base[p] * f * (0.8 + rnd() * 0.4) * 10) / 10)];
    }
  }
}
if (!args.includes('--no-obs')) write('observations', obs());
