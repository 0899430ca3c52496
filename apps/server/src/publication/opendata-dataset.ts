import type { PublicClass, PublicContent } from '@gongjian/contract/publication-content';
import type { Cell, Column, ColumnType } from '@gongjian/domain/publication/opendata-table';

/** What a dataset is made from: the public content of classes, and nothing else. */
export type Kept<C extends PublicClass> = { readonly key: string; readonly content: PublicContent<C> };
export type Contents = <C extends PublicClass>(disclosure: C) => readonly Kept<C>[];

export type Frequency = 'MONTHLY' | 'IRREG';
export type Words = { readonly zh: string; readonly en: string };

/** 数据集: one table of open data, with the words of its description. Its code and its columns' codes never change. */
export type Dataset = {
  readonly code: string;
  readonly title: Words;
  readonly description: Words;
  readonly keywords: readonly Words[];
  readonly frequency: Frequency;
  readonly classes: readonly PublicClass[];
  readonly columns: readonly Column[];
  readonly rowsOf: (contents: Contents) => readonly (readonly Cell[])[];
  /** The column that tells the time a row speaks of. */
  readonly time?: string;
};

export const column = (code: string, type: ColumnType, zh: string, en: string): Column => ({ code, type, zh, en });
/** What the catalogue leaves out is an empty cell. */
export const or = <T extends Cell>(value: T | undefined): T | null => value ?? null;
export const joined = (names: readonly string[] | undefined): Cell => (names === undefined ? null : names.join('、'));
export const factsText = (facts: readonly { readonly name: string; readonly value: string }[] | undefined): Cell =>
  facts === undefined ? null : facts.map(({ name, value }) => `${name}：${value}`).join('；');
