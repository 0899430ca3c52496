import { channel, messageState, type sentLog } from '@gongjian/contract/reporting-messages';
import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';
import type { z } from 'zod';
import { UnitSelect } from '../org/UnitSelect.tsx';
import ledger from '../tasks/Ledger.module.css';
import { Button } from '../ui/Button.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { Failed } from '../ui/Failed.tsx';
import { Field } from '../ui/Field.tsx';
import { instantText } from '../ui/format.ts';
import { Input } from '../ui/Input.tsx';
import { currentLanguage, useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { usePause } from '../ui/usePause.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { useCycles } from './api.ts';
import { monthName } from './months.ts';
import { useRetry, useSentLog, useSentLogFile } from './notices-api.ts';
import { noticesText } from './notices-text.ts';
import styles from './Reporting.module.css';
import { reportingText } from './text.ts';

type Sent = z.output<typeof sentLog.reply>['items'][number];
type Search = { view?: string; month?: string; unit?: string; channel?: string; state?: string; q?: string };
const route = getRouteApi('/in/notices');
const tones = { waiting: styles.warn, sent: styles.good, failed: styles.danger };

/** 发送记录: what was sent or waits to be, and what became of it. */
export function SentLog() {
  const text = useText(noticesText);
  const words = useText(uiText);
  const { view: _, ...asked } = route.useSearch();
  const found = useSentLog(asked as Record<string, string>);
  const file = useSentLogFile();
  const save = (): void =>
    file.mutate(asked as Record<string, string>, { onError: (error) => tell(refusalText(error, currentLanguage()), 'failed') });
  const rows = found.data?.pages.flatMap((page) => page.items);
  return (
    <div className={styles.stack}>
      <Filters />
      {found.isError && !rows && <Failed error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Waiting rows={6} />}
      {rows && (
        <Panel
          title={text.sent}
          note={words.shownOf(rows.length, found.data?.pages[0]?.total ?? rows.length)}
          actions={
            <Button size="small" disabled={rows.length === 0} busy={file.isPending} onClick={save}>
              {text.exportLog}
            </Button>
          }
          flush
        >
          <SentTable rows={rows} />
          {found.hasNextPage && (
            <div className={ledger.foot}>
              <Button onClick={() => void found.fetchNextPage()} busy={found.isFetchingNextPage}>
                {words.more}
              </Button>
            </div>
          )}
        </Panel>
      )}
    </div>
  );
}

function Filters() {
  const text = useText(noticesText);
  const language = useLanguage();
  const cycles = useCycles();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (part: { readonly [K in keyof Search]: string | undefined }): void =>
    void navigate({ search: (old) => Object.fromEntries(Object.entries({ ...old, ...part }).filter(([, value]) => value)), replace: true });
  const [typed, setTyped] = usePause(search.q ?? '', (q) => set({ q: q.trim() || undefined }));
  return (
    <Panel title={text.filters}>
      <div className={ledger.filters}>
        <Field label={text.search}>
          <Input
            type="search"
            maxLength={100}
            placeholder={text.searchHint}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
        <Field label={text.month}>
          <Select
            allowClear
            placeholder={text.anyMonth}
            loading={cycles.isPending}
            value={search.month ?? null}
            onChange={(month: string | null) => set({ month: month ?? undefined })}
            options={(cycles.data?.items ?? []).map(({ month }) => ({ value: month, label: monthName(month, language) }))}
          />
        </Field>
        <Field label={text.unit}>
          <UnitSelect value={search.unit} onChange={(unit) => set({ unit })} placeholder={text.anyUnit} />
        </Field>
        <Field label={text.channel}>
          <Select
            allowClear
            placeholder={text.anyChannel}
            value={search.channel ?? null}
            onChange={(one: string | null) => set({ channel: one ?? undefined })}
            options={channel.options.map((value) => ({ value, label: text.channels[value] }))}
          />
        </Field>
        <Field label={text.state}>
          <Select
            allowClear
            placeholder={text.anyState}
            value={search.state ?? null}
            onChange={(one: string | null) => set({ state: one ?? undefined })}
            options={messageState.options.map((value) => ({ value, label: text.states[value] }))}
          />
        </Field>
      </div>
    </Panel>
  );
}

function SentTable({ rows }: { rows: readonly Sent[] }) {
  const text = useText(noticesText);
  const kinds = useText(reportingText).messageKinds;
  const language = useLanguage();
  return (
    <DataTable<Sent>
      label={text.sent}
      rows={rows}
      rowKey={(one) => one.id}
      empty={text.noneSent}
      columns={[
        { key: 'at', title: text.at, cell: (one) => instantText(one.at, language), width: 140 },
        { key: 'kind', title: text.kind, cell: (one) => kinds[one.kind], width: 90 },
        { key: 'title', title: text.messageTitle, cell: (one) => one.title },
        { key: 'channel', title: text.channel, cell: (one) => text.channels[one.channel], width: 80 },
        { key: 'to', title: text.receiver, cell: (one) => one.to, width: 180 },
        { key: 'state', title: text.state, cell: (one) => <Outcome sent={one} />, width: 220 },
      ]}
    />
  );
}

function Outcome({ sent: { id, state, lastError, attempts } }: { sent: Sent }) {
  const text = useText(noticesText);
  const retry = useRetry();
  const again = (): void =>
    retry.mutate(id, {
      onSuccess: () => tell(text.retried),
      onError: (error) => tell(refusalText(error, currentLanguage()), 'failed'),
    });
  return (
    <span className={styles.signs}>
      <span className={`${styles.sign} ${tones[state]}`}>{text.states[state]}</span>
      {attempts > 1 && (
        <span className="soft">
          {text.attempts} {attempts}
        </span>
      )}
      {lastError !== null && <span className="soft">{lastError}</span>}
      {state === 'failed' && (
        <Button size="small" busy={retry.isPending} onClick={again}>
          {text.retry}
        </Button>
      )}
    </span>
  );
}
