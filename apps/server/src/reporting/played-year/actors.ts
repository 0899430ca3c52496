import { type Actor, systemActor } from '../../platform/actor.ts';

export const UNITS_ID = 'played-year-units';

/** Who sends and who reviews in the played year; their names say that they are nobody. */
const played =
  (id: string, name: string) =>
  (city: string): Actor => ({ ...systemActor(city), id, name });

export const theUnits = played(UNITS_ID, '模拟填报员（模拟数据）');
export const theOffice = played('played-year-office', '模拟审核员（模拟数据）');
