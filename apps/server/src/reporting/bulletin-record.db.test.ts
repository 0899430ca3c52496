import type { BulletinDetail } from '@gongjian/contract/reporting-bulletin';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from '../../test/database.ts';
import { anActor, at, beijingPack, memberOf } from '../../test/make.ts';
import { aCity, aPlan, owedBy, said } from '../../test/monthly.ts';
import { allAtOnce } from '../../test/race.ts';
import { takeNumber } from '../platform/document-numbers.ts';
import { bulletinDetail, bulletinsShown } from './bulletin-reads.ts';
import { makeBulletin, redraftBulletin, saveBulletin } from './edit-bulletin.ts';
import { issueBulletin, withdrawBulletin } from './issue-bulletin.ts';
import { keepClock } from './keep-clock.ts';
import { openMonth } from './open-month.ts';
import { readBulletinFile } from './read-bulletin-file.ts';
import { sealMonth, unsealMonth } from './seal-month.ts';
import { remindReceipts, signBulletin } from './sign-bulletin.ts';
import { submitReport } from './submit-report.ts';

const db = ownDatabase();
const ctx = (instant: string, actor = anActor()) => at(db(), instant, actor);
const office = () => ctx('2022-03-20T02:00:00Z');
const SERIES = '京环攻坚通';
let draft: BulletinDetail;
let issued: BulletinDetail;

beforeAll(async () => {
  const opened = ctx('2022-03-01T02:00:00Z');
  await aCity(opened, beijingPack);
  await aPlan(opened);
  await openMonth(opened, '2022-02');
  await send('110101', '2022-03-02T02:00:00Z');
  await keepClock(ctx('2022-03-04T00:00:00Z'));
  await sealMonth(ctx('2022-03-18T02:00:00Z'), '2022-02');
});

async function send(unit: string, instant: string): Promise<void> {
  const [owed] = await owedBy(db(), unit, '2022-02');
  await submitReport(ctx(instant, memberOf(unit)), owed?.id ?? '', owed?.version ?? 0, said);
}

const edited = ({ text }: BulletinDetail) => ({
  ...text,
  addressees: ['各区政府', '各有关部门', '市属企业'],
  note: '（联系人：张三）',
  copiesTo: ['市委办公厅', '市政府办公厅'],
  printedBy: '市生态环境局办公室',
  blocks: text.blocks.map((block, b) => (b === 0 ? { ...block, text: `${block.text}请认真整改。` } : block)),
});
const refused = (code: string) => expect.objectContaining({ code });

