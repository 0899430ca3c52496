import { addDays, localDate } from '@gongjian/domain/kernel/dates';

export type FeedDay = { readonly month: string; readonly dueOn: string; readonly expected: number; readonly owing: number };

/** RFC 5545: whole-day events, one a month, each with a lasting id, so that a client moves what it knows instead of adding it again. */
export function icalendar({ unit, name }: { unit: string; name: string }, days: readonly FeedDay[], now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gongjian//Monthly reports//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(`${name}月报`)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...days.flatMap((day) => eventOf(unit, day, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const eventOf = (unit: string, { month, dueOn, expected, owing }: FeedDay, stamp: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${month}-${unit}@gongjian`,
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${plain(dueOn)}`,
  `DTEND;VALUE=DATE:${plain(addDays(localDate(dueOn), 1))}`,
  `SUMMARY:${escaped(`${month}月报截止`)}`,
  `DESCRIPTION:${escaped(`应报${expected}项，未报${owing}项`)}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

const plain = (day: string): string => day.replaceAll('-', '');
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** At most 75 octets a line; what goes on begins with a space. Never cuts a character in two. */
function folded(line: string): string {
  let out = '';
  let room = 75;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (octets > room) {
      out += '\r\n ';
      room = 74;
    }
    out += character;
    room -= octets;
  }
  return out;
}
