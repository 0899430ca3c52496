import type { Passage } from './passage.ts';
import type { Line } from './prose-line.ts';
import { type StandingRule, standingRules, withoutRules } from './prose-rules.ts';
import { tokensOf } from './prose-statement.ts';

/** The rules of a whole plan, each once, where it is first stated. */
export function rulesOfPlan(passages: readonly Passage[]): StandingRule[] {
  const first = new Map<string, StandingRule>();
  for (const rule of passages.flatMap(rulesIn)) if (!first.has(keyOf(rule))) first.set(keyOf(rule), rule);
  return [...first.values()];
}

/** What a list says of itself alone is no rule of the plan; what a sentence of the text says is one. */
function rulesIn(passage: Passage): StandingRule[] {
  const rules = standingRules(passage);
  if (rules.every(({ reach }) => reach !== 'here')) return rules;
  const lists = tokensOf(passage).filter(({ kind }) => kind === 'statement');
  const isInList = ({ at }: StandingRule): boolean => lists.some((list) => list.at.start <= at && at < list.at.end);
  return rules.flatMap((rule): StandingRule[] => {
    if (rule.reach !== 'here') return [rule];
    return isInList(rule) ? [] : [{ ...rule, reach: 'all' }];
  });
}

function keyOf(rule: StandingRule): string {
  const what = rule.kind === 'firstLeads' ? String(rule.restSupport) : `${rule.role} ${rule.units.map(({ unit }) => unit).join()}`;
  return `${rule.kind} ${rule.reach} ${what}`;
}

/** A note below the text, or a paragraph that states nothing but a rule for all tasks. */
export function isAside({ passage, marker, heading }: Line): boolean {
  if (marker !== null || heading !== null) return false;
  if (/^[（(]?(?:备\s*)?注\s*[：:]/.test(passage.text)) return true;
  const rules = standingRules(passage);
  if (rules.length === 0) return false;
  const rest = withoutRules(passage, rules).map(({ text }) => text.replace(/[^\p{L}\p{N}]/gu, ''));
  return rest.join('').length <= 4;
}
