import type { ConflictDetail } from '@gongjian/contract/supervision-field';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/language.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { tell } from '../../ui/tell.ts';
import { useResolve } from './api.ts';
import styles from './Desk.module.css';
import { clock, nameOfProperty, sayProperty } from './property-text.ts';
import { conflictText } from './text.ts';
import { type Word, wordsOf } from './words-of.ts';

/** 冲突处理: for each thing in dispute, whose word holds. */
export function Resolution({ detail }: { detail: ConflictDetail }) {
  const text = useText(conflictText);
  const resolve = useResolve(detail.visitId);
  const [take, setTake] = useState<Record<string, number>>({});
  if (detail.conflict === null || detail.version === null) return <p className="soft">{text.noConflict}</p>;
  const { version } = detail;
  const disputes = detail.conflicting;
  return (
    <Panel title={text.choose}>
      <p className="soft">{disputes.length > 0 ? text.chooseLead : text.softLead}</p>
      {disputes.map((property) => (
        <Dispute
          key={property}
          title={nameOfProperty(property, detail.checklist, text)}
          property={property}
          words={wordsOf(detail.versions, property)}
          chosen={take[property]}
          onChoose={(chosen) => setTake({ ...take, [property]: chosen })}
        />
      ))}
      <Problem error={resolve.error} />
      {detail.mayResolve && (
        <Button
          look="primary"
          busy={resolve.isPending}
          onClick={() => resolve.mutate({ version, take }, { onSuccess: () => tell(text.resolved) })}
        >
          {disputes.length > 0 ? text.resolve : text.accept}
        </Button>
      )}
    </Panel>
  );
}

type DisputeProps = {
  title: string;
  property: string;
  words: readonly Word[];
  chosen: number | undefined;
  onChoose: (version: number) => void;
};

function Dispute({ title, property, words, chosen, onChoose }: DisputeProps) {
  const text = useText(conflictText);
  const current = words[0]?.version;
  return (
    <fieldset className={styles.dispute}>
      <legend lang="zh-CN">{title}</legend>
      {words.map(({ version, value, by, at, fromPhone }) => (
        <label key={version} className={styles.choice}>
          <input type="radio" name={property} checked={(chosen ?? current) === version} onChange={() => onChoose(version)} />
          <span lang="zh-CN">{sayProperty(property, value, text)}</span>
          <span className="soft">
            <span lang="zh-CN">{by ?? text.desk}</span> · {fromPhone ? text.phone : text.desk} · {clock(at)}
            {version === current && ` · ${text.current}`}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
