import { randomUUID } from 'node:crypto';
import type { Checklist } from '@gongjian/domain/supervision/model';
import type { Db } from '../src/platform/db.ts';
import { CITY } from './make.ts';

/** For tests: a short list of two questions; a "no" to the first needs a photo. */
export const shortList: Checklist = {
  ...{ code: 'dust_short', title: '扬尘简表', version: 1, field: '扬尘' },
  items: [
    {
      ...{ code: 'cover', title: '裸土苫盖', guide: '看裸露土方是否全部苫盖', answer: { type: 'conforms' }, required: true },
      ...{ severity: '较重', clause: '《北京市大气污染防治条例》第八十三条', photos: { least: 1, placed: true, timed: true } },
    },
    {
      ...{ code: 'wash', title: '车辆冲洗', guide: '看出口冲洗设施', answer: { type: 'conforms' }, required: true },
      ...{ severity: '一般', clause: '《北京市建设工程施工现场管理办法》第二十条', photos: null },
    },
  ],
};

export type FieldPlace = { readonly campaignId: string; readonly targetId: string; readonly otherTargetId: string };

/** For tests: a running campaign with a team and two targets in Chaoyang. */
export async function aCampaign(db: Db, team: readonly { readonly id: string; readonly name: string }[]): Promise<FieldPlace> {
  const city = CITY;
  await db
    .insertInto('supervision.checklist')
    .values({ city, code: shortList.code, version: 1, definition: JSON.stringify(shortList) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const type = { code: 'routine_short', title: '例行检查', version: 1, caseKind: 'inspection_finding' };
  await db
    .insertInto('supervision.campaign_type')
    .values({ city, code: type.code, version: 1, definition: JSON.stringify(type) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const [campaignId, targetId, otherTargetId] = [randomUUID(), randomUUID(), randomUUID()];
  await db
    .insertInto('supervision.campaign')
    .values({
      ...{
        city,
        id: campaignId,
        type: type.code,
        type_version: 1,
        title: '六月扬尘例行检查',
        starts_on: '2022-06-01',
        ends_on: '2022-06-30',
      },
      ...{ state: 'running', by_id: 'p-liu', by_name: '刘明', at: new Date('2022-05-30T02:00:00Z') },
    })
    .execute();
  for (const { id, name } of team) {
    await db
      .insertInto('org.person')
      .values({ city, id, login: id.toLowerCase(), name, unit_id: '110105', created_at: new Date('2022-01-04T02:00:00Z') })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await db.insertInto('supervision.campaign_member').values({ city, campaign_id: campaignId, person_id: id, name }).execute();
  }
  const target = { city, campaign_id: campaignId, kind: 'area', unit_id: '110105', checklist: shortList.code, checklist_version: 1 };
  await db
    .insertInto('supervision.target')
    .values([
      { ...target, id: targetId, name: '工地甲', longitude: 116.45, latitude: 39.92 },
      { ...target, id: otherTargetId, name: '工地乙' },
    ])
    .execute();
  return { campaignId, targetId, otherTargetId };
}
