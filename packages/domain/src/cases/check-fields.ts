import { isLocalDate } from '../kernel/dates.ts';
import { tryDecimal } from '../kernel/decimal.ts';
import type { Problem } from '../kernel/problem.ts';
import type { CaseField, CaseKind, Origin } from './model.ts';

export type FieldFault =
  | 'origin_not_of_kind'
  | 'field_unknown'
  | 'field_missing'
  | 'not_a_number'
  | 'not_a_day'
  | 'not_a_choice'
  | 'place_missing';
type Said = {
  readonly origin: Origin;
  readonly fields: Readonly<Record<string, string | null>>;
  readonly place: { readonly longitude: number; readonly latitude: number } | null;
};

/** All that is wrong with what a new case says, each with its place. */
export function fieldProblems(kind: CaseKind, { origin, fields, place }: Said): Problem<FieldFault>[] {
  const known = new Set(kind.fields.map(({ code }) => code));
  return [
    ...(kind.origins.includes(origin) ? [] : [{ code: 'origin_not_of_kind' as const, at: ['origin'] }]),
    ...Object.keys(fields).flatMap((code) => (known.has(code) ? [] : [{ code: 'field_unknown' as const, at: ['fields', code] }])),
    ...kind.fields.flatMap((field) => {
      const code = field.type === 'place' ? placeFault(field, place) : valueFault(field, fields[field.code] ?? '');
      return code === null ? [] : [{ code, at: field.type === 'place' ? ['place'] : ['fields', field.code] }];
    }),
  ];
}

const placeFault = ({ required }: CaseField, place: Said['place']): FieldFault | null =>
  required && place === null ? 'place_missing' : null;

function valueFault({ type, required, choices }: CaseField, value: string): FieldFault | null {
  if (value === '') return required ? 'field_missing' : null;
  if (type === 'number' && tryDecimal(value) === undefined) return 'not_a_number';
  if (type === 'day' && !isLocalDate(value)) return 'not_a_day';
  return type === 'choice' && !choices?.includes(value) ? 'not_a_choice' : null;
}
