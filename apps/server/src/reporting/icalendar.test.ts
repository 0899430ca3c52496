import { expect, it } from 'vitest';
import { icalendar } from './icalendar.ts';

const days = [
  { month: '2022-12', dueOn: '2022-12-31', expected: 12, owing: 3 },
  { month: '2022-02', dueOn: '2022-03-03', expected: 9, owing: 0 },
];
const name = `${'很长的单位名称'.repeat(9)},甲;乙\\丙🏭`;
const text = icalendar({ unit: '110105', name }, days, new Date('2022-03-01T02:03:04.567Z'));

/** RFC 5545 §3.1: unfolds, then each line is NAME *(;PARAM=VALUE) : VALUE. */
function parsed(ics: string): { name: string; params: string; value: string }[] {
  return ics
    .slice(0, -2)
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .map((line) => {
      const parts = /^([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)$/.exec(line);
      if (!parts) throw new Error(`not a content line: ${line}`);
      return { name: parts[1] ?? '', params: parts[2] ?? '', value: parts[3] ?? '' };
    });
}
const unescaped = (value: string) => value.replace(/\\([\\;,nN])/g, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c));

it('is lines of 75 octets at most, each ended by CRLF, no character cut in two', () => {
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const lines = text.split('\r\n');
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(lines.some((line) => line.startsWith(' '))).toBe(true);
  expect(Buffer.from(text).toString('utf8')).not.toContain('\uFFFD');
});

it('escapes what RFC 5545 §3.3.11 says, so that a reader has the name as it is', () => {
  const [title] = parsed(text).filter((line) => line.name === 'X-WR-CALNAME');
  expect(unescaped(title?.value ?? '')).toBe(`${name}月报`);
});

it('opens and closes its parts, says version and maker once, and each event what RFC 5545 §3.6.1 asks of it', () => {
  const lines = parsed(text);
  const open: string[] = [];
  for (const { name: what, value } of lines) {
    if (what === 'BEGIN') open.push(value);
    if (what === 'END') expect(open.pop()).toBe(value);
  }
  expect(open).toEqual([]);
  const said = (what: string) => lines.filter((line) => line.name === what);
  expect(said('VERSION').map(({ value }) => value)).toEqual(['2.0']);
  expect(said('PRODID')).toHaveLength(1);
  expect(said('UID').map(({ value }) => value)).toEqual(['2022-12-110105@gongjian', '2022-02-110105@gongjian']);
  expect(said('DTSTAMP').map(({ value }) => value)).toEqual(['20220301T020304Z', '20220301T020304Z']);
  expect(said('DTSTART').map(({ params, value }) => params + value)).toEqual([';VALUE=DATE20221231', ';VALUE=DATE20220303']);
  expect(said('DTEND').map(({ params, value }) => params + value)).toEqual([';VALUE=DATE20230101', ';VALUE=DATE20220304']);
});
