import type { ReportForm } from '@gongjian/contract/reporting';
import { Checkbox } from '../ui/Checkbox.tsx';
import { useText } from '../ui/language.ts';
import styles from './Report.module.css';
import { writeText } from './write-text.ts';

type Props = { files: ReportForm['attachments']; chosen: readonly string[]; onChange: (files: string[]) => void };

/** Which of the report's files prove it. */
export function Proofs({ files, chosen, onChange }: Props) {
  const text = useText(writeText);
  return (
    <fieldset className={styles.files}>
      <legend className="soft">{text.proof}</legend>
      {files.length === 0 && <span className="soft">{text.noFiles}</span>}
      {files.map(({ id, name }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          onChange={(checked) => onChange(checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
        >
          {name}
        </Checkbox>
      ))}
    </fieldset>
  );
}
