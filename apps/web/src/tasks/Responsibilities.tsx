import { role as roles } from '@gongjian/contract/plan-review';
import type { MeasureDetail } from '@gongjian/contract/tasks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import type { Responsibility } from './api.ts';
import { DecideUnits } from './DecideUnits.tsx';
import styles from './Measure.module.css';
import { tasksText } from './text.ts';

/** Who leads, is responsible and supports: the printed words, and the units they stand for. */
export function Responsibilities({ measure }: { measure: MeasureDetail }) {
  const text = useText(tasksText);
  return (
    <Panel title={text.responsibilities}>
      {roles.options.map((role) => {
        const mentions = measure.responsibilities.filter((one) => one.role === role);
        return (
          <div key={role} className={styles.role}>
            <h3>
              {text.roleNames[role]}
              {measure.inferred.includes(role) && <span className={styles.tag}>{text.inferred}</span>}
            </h3>
            {mentions.length === 0 && <p className="soft">——</p>}
            {mentions.map((mention) => (
              <Mention key={mention.id} mention={mention} version={measure.version} mayDecide={measure.may.decideUnits} />
            ))}
          </div>
        );
      })}
    </Panel>
  );
}

function Mention({ mention, version, mayDecide }: { mention: Responsibility; version: number; mayDecide: boolean }) {
  const text = useText(tasksText);
  const language = useLanguage();
  const [deciding, setDeciding] = useState(false);
  const undecided = mention.how === 'open' || mention.how === 'deferred';
  const only = mention.units.length === 1 && !mention.group ? mention.units[0] : undefined;
  return (
    <div className={styles.mention}>
      {only ? (
        <Link to="/units/$unitId" params={{ unitId: only.id }}>
          {mention.phrase}
        </Link>
      ) : (
        <span>{mention.phrase}</span>
      )}
      {undecided && <span className={styles.open}>{text.openGroup}</span>}
      {mention.units.length > 0 && !only && (
        <details>
          <summary>{text.expand(mention.units.length)}</summary>
          <ul className={styles.expanded}>
            {mention.units.map((unit) => (
              <li key={unit.id}>
                <Link to="/units/$unitId" params={{ unitId: unit.id }}>
                  {unit.name}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
      {mention.decision && (
        <p className="soft">
          {text.decidedBy(mention.decision.by.name, instantText(mention.decision.at, language))}
          {mention.decision.reason && `：${mention.decision.reason}`}
        </p>
      )}
      {mayDecide && (mention.group || undecided) && (
        <Button size="small" onClick={() => setDeciding(true)}>
          {text.decide}
        </Button>
      )}
      {deciding && <DecideUnits mention={mention} version={version} onClose={() => setDeciding(false)} />}
    </div>
  );
}
