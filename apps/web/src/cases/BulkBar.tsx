import type { CaseItem } from '@gongjian/contract/cases';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { useKinds } from './api.ts';
import { BulkForm } from './BulkForm.tsx';
import { boardText } from './board-text.ts';
import { bulkSteps } from './bulk-steps.ts';
import styles from './Cases.module.css';

type Props = { shown: readonly CaseItem[]; chosen: readonly CaseItem[]; onChoose: (items: readonly CaseItem[]) => void };

/** How many are selected, and what may be done to all of them. */
export function BulkBar({ shown, chosen, onChoose }: Props) {
  const text = useText(boardText);
  const kinds = useKinds();
  const [acting, setActing] = useState(false);
  const steps = bulkSteps(chosen, kinds.data?.items ?? []);
  const why = steps === 'mixed' ? text.mixed : steps.actions.length === 0 ? text.noStep : undefined;
  return (
    <div className={styles.bulk}>
      <span aria-live="polite">{text.selected(chosen.length)}</span>
      <Button size="small" onClick={() => onChoose(shown)}>
        {text.chooseAll}
      </Button>
      {chosen.length > 0 && (
        <>
          <Button size="small" look="text" onClick={() => onChoose([])}>
            {text.clear}
          </Button>
          <Button size="small" look="primary" disabled={why !== undefined} onClick={() => setActing(true)}>
            {text.bulk}
          </Button>
          {why !== undefined && <span className="soft">{why}</span>}
        </>
      )}
      {acting && steps !== 'mixed' && (
        <BulkForm
          items={chosen}
          kind={steps.kind}
          actions={steps.actions}
          onClose={() => setActing(false)}
          onDone={() => {
            setActing(false);
            onChoose([]);
          }}
        />
      )}
    </div>
  );
}
