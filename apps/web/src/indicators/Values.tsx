import type { IndicatorValueShown } from '@gongjian/contract/indicators';
import { useState } from 'react';
import { UnitSelect } from '../org/UnitSelect.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Failed } from '../ui/Failed.tsx';
import { Field } from '../ui/Field.tsx';
import { instantText } from '../ui/format.ts';
import { currentLanguage, type Language, useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { amountText } from './amount-text.ts';
import { useValues, useValuesFile } from './api.ts';
import { CorrectForm } from './CorrectForm.tsx';
import type { IndicatorInFull } from './indicator-in-full.ts';
import { MonthFilter } from './MonthFilter.tsx';
import styles from './Pace.module.css';
import { indicatorsText } from './text.ts';

export type ValueSearch = { place?: string; from?: string; to?: string; all?: string };
type Props = { indicator: IndicatorInFull; search: ValueSearch; go: (next: ValueSearch) => void };

/** The figures of an indicator, filtered by the address, with who told each and what was corrected. */
export function Values({ indicator, search, go }: Props) {
  const text = useText(indicatorsText);
  const words = useText(uiText);
  const language = useLanguage();
  const query = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ''));
  const values = useValues(indicator.code, query);
  const file = useValuesFile(indicator.code);
  const [correcting, setCorrecting] = useState<IndicatorValueShown | null>(null);
  const items = values.data?.pages.flatMap((page) => page.items);
  const save = (): void => file.mutate(query, { onError: (error) => tell(refusalText(error, currentLanguage()), 'failed') });
  const actions = (
    <Button size="small" onClick={save} busy={file.isPending}>
      {text.export}
    </Button>
  );
  if (values.isError && !values.data) return <Failed error={values.error} retry={() => void values.refetch()} />;
  const note = items && words.shownOf(items.length, values.data?.pages[0]?.total ?? items.length);
  return (
    <Panel title={text.data} note={note} actions={actions}>
      <Filters search={search} go={go} />
      {items === undefined ? (
        <Waiting rows={6} />
      ) : (
        <DataTable
          label={text.data}
          columns={columnsIn(language, (value) => (mayCorrect(indicator, value) ? () => setCorrecting(value) : undefined))}
          rows={items}
          rowKey={({ id }) => id}
        />
      )}
      {values.hasNextPage && (
        <div className={styles.foot}>
          <Button onClick={() => void values.fetchNextPage()} busy={values.isFetchingNextPage}>
            {words.more}
          </Button>
        </div>
      )}
      {correcting && <CorrectForm indicator={indicator} value={correcting} onClose={() => setCorrecting(null)} />}
    </Panel>
  );
}

/** What a report told is corrected by who runs the plan, what was typed by who reports for the place. */
const mayCorrect = ({ may }: IndicatorInFull, { standing, amount, source, place }: IndicatorValueShown): boolean =>
  standing && amount !== null && (may.correctReports || (source.kind === 'manual' && may.tell.some(({ id }) => id === place.id)));

function Filters({ search, go }: Pick<Props, 'search' | 'go'>) {
  const text = useText(indicatorsText);
  return (
    <div className={styles.filters}>
      <Field label={text.place}>
        <UnitSelect value={search.place} onChange={(place) => go({ ...search, place: place ?? '' })} placeholder={text.anyPlace} />
      </Field>
      <MonthFilter label={text.from} value={search.from ?? ''} onChange={(from) => go({ ...search, from })} />
      <MonthFilter label={text.to} value={search.to ?? ''} onChange={(to) => go({ ...search, to })} />
      <Checkbox checked={search.all === 'true'} onChange={(checked) => go({ ...search, all: checked ? 'true' : '' })}>
        {text.all}
      </Checkbox>
    </div>
  );
}

type Correct = (value: IndicatorValueShown) => (() => void) | undefined;

const columnsIn = (language: Language, correct: Correct): readonly Column<IndicatorValueShown>[] => {
  const text = indicatorsText[language];
  return [
    { key: 'month', title: text.month, width: 90, cell: ({ month }) => month },
    { key: 'place', title: text.place, cell: ({ place }) => place.name },
    { key: 'value', title: text.value, end: true, cell: (value) => <Figure value={value} words={text} /> },
    { key: 'source', title: text.source, cell: ({ source, by }) => `${text.sources[source.kind]} · ${by.name}` },
    { key: 'note', title: text.note, cell: ({ reason }) => reason ?? '' },
    { key: 'at', title: text.at, width: 150, cell: ({ at }) => instantText(at, language) },
    {
      key: 'do',
      title: text.correct,
      width: 80,
      cell: (value) => {
        const begin = correct(value);
        return begin ? (
          <Button size="small" onClick={begin}>
            {text.correct}
          </Button>
        ) : null;
      },
    },
  ];
};

const Figure = ({ value: { amount, standing }, words }: { value: IndicatorValueShown; words: (typeof indicatorsText)['zh'] }) => (
  <>
    <span className={standing ? 'number' : styles.old}>{amount === null ? words.withdrawn : amountText(amount)}</span>
    {!standing && <span className="soft"> {words.corrected}</span>}
  </>
);
