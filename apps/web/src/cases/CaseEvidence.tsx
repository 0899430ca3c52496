import type { CaseDetail } from '@gongjian/contract/cases';
import { Select } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { nowInCity } from '../ui/city-time.ts';
import { Field } from '../ui/Field.tsx';
import { instantText } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { fetchEvidence, useAttachEvidence } from './api.ts';
import styles from './Cases.module.css';
import { positionNow } from './position.ts';
import { casesText } from './text.ts';

type Kind = CaseDetail['evidence'][number]['kind'];

/** What was gathered, and a place to add more while the case is open. */
export function CaseEvidence({ one }: { one: CaseDetail }) {
  const text = useText(casesText);
  const language = useLanguage();
  return (
    <Panel title={text.evidence} note={one.evidence.length === 0 ? undefined : String(one.evidence.length)}>
      <ul className={styles.files}>
        {one.evidence.length === 0 && <li className="soft">{text.noEvidence}</li>}
        {one.evidence.map(({ id, kind, name, place, takenAt, used, by, at }) => (
          <li key={id}>
            <button type="button" className={styles.link} onClick={() => void fetchEvidence(one.id, id)}>
              {`${text.evidenceKinds[kind]} · ${name}`}
            </button>
            <span className="soft">
              {[
                place === null ? text.unplaced : `${place.longitude}, ${place.latitude}`,
                takenAt === null ? null : `${text.takenAt} ${instantText(takenAt, language)}`,
                `${by.name} ${instantText(at, language)}`,
                used ? text.used : null,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {one.closedOn === null && !one.merged && <AddEvidence id={one.id} />}
    </Panel>
  );
}

function AddEvidence({ id }: { id: string }) {
  const text = useText(casesText);
  const attach = useAttachEvidence();
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<Kind>('photo');
  const [placed, setPlaced] = useState(true);
  const [share, setShare] = useState(0);
  const send = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const place = placed ? await positionNow() : null;
    if (placed && place === null) tell(text.noPosition, 'failed');
    attach.mutate({
      id,
      file,
      onProgress: setShare,
      body: { kind, ...(place ?? {}), ...(placed ? { takenAt: nowInCity() } : {}) },
    });
  };
  return (
    <div className={styles.adding}>
      <Field label={text.kind}>
        <Select
          value={kind}
          onChange={setKind}
          options={(['photo', 'document', 'reading', 'signature'] as const).map((value) => ({ value, label: text.evidenceKinds[value] }))}
        />
      </Field>
      <Checkbox checked={placed} onChange={setPlaced}>
        {text.withPlace}
      </Checkbox>
      <input
        ref={input}
        type="file"
        className="unseen"
        tabIndex={-1}
        aria-label={text.addEvidence}
        onChange={(event) => void send(event)}
      />
      <Button busy={attach.isPending} onClick={() => input.current?.click()}>
        {attach.isPending ? text.uploading(Math.round(share * 100)) : text.addEvidence}
      </Button>
      <Problem error={attach.error} words={text.problems} />
    </div>
  );
}
