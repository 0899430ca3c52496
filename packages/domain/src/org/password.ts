import type { Problem } from '../kernel/problem.ts';

/** 口令策略 in force on a day; data with its source, never constants in code. */
export type PasswordPolicy = {
  readonly minLength: number;
  /** Of: small letters, capitals, digits, others. */
  readonly minClasses: number;
  /** How many earlier passwords may not come back. */
  readonly history: number;
  readonly expiresDays: number | null;
  readonly tries: number;
  readonly lockMinutes: number;
};

export type PasswordProblem = Problem<'too_short' | 'too_few_classes' | 'contains_name' | 'used_before'>;

const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** Everything wrong with a new password, so the form can show it at once. */
export function checkPassword(password: string, names: readonly string[], policy: PasswordPolicy): PasswordProblem[] {
  const problems: PasswordProblem[] = [];
  const at = ['next'];
  if ([...password].length < policy.minLength) problems.push({ code: 'too_short', at });
  if (classes.filter((kind) => kind.test(password)).length < policy.minClasses) problems.push({ code: 'too_few_classes', at });
  if (names.some((name) => holds(password, name))) problems.push({ code: 'contains_name', at });
  return problems;
}

/** Short names such as 李 would forbid too much. */
const holds = (password: string, name: string): boolean => name.length >= 2 && password.toLowerCase().includes(name.toLowerCase());

export function passwordExpiry(setAt: Date, policy: PasswordPolicy): Date | null {
  return policy.expiresDays === null ? null : new Date(setAt.getTime() + policy.expiresDays * 86_400_000);
}
