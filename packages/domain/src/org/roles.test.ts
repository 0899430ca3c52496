import { describe, expect, it } from 'vitest';
import { conflictOf, powersOf, roleNames, separatedRoles } from './roles.ts';

describe('a reporter', () => {
  const powers = powersOf([{ role: 'reporter', units: ['110105', '110105001'] }]);

  it('reports for the own unit and what is under it, and for no other', () => {
    expect([powers.may('tasks.report', '110105'), powers.may('tasks.report', '110105001'), powers.may('tasks.report', '110106')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([powers.seesAll, powers.units]).toEqual([false, ['110105', '110105001']]);
  });

  it('cannot review or publish', () => {
    expect([powers.holds('tasks.review'), powers.holds('plan.publish')]).toEqual([false, false]);
  });
});

it('the coordinating office works for the whole city', () => {
  const powers = powersOf([{ role: 'coordinator', units: ['bj-gjb'] }]);
  expect([powers.may('tasks.review', '110119'), powers.seesAll]).toEqual([true, true]);
});

it('an administrator does the work for any unit and sees no drafts', () => {
  const powers = powersOf([{ role: 'systemAdministrator', units: ['110000'] }]);
  expect([powers.may('org.manage', '110105'), powers.seesAll, powers.units]).toEqual([true, false, []]);
});

it('a token does no more than its scopes, and no more than its owner', () => {
  const powers = powersOf([{ role: 'reporter', units: ['110105'] }], ['tasks.read', 'plan.publish']);
  expect([powers.holds('tasks.read'), powers.holds('tasks.report'), powers.holds('plan.publish')]).toEqual([true, false, false]);
});

it('nobody holds two of the three separated offices', () => {
  for (const wanted of separatedRoles) {
    for (const held of separatedRoles) expect(conflictOf(wanted, [held, 'reporter'])).toBe(wanted === held ? undefined : held);
  }
  expect(roleNames.every((role) => conflictOf(role, ['reporter', 'coordinator']) === undefined)).toBe(true);
});
