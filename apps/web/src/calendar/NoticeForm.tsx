import type { Notice } from '@gongjian/contract/calendar';
import { Drawer } from 'antd';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { useLoadNotice } from './api.ts';
import styles from './Calendar.module.css';
import { calendarText } from './text.ts';

type Row = { key: number; name: string; from: string; to: string; makeUpDays: string };
type Draft = { document: string; publishedOn: string; source: string; holidays: Row[] };

/** Enters a year's notice, or corrects the one that is loaded. */
export function NoticeForm({ year, notice, onClose }: { year: number; notice: Notice | null; onClose: () => void }) {
  const text = useText(calendarText);
  const words = useText(uiText);
  const load = useLoadNotice();
  const [draft, setDraft] = useState<Draft>(() => draftOf(notice));
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const save = (): void => {
    const holidays = draft.holidays.map(({ name, from, to, makeUpDays }) => ({ name, from, to, makeUpDays: daysIn(makeUpDays) }));
    load.mutate(
      { year, ...draft, holidays, replaces: notice?.version ?? 0 },
      {
        onSuccess: () => {
          tell(text.saved);
          onClose();
        },
      },
    );
  };
  const ready =
    draft.document.trim() !== '' &&
    draft.publishedOn !== '' &&
    draft.holidays.length > 0 &&
    draft.holidays.every((row) => row.name !== '' && row.from !== '' && row.to !== '');
  const footer = (
    <div className={styles.buttons}>
      <Button look="primary" disabled={!ready} busy={load.isPending} onClick={save}>
        {words.save}
      </Button>
      <Button onClick={onClose}>{words.cancel}</Button>
    </div>
  );
  return (
    <Drawer open title={`${text.year(year)} ${text.notice}`} size="min(720px, 100vw)" onClose={onClose} footer={footer}>
      <div className={styles.form}>
        <Field label={text.document} hint={text.documentHint}>
          <Input maxLength={100} value={draft.document} onChange={(event) => set({ document: event.target.value })} />
        </Field>
        <Field label={text.publishedOn}>
          <DayInput value={draft.publishedOn} onChange={(day) => set({ publishedOn: day })} />
        </Field>
        <Field label={text.source}>
          <Input maxLength={500} value={draft.source} onChange={(event) => set({ source: event.target.value })} />
        </Field>
        <Holidays rows={draft.holidays} onChange={(holidays) => set({ holidays })} />
        <Problem error={load.error} words={text.problems} />
      </div>
    </Drawer>
  );
}

function Holidays({ rows, onChange }: { rows: Row[]; onChange: (rows: Row[]) => void }) {
  const text = useText(calendarText);
  const words = useText(uiText);
  const put = (key: number, part: Partial<Row>): void => onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <fieldset>
      <legend className="unseen">{text.holidays}</legend>
      {rows.map((row) => (
        <div key={row.key} className={styles.row}>
          <Field label={text.holiday}>
            <Input maxLength={40} value={row.name} onChange={(event) => put(row.key, { name: event.target.value })} />
          </Field>
          <Field label={text.from}>
            <DayInput value={row.from} onChange={(day) => put(row.key, { from: day })} />
          </Field>
          <Field label={text.to}>
            <DayInput value={row.to} onChange={(day) => put(row.key, { to: day })} />
          </Field>
          <Field label={text.makeUp} hint={text.makeUpHint}>
            <Input value={row.makeUpDays} onChange={(event) => put(row.key, { makeUpDays: event.target.value })} />
          </Field>
          <Button aria-label={`${words.remove} ${row.name}`} onClick={() => onChange(rows.filter((one) => one.key !== row.key))}>
            {words.remove}
          </Button>
        </div>
      ))}
      <Button
        onClick={() =>
          onChange([...rows, { key: Math.max(0, ...rows.map((row) => row.key)) + 1, name: '', from: '', to: '', makeUpDays: '' }])
        }
      >
        {text.addHoliday}
      </Button>
    </fieldset>
  );
}

const daysIn = (text: string): string[] => text.split(/[\s,，、;；]+/).filter((day) => day !== '');

const draftOf = (notice: Notice | null): Draft => ({
  document: notice?.document ?? '',
  publishedOn: notice?.publishedOn ?? '',
  source: notice?.source ?? '',
  holidays: (notice?.holidays ?? []).map((holiday, key) => ({
    key,
    name: holiday.name,
    from: holiday.from,
    to: holiday.to,
    makeUpDays: holiday.makeUpDays.join(', '),
  })),
});