describe('a bulletin as a record', () => {
  it('is drafted once a month, and edited by whoever has read the newest version', async () => {
    draft = await makeBulletin(office(), '2022-02', undefined);
    await expect(makeBulletin(office(), '2022-02', undefined)).rejects.toEqual(refused('reporting.bulletin_drafted_already'));
    const saved = await saveBulletin(office(), draft.id, draft.version, edited(draft));
    expect(saved.text.blocks[0]).toMatchObject({ drafted: draft.text.blocks[0]?.text, text: `${draft.text.blocks[0]?.text}请认真整改。` });
    await expect(saveBulletin(office(), draft.id, draft.version, edited(draft))).rejects.toEqual(refused('reporting.changed'));
    draft = saved;
  });

  it('keeps a draft of a time when notes and copies could not be written; refuses a name that stands twice', async () => {
    const older = { title: draft.text.title, addressees: draft.text.addressees, blocks: draft.text.blocks };
    await db()
      .updateTable('reporting.bulletin')
      .set({ text: JSON.stringify(older) })
      .where('id', '=', draft.id)
      .execute();
    const shown = await office().read((read) => bulletinDetail(read, office(), draft.id));
    expect(shown.text).toMatchObject({ note: '', copiesTo: [], printedBy: '' });
    const twice = { ...edited(draft), copiesTo: ['各区政府'] };
    await expect(saveBulletin(office(), draft.id, draft.version, twice)).rejects.toMatchObject({
      code: 'reporting.bulletin_incomplete',
      problems: [{ code: 'twice', at: ['copiesTo', 0] }],
    });
    draft = await saveBulletin(office(), draft.id, draft.version, { ...edited(draft), blocks: draft.text.blocks });
  });

  it('is not issued over a month sealed anew before its figures follow; what was written by hand stays', async () => {
    await unsealMonth(office(), '2022-02', '补报');
    await send('110105', '2022-03-20T03:00:00Z');
    await sealMonth(office(), '2022-02');
    await expect(issueBulletin(office(), draft.id, draft.version, SERIES)).rejects.toEqual(refused('reporting.bulletin_stale'));
    const again = await redraftBulletin(office(), draft.id, draft.version);
    const told = again.text.blocks.map(({ text }) => text).join('');
    expect(told).toContain('请认真整改。');
    expect(told).toContain('按时报送1件，按时率5.0%；迟报1件，未报18件');
    expect(again.stale).toBe(false);
    draft = again;
  });

  it('takes its number with the issue, freezes its bytes and asks every unit addressed to sign', async () => {
    issued = await issueBulletin(office(), draft.id, draft.version, SERIES);
    expect(issued).toMatchObject({ state: 'issued', number: '京环攻坚通〔2022〕1号', issuedOn: '2022-03-20', addressed: 19, signed: 0 });
    expect(issued.files.map(({ format }) => format)).toEqual(['docx', 'html', 'pdf']);
    const html = await readBulletinFile(office(), issued.id, 'html');
    const page = Buffer.from(html.bytes).toString();
    expect(page).toContain('京环攻坚通〔2022〕1号');
    expect(page).toContain('各区政府、各有关部门、市属企业：');
    expect(page).toContain('<p>（联系人：张三）</p>');
    expect(page).toContain('抄送：市委办公厅，市政府办公厅。');
    expect(page).toMatch(/市生态环境局办公室.*2022年3月20日印发/s);
    await expect(saveBulletin(office(), issued.id, issued.version, edited(issued))).rejects.toEqual(
      refused('reporting.bulletin_not_draft'),
    );
  });

  it('is signed for by a unit itself, once, and by no other', async () => {
    const chaoyang = ctx('2022-03-21T02:00:00Z', memberOf('110105'));
    expect((await chaoyang.read((tx) => bulletinsShown(tx, chaoyang)))[0]?.toSign.map(({ id }) => id)).toEqual(['110105']);
    await expect(signBulletin(chaoyang, issued.id, '110101')).rejects.toEqual(refused('access.denied'));
    await signBulletin(chaoyang, issued.id, '110105');
    await signBulletin(ctx('2022-03-22T02:00:00Z', memberOf('110105')), issued.id, '110105');
    const { receipts, signed } = await office().read((tx) => bulletinDetail(tx, office(), issued.id));
    expect(signed).toBe(1);
    expect(receipts.find(({ unit }) => unit.id === '110105')?.signedAt).toBe('2022-03-21T02:00:00.000Z');
    expect((await remindReceipts(office(), issued.id)).units).toBe(18);
  });

  it('is replaced by the next of its month, and withdrawn with a reason that voids its number', async () => {
    const next = await makeBulletin(office(), '2022-02', undefined);
    const second = await issueBulletin(office(), next.id, next.version, SERIES);
    expect(second.number).toBe('京环攻坚通〔2022〕2号');
    await withdrawBulletin(office(), second.id, second.version, '数据有误');
    const shown = await office().read((tx) => bulletinsShown(tx, office()));
    expect(shown.map(({ state }) => state).sort()).toEqual(['replaced', 'withdrawn']);
    const register = await db().selectFrom('platform.document_number').select(['no', 'void_reason']).orderBy('no').execute();
    expect(register).toEqual([
      { no: 1, void_reason: null },
      { no: 2, void_reason: '数据有误' },
    ]);
  });

  it('shows a draft to the office alone', async () => {
    await makeBulletin(office(), '2022-02', undefined);
    const district = ctx('2022-03-21T02:00:00Z', memberOf('110105'));
    expect((await district.read((tx) => bulletinsShown(tx, district))).some(({ state }) => state === 'draft')).toBe(false);
  });
});

describe('the register of numbers', () => {
  const take = (fail = false) =>
    office().transact(async (tx) => {
      const { no } = await takeNumber(tx, office(), { series: '京环督', year: 2022, subjectId: 'x', title: '督办单' });
      if (fail) throw new Error('the deed failed');
      return no;
    });

  it('gives each of many at the same moment its own number, without a gap where a deed fails', async () => {
    await take();
    const hold = (tx: Parameters<Parameters<typeof allAtOnce>[1]>[0]) =>
      sql`select from platform.number_series where series = '京环督' for update`.execute(tx);
    const taken = await allAtOnce(db(), hold, 4, (i) => take(i === 1));
    expect(taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])).sort()).toEqual([2, 3, 4]);
    expect(await take()).toBe(5);
  });
});
