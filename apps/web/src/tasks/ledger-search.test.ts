import { describe, expect, it } from 'vitest';
import { columnsOf, filtersOf, ledgerSearch, narrowing, standardColumns, withFilter } from './ledger-search.ts';

describe('the address of the ledger', () => {
  it('keeps only what the ledger understands and says', () => {
    expect(ledgerSearch({ q: '扬尘', light: '', unknown: 'x', state: 7 })).toEqual({ q: '扬尘' });
  });

  it('drops the section when another plan is chosen', () => {
    expect(withFilter({ plan: 'a', section: 's', task: 't', q: '水' }, 'plan', 'b')).toEqual({ plan: 'b', q: '水' });
  });

  it('drops the role when no unit is chosen any more', () => {
    expect(withFilter({ unit: '110105', role: 'lead' }, 'unit', undefined)).toEqual({});
  });

  it('joins a list with commas, as the contract reads it', () => {
    expect(withFilter({}, 'light', ['red', 'yellow'])).toEqual({ light: 'red,yellow' });
  });

  it('does not send the columns as a filter', () => {
    expect(filtersOf({ q: '水', columns: 'text' })).toEqual({ q: '水' });
  });

  it('counts the order as no filter', () => {
    expect(narrowing({ sort: 'due', q: '水', light: 'red' })).toBe(2);
  });
});

describe('the columns of the ledger', () => {
  it('are the standard ones when none or only unknown ones are asked for', () => {
    expect(columnsOf({})).toEqual(standardColumns);
    expect(columnsOf({ columns: 'nonsense' })).toEqual(standardColumns);
  });

  it('stand in one order, however they were asked for', () => {
    expect(columnsOf({ columns: 'lead,text,light' })).toEqual(['light', 'text', 'lead']);
  });
});
