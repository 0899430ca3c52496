import type { DomainEvent } from '../platform/events.ts';

export const indicatorsLoaded = (codes: readonly string[]): DomainEvent => ({
  type: 'indicators.loaded',
  subjectId: 'indicators',
  payload: { codes },
});

/** Promises were tied to the indicators that prove them, by the pack or by the words of the notice. */
export const promisesBound = (
  subjectId: string,
  bound: readonly { readonly promise: string; readonly indicator: string }[],
): DomainEvent => ({
  type: 'indicators.promises_bound',
  subjectId,
  payload: { bound },
});

export const bindingChanged = (promiseId: string, payload: { before: object; after: object; reason: string }): DomainEvent => ({
  type: 'indicators.binding_changed',
  subjectId: promiseId,
  payload,
});

/** A figure was written beside those there are. */
export const valueTold = (code: string, payload: ValueTold): DomainEvent => ({ type: 'indicators.value_told', subjectId: code, payload });
export type ValueTold = {
  readonly id: string;
  readonly place: string;
  readonly month: string;
  readonly amount: object | null;
  readonly source: string;
  readonly corrects: string | null;
  readonly reason: string | null;
};

/** Figures of past months came from a file; each of them is told too. */
export const valuesImported = (payload: { file: string; sha256: string; values: number }): DomainEvent => ({
  type: 'indicators.values_imported',
  subjectId: 'indicators',
  payload,
});

export const valuesExported = (code: string, payload: { rows: number; filters: object }): DomainEvent => ({
  type: 'indicators.values_exported',
  subjectId: code,
  payload,
});

export const rulesAdded = (id: string, payload: object): DomainEvent => ({ type: 'indicators.rules_added', subjectId: id, payload });
