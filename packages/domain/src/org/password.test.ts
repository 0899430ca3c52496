import { describe, expect, it } from 'vitest';
import { checkPassword, type PasswordPolicy, passwordExpiry } from './password.ts';

const policy: PasswordPolicy = { minLength: 10, minClasses: 3, history: 5, expiresDays: 90, tries: 5, lockMinutes: 15 };
const problemsOf = (password: string) => checkPassword(password, ['zhangsan', '张三'], policy).map(({ code }) => code);

describe('a new password', () => {
  it.each([
    ['Blue-sky-2022', []],
    ['蓝天保卫战二〇二二Ab1', []],
    ['Ab1-', ['too_short']],
    ['bluesky2022', ['too_few_classes']],
    ['bluesky', ['too_short', 'too_few_classes']],
    ['ZhangSan-2022', ['contains_name']],
    ['Ab1-张三-2022', ['contains_name']],
  ])('%s has the problems %j', (password, problems) => {
    expect(problemsOf(password)).toEqual(problems);
  });

  it('counts characters, not bytes', () => {
    expect(problemsOf('𠮷𠮷𠮷𠮷𠮷Ab1-')).toEqual(['too_short']);
  });
});

it('runs out after the days of the policy, or never', () => {
  const set = new Date('2022-01-01T00:00:00Z');
  expect(passwordExpiry(set, policy)).toEqual(new Date('2022-04-01T00:00:00Z'));
  expect(passwordExpiry(set, { ...policy, expiresDays: null })).toBeNull();
});
