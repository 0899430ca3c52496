import type { LocalDate } from '../kernel/dates.ts';

/** city 市 · bureau 市级部门 · office 议事机构的办公室 · district 区 · zone 开发区 · street 街道（乡镇） · central 中央驻京单位 · company 企业 */
export const unitKinds = ['city', 'bureau', 'office', 'district', 'zone', 'street', 'central', 'company'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** 单位, as it stood on one day. */
export type Unit = {
  readonly id: string;
  readonly kind: UnitKind;
  /** 简称, as official papers print it. */
  readonly name: string;
  readonly fullName: string;
  readonly parent: string | null;
  readonly aliases: readonly string[];
  /** Words by which prose calls it: 生态环境 in 生态环境部门. */
  readonly trades: readonly string[];
};

/** 一组单位: a phrase that stands for many. Without members it waits for a person. */
export type UnitGroup = {
  readonly id: string;
  readonly name: string;
  readonly phrases: readonly string[];
  readonly members: readonly string[];
};

/** 单位名录 of one city on one day. */
export type Directory = {
  readonly day: LocalDate;
  /** The city's own name, 北京市. */
  readonly city: string;
  readonly units: readonly Unit[];
  readonly groups: readonly UnitGroup[];
};
