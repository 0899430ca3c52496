import type { CaseDetail } from '@gongjian/contract/cases';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useText } from '../ui/language.ts';
import styles from './Cases.module.css';
import type { EvidenceNeeds } from './deed-of.ts';
import { casesText } from './text.ts';

type Props = { one: CaseDetail; needs: EvidenceNeeds; chosen: readonly string[]; onChange: (chosen: readonly string[]) => void };

/** Which of the unused evidence proves this step, and what it needs. */
export function EvidenceChoice({ one, needs, chosen, onChange }: Props) {
  const text = useText(casesText);
  const unused = one.evidence.filter(({ used }) => !used);
  return (
    <fieldset className={styles.place}>
      <legend>{text.use}</legend>
      {needs.map(({ kind, least, placed }) => (
        <span key={kind} className="soft">
          {text.needs(text.evidenceKinds[kind], least, placed)}
        </span>
      ))}
      {unused.length === 0 && <span>{text.noEvidenceYet}</span>}
      {unused.map(({ id, name, kind, place }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
        >
          {`${text.evidenceKinds[kind]} · ${name}${place === null ? ` · ${text.unplaced}` : ''}`}
        </Checkbox>
      ))}
    </fieldset>
  );
}
