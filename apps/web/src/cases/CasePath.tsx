import type { CaseDetail } from '@gongjian/contract/cases';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import styles from './Cases.module.css';
import { casesText } from './text.ts';
import { useNamed } from './useNamed.ts';

/** The stages of the kind in their order, with the one the case is in. */
export function CasePath({ one: { definition, stage } }: { one: CaseDetail }) {
  const text = useText(casesText);
  const named = useNamed();
  return (
    <Panel title={text.path}>
      <ol className={styles.path}>
        {definition.stages.map(({ code, title, titleEn, days }) => (
          <li key={code} className={code === stage.code ? styles.here : undefined} aria-current={code === stage.code ? 'step' : undefined}>
            <strong>{named({ title, titleEn })}</strong>
            {code === stage.code && <span className={styles.now}>{text.now}</span>}
            {days !== null && <span className="soft">{text.workdays(days)}</span>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
