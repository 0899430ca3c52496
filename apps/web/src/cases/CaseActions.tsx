import type { CaseDetail } from '@gongjian/contract/cases';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import styles from './Cases.module.css';
import { DeedForm } from './DeedForm.tsx';
import { casesText } from './text.ts';
import { useNamed } from './useNamed.ts';

/** What this person may do to the case now: steps of its stage first, what stands beside them after. `at` is the room that shows it. */
export function CaseActions({ one, at }: { one: CaseDetail; at?: 'supervision' }) {
  const text = useText(casesText);
  const [chosen, setChosen] = useState<string>();
  const named = useNamed();
  const nameOf = (may: string): string => {
    const [what = '', code] = may.split(':');
    const step = one.definition.stages.find((stage) => stage.code === one.stage.code)?.actions.find((action) => action.code === code);
    return step ? named(step) : (text.deeds[what as keyof typeof text.deeds] ?? may);
  };
  return (
    <Panel title={text.actions}>
      <div className={styles.actions}>
        {one.mayDo.length + one.elsewhere.length === 0 && <span className="soft">{text.noActions}</span>}
        {one.elsewhere.length > 0 && !at && (
          <Link to="/supervision/findings/$caseId" params={{ caseId: one.id }}>
            {text.inSupervision}
          </Link>
        )}
        {one.mayDo.map((may) => (
          <Button key={may} look={may.startsWith('step:') ? 'primary' : 'plain'} onClick={() => setChosen(may)}>
            {nameOf(may)}
          </Button>
        ))}
      </div>
      {chosen !== undefined && <DeedForm one={one} may={chosen} title={nameOf(chosen)} onClose={() => setChosen(undefined)} />}
    </Panel>
  );
}
