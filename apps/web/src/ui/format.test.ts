import { describe, expect, it } from 'vitest';
import { dayText, instantText, share, standOn, todayInCity } from './format.ts';

describe('instants in the city', () => {
  it('change the day at 16:00 in Greenwich', () => {
    expect(instantText('2022-06-30T15:59:00Z', 'zh')).toBe('2022-06-30 23:59');
    expect(instantText('2022-06-30T16:00:00Z', 'zh')).toBe('2022-07-01 00:00');
    expect(todayInCity(new Date('2022-06-30T16:00:00Z'))).toBe('2022-07-01');
  });

  it('read the same whatever offset they are written with', () => {
    expect(instantText('2022-07-01T00:00:00+08:00', 'en')).toBe('1 Jul 2022 00:00');
  });
});

it('writes a day as official papers do', () => {
  expect(dayText('2022-02-21', 'zh')).toBe('2022年2月21日');
  expect(dayText('2022-02-21', 'en')).toBe('21 Feb 2022');
});

it('takes no share of nothing', () => {
  expect(share(0, 0)).toBe(0);
  expect(share(1, 3)).toBe(33);
});

it('takes the day a demonstration stands on for today, until it stands on none', () => {
  standOn('2023-01-17');
  expect(todayInCity()).toBe('2023-01-17');
  standOn(null);
  expect(todayInCity()).not.toBe('2023-01-17');
});
