import { addDays, type LocalDate, lastDayOf, localDate, monthOf } from '@gongjian/domain/kernel/dates';
import { Select } from 'antd';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { todayInCity } from '../ui/format.ts';
import { useText } from '../ui/language.ts';
import { type LedgerSearch, withFilter } from './ledger-search.ts';
import { tasksText } from './text.ts';

type Preset = keyof typeof tasksText.zh.duePresets;
type Days = { from?: string; to?: string };

const presets: Readonly<Record<Preset, (today: LocalDate) => Days>> = {
  all: () => ({}),
  past: (today) => ({ to: addDays(today, -1) }),
  month: (today) => ({ from: `${monthOf(today)}-01`, to: lastDayOf(monthOf(today)) }),
  days30: (today) => ({ from: today, to: addDays(today, 30) }),
};

/** When the measure is due: one of the usual spans, or two days of one's own. */
export function DueFilter({ search, go }: { search: LedgerSearch; go: (next: LedgerSearch) => void }) {
  const text = useText(tasksText);
  const today = localDate(todayInCity());
  const names = Object.keys(presets) as Preset[];
  const chosen = names.find((name) => presets[name](today).from === search.dueFrom && presets[name](today).to === search.dueTo);
  const setDays = ({ from, to }: Days): void => go(withFilter(withFilter(search, 'dueFrom', from), 'dueTo', to));
  return (
    <>
      <Field label={text.due}>
        <Select
          value={chosen ?? null}
          placeholder={text.due}
          onChange={(name) => setDays(presets[name as Preset](today))}
          options={names.map((value) => ({ value, label: text.duePresets[value] }))}
        />
      </Field>
      <Field label={text.dueFrom}>
        <DayInput value={search.dueFrom ?? ''} onChange={(day) => go(withFilter(search, 'dueFrom', day))} />
      </Field>
      <Field label={text.dueTo}>
        <DayInput value={search.dueTo ?? ''} onChange={(day) => go(withFilter(search, 'dueTo', day))} />
      </Field>
    </>
  );
}
