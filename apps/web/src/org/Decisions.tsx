import { DataTable } from '../ui/DataTable.tsx';
import { instantText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { useDecisions } from './api.ts';
import styles from './Org.module.css';
import { orgText } from './text.ts';

/** 确认记录: which units an open phrase was said to mean, by whom and why. */
export function Decisions() {
  const text = useText(orgText);
  const language = useLanguage();
  const decisions = useDecisions();
  return (
    <div className={styles.view}>
      <Panel title={text.decisions} flush>
        <Loaded query={decisions}>
          {({ items }) => (
            <DataTable
              label={text.decisions}
              rows={items}
              rowKey={(one) => `${one.subject}-${one.at}`}
              empty={text.noDecisions}
              columns={[
                { key: 'phrase', title: text.phrase, cell: (one) => one.phrase, width: 180 },
                { key: 'units', title: text.decidedUnits, cell: (one) => one.units.map((unit) => unit.name).join('、') || '——' },
                { key: 'reason', title: text.reason, cell: (one) => one.reason ?? '——' },
                { key: 'by', title: text.by, cell: (one) => one.by.name, width: 100 },
                { key: 'at', title: text.at, cell: (one) => instantText(one.at, language), width: 150 },
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </div>
  );
}
