import type { IndicatorValueShown } from '@gongjian/contract/indicators';
import { DataTable } from '../ui/DataTable.tsx';
import { instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { amountText } from './amount-text.ts';
import styles from './Pace.module.css';
import { indicatorsText } from './text.ts';

/** What a judgement rests on, row by row. */
export function ValuesUsed({ inputs }: { inputs: readonly IndicatorValueShown[] }) {
  const text = useText(indicatorsText);
  const language = useLanguage();
  return (
    <details className={styles.more}>
      <summary>{text.inputs(inputs.length)}</summary>
      <DataTable
        label={text.inputs(inputs.length)}
        rows={inputs}
        rowKey={({ id }) => id}
        columns={[
          { key: 'month', title: text.month, cell: ({ month }) => month },
          { key: 'place', title: text.place, cell: ({ place }) => place.name },
          { key: 'value', title: text.value, end: true, cell: ({ amount }) => (amount === null ? '——' : amountText(amount)) },
          { key: 'source', title: text.source, cell: ({ source, by }) => `${text.sources[source.kind]} · ${by.name}` },
          { key: 'at', title: text.at, cell: ({ at }) => instantText(at, language) },
        ]}
      />
    </details>
  );
}
