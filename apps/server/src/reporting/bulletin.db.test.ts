import { openZip } from '@gongjian/documents/zip/zip';
import type { Light } from '@gongjian/domain/tasks/model';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity, aPlan, owedBy, said } from '../../test/monthly.ts';
import { ownServer } from '../../test/server.ts';
import { keepClock } from './keep-clock.ts';
import { openMonth } from './open-month.ts';
import { reopenReport } from './review-report.ts';
import { sealMonth } from './seal-month.ts';
import { submitReport } from './submit-report.ts';

const db = ownDatabase();
const ctx = (instant: string, actor = anActor()) => at(db(), instant, actor);
const server = ownServer(db, () => ctx('2022-03-20T02:00:00Z'));

/** Two districts in time, one two working days late, the rest of 20 missing. */
beforeAll(async () => {
  const opened = ctx('2022-03-01T02:00:00Z');
  await aCity(opened, beijingPack);
  await aPlan(opened);
  await openMonth(opened, '2022-02');
  await send('110101', '2022-03-02T02:00:00Z');
  await send('110105', '2022-03-03T02:00:00Z', '经费尚未到位。');
  await keepClock(ctx('2022-03-04T00:00:00Z'));
  await send('110102', '2022-03-07T02:00:00Z');
  await standAs('red', '开展扬尘执法检查');
  await judged('2022-03-17T02:00:00Z', '2022-01-31');
});

async function send(unit: string, instant: string, problems = ''): Promise<void> {
  const [owed] = await owedBy(db(), unit, '2022-02');
  await submitReport(ctx(instant, memberOf(unit)), owed?.id ?? '', owed?.version ?? 0, { ...said, content: { ...said.content, problems } });
}

/** As the ledger would have it with other evidence: what is sealed is its row. */
const standAs = (light: Light, text: string) =>
  sql`
    update tasks.ledger_row
       set light = ${light}, state = 'overdue', card = jsonb_set(card::jsonb, '{verdict}', card::jsonb -> 'verdict' || ${JSON.stringify({ light, state: 'overdue' })}::jsonb)
     where card::jsonb ->> 'text' = ${text}
  `.execute(db());

/** A verdict of the first measure, as the history keeps it. */
const judged = (instant: string, on: string) =>
  sql`
    insert into tasks.verdict (city, measure_id, no, state, light, alert, content, as_of, at)
    select city, id, 1 + (select max(no) from tasks.verdict v where v.measure_id = m.id), 'overdue', 'red', false,
           ${JSON.stringify({
             reasons: [
               { code: 'overdue', values: { on, days: 46 } },
               { code: 'calendar_missing', values: { year: 2024 } },
             ],
           })}::jsonb,
           ${instant}::timestamptz::date, ${instant}
      from tasks.measure m
     where text = '开展扬尘执法检查'
  `.execute(db());

const draft = () => server().inject('/api/reporting/cycles/2022-02/bulletin.docx');
const inWord = (bytes: Uint8Array): string => new TextDecoder().decode(openZip(bytes).read('word/document.xml') ?? new Uint8Array());
const textOf = (xml: string): string => [...xml.matchAll(/<w:t[ >][^<]*<\/w:t>|<\/w:p>/g)].map(([t]) => t.replace(/<[^>]*>/g, '')).join('');
const rowsOf = (xml: string): string[][] =>
  [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)));

describe('the bulletin of a month', () => {
  it('is not made before the month is sealed', async () => {
    const refused = await draft();
    expect(refused.json()).toMatchObject({ status: 409, code: 'reporting.month_not_sealed' });
  });

  it('tells the figures of the sealed rows', async () => {
    await sealMonth(ctx('2022-03-18T02:00:00Z'), '2022-02');
    const reply = await draft();
    expect(reply.statusCode).toBe(200);
    const xml = inWord(reply.rawPayload);
    const text = textOf(xml);
    const { rows } = await sql<{ unit: string; owed: number; onTime: number; late: number; missing: number; worst: number }>`
      select n.name as unit, t.expected as owed, t.on_time as "onTime", t.late, t.missing, t.worst_late as worst
        from reporting.unit_month t join org.unit_name n on n.unit_id = t.unit_id join org.unit u on u.id = t.unit_id
       where t.month = '2022-02' order by u.sort_order, t.unit_id`.execute(db());
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((n, row) => n + of(row), 0);
    expect([rows.length, sum((r) => r.owed), sum((r) => r.onTime), sum((r) => r.late), sum((r) => r.missing)]).toEqual([19, 20, 2, 1, 17]);
    expect(text).toContain('19个单位应报送工作进展20件，按时报送2件，按时率10.0%；迟报1件，未报17件。');
    expect(text).toContain('迟报的单位有：西城区（1件，最迟2个工作日）。');
    const told = rowsOf(xml).filter((row) => row.length === 8);
    expect(told.slice(1).map(([, unit, owed, onTime, late, missing, , worst]) => [unit, owed, onTime, late, missing, worst])).toEqual(
      rows.map((r) => [r.unit, ...[r.owed, r.onTime, r.late, r.missing].map(String), r.late === 0 ? '' : String(r.worst)]),
    );
  });

  it('names red measures, who answers for them and what they say stands in the way', async () => {
    const xml = inWord((await draft()).rawPayload);
    expect(textOf(xml)).toContain('红灯事项（1项）');
    const [red] = rowsOf(xml).filter(([, light]) => light === '红灯');
    expect(red?.slice(3, 6)).toEqual(['开展扬尘执法检查', '市生态环境局', '各区政府（含北京经济技术开发区管委会）']);
    expect(red?.[6]).toBe('应于2022年1月31日前完成，已超过46天，没有完成的佐证；朝阳区反映经费尚未到位');
    expect(textOf(xml)).toContain('纳入台账的工作措施共2项');
    expect(textOf(xml)).toContain('各单位要于2022年4月6日前报送2022年3月工作进展情况。');
  });

  it('stays as it was when the ledger goes on and a report is opened again', async () => {
    const before = (await draft()).rawPayload;
    await standAs('green', '开展扬尘执法检查');
    await judged('2022-03-19T02:00:00Z', '2022-02-28');
    const [owed] = await owedBy(db(), '110101', '2022-02');
    await reopenReport(ctx('2022-03-21T02:00:00Z'), owed?.id ?? '', owed?.version ?? 0, { reason: '数据有误', replyOn: null });
    expect((await draft()).rawPayload.equals(before)).toBe(true);
  });

  it('bears the mark of whoever is to issue it', async () => {
    const marked = async (query: string) =>
      textOf(inWord((await server().inject(`/api/reporting/cycles/2022-02/bulletin.docx${query}`)).rawPayload));
    expect(await marked('')).toMatch(/^北京市人民政府文件/);
    expect(await marked('?issuer=bj-sthjj')).toMatch(/^北京市生态环境局文件/);
    const nobody = await server().inject('/api/reporting/cycles/2022-02/bulletin.docx?issuer=nobody');
    expect(nobody.json()).toMatchObject({ status: 404, code: 'org.unit_not_found' });
  });
});
