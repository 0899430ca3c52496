import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { workCalendar } from '../../src/calendar/rules.ts';
import { act, openCase } from '../../src/cases/act.ts';
import { kindProblems } from '../../src/cases/check-kind.ts';
import type { CaseKind, Evidence, EvidenceKind } from '../../src/cases/model.ts';
import { localDate } from '../../src/kernel/dates.ts';
import { roleNames } from '../../src/org/roles.ts';

const folder = fileURLToPath(new URL('../../../../packs/beijing-2022/cases/', import.meta.url));
const kinds = readdirSync(folder).map((file) => JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as CaseKind);
const calendar = workCalendar([{ year: 2022, document: 'test', publishedOn: localDate('2021-10-25'), source: 'test', holidays: [] }]);

/** Each kind from its first stage to its last: who does what. One who worked never verifies. */
const scenarios: Record<string, readonly string[]> = {
  inspection_finding: [
    'inspector assign',
    'reporter plan',
    'inspector redo',
    'reporter plan',
    'inspector approve',
    'reporter hand_in',
    'inspector send_back',
    'reporter hand_in',
    'inspector pass',
    'coordinator objected',
    'reporter hand_in',
    'inspector pass',
    'coordinator write_off',
  ],
  exceedance_clue: [
    'coordinator transfer',
    'reporter refuse',
    'coordinator transfer',
    'reporter sign',
    'reporter hand_in',
    'inspector pass',
  ],
  dust_alarm: ['inspector false_alarm', 'coordinator disagree', 'reporter hand_in', 'inspector pass'],
  vocs_hotspot: ['coordinator notify', 'reporter traced', 'reporter hand_in', 'inspector relapsed', 'reporter hand_in', 'inspector clean'],
  complaint: ['coordinator assign', 'reporter sign', 'reporter hand_in', 'inspector pass', 'coordinator answer'],
  self_check_problem: ['reporter begin', 'reporter hand_in', 'reviewer pass'],
  cross_province: [
    'coordinator forward',
    'coordinator acknowledged',
    'coordinator replied',
    'inspector send_back',
    'reporter hand_in',
    'inspector pass',
    'coordinator reply',
  ],
  criminal_link: ['inspector transfer', 'reporter accepted', 'reporter result', 'inspector pass'],
  credit_record: ['coordinator tell', 'reporter hand_in', 'inspector list', 'coordinator remove'],
  overdue_promise: ['coordinator assign', 'reporter transfer', 'reporter hand_in', 'inspector pass'],
};

const everything: Evidence[] = (['photo', 'document', 'reading', 'signature'] as EvidenceKind[]).flatMap((kind) =>
  Array.from({ length: 7 }, () => ({ kind, placed: true, timed: true })),
);

describe.each(kinds.map((kind) => [kind.code, kind] as const))('Beijing’s %s', (code, kind) => {
  it('is a sound workflow', () => {
    expect(kindProblems(kind, roleNames)).toEqual([]);
  });

  it('runs from its first stage to its last', () => {
    const today = localDate('2022-06-01');
    let state = openCase(kind, 'u', { today, calendar });
    for (const line of scenarios[code] ?? []) {
      const [role = '', action = ''] = line.split(' ');
      const deed = { do: 'step', action, reason: '说明', unit: 'u', evidence: everything } as const;
      const outcome = act(kind, state, deed, { person: role, roles: [role], today, calendar, through: 'supervision' });
      expect(outcome, line).not.toHaveProperty('problems');
      if ('state' in outcome) state = outcome.state;
    }
    expect(state.closedOn).toBe(today);
  });
});

it('has a scenario for each kind', () => {
  expect(kinds.map(({ code }) => code).sort()).toEqual(Object.keys(scenarios).sort());
});
