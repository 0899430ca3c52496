import type { Visit } from '@gongjian/contract/supervision';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input, TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { useSaveVisit, useSubmitVisit, type VisitPlan } from './api.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { SignatureUpload } from './SignatureUpload.tsx';
import styles from './Supervision.module.css';
import { TimeInput } from './TimeInput.tsx';
import { VisitItems } from './VisitItems.tsx';
import { visitText } from './visit-text.ts';

const asPlan = ({ companions, startedAt, endedAt, place, accuracy, answers, signatureId, signer, unsignedReason }: Visit): VisitPlan => ({
  ...{ companions, startedAt, endedAt, place, accuracy, answers, signatureId, signer, unsignedReason },
});

/** The record of a visit as it is written at the desk. What is typed stays when a photo is added meanwhile. */
export function VisitForm({ one }: { one: Visit }) {
  const text = useText(visitText);
  const [plan, setPlan] = useState(() => asPlan(one));
  const fill = (part: Partial<VisitPlan>): void => setPlan((before) => ({ ...before, ...part }));
  const save = useSaveVisit();
  const submit = useSubmitVisit();
  const held = { id: one.id, version: one.version, body: plan };
  return (
    <>
      <About plan={plan} fill={fill} />
      <Panel title={one.checklist.title} note={text.version(one.checklist.version)}>
        <VisitItems one={one} plan={plan} onChange={(answers) => fill({ answers })} />
      </Panel>
      <Signing one={one} plan={plan} fill={fill} />
      <Panel title={text.submit}>
        <div className={styles.stack}>
          <p className="soft">{text.submitLead}</p>
          <Problem error={submit.error ?? save.error} words={text.problems} />
          <div className={styles.row}>
            <Button busy={save.isPending} onClick={() => save.mutate(held, { onSuccess: () => tell(text.saved) })}>
              {text.save}
            </Button>
            <Button
              look="primary"
              busy={submit.isPending}
              onClick={() => submit.mutate(held, { onSuccess: ({ found }) => tell(text.submitted(found)) })}
            >
              {text.submit}
            </Button>
          </div>
        </div>
      </Panel>
    </>
  );
}

type PartProps = { plan: VisitPlan; fill: (part: Partial<VisitPlan>) => void };

function About({ plan, fill }: PartProps) {
  const text = useText(visitText);
  return (
    <Panel title={text.about}>
      <div className={styles.form}>
        <Field label={text.startedAt}>
          <TimeInput value={plan.startedAt} onChange={(startedAt) => startedAt !== null && fill({ startedAt })} />
        </Field>
        <Field label={text.endedAt}>
          <TimeInput value={plan.endedAt ?? null} onChange={(endedAt) => fill({ endedAt })} />
        </Field>
        <Field label={text.companions}>
          <Input
            defaultValue={(plan.companions ?? []).join('、')}
            maxLength={500}
            onBlur={(event) => fill({ companions: namesIn(event.target.value) })}
          />
        </Field>
        <div className={styles.wide}>
          <PlaceFields legend={text.place} value={plan.place ?? null} onChange={(place) => fill({ place })} />
        </div>
      </div>
    </Panel>
  );
}

const namesIn = (typed: string): string[] =>
  typed
    .split(/[、,，;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The inspected sign, or it is said why they did not. */
function Signing({ one, plan, fill }: PartProps & { one: Visit }) {
  const text = useText(visitText);
  const signed = plan.signatureId !== null && plan.signatureId !== undefined;
  return (
    <Panel title={text.signing} note={signed ? text.signed : undefined}>
      <div className={styles.form}>
        <Field label={text.signer}>
          <Input value={plan.signer ?? ''} maxLength={60} onChange={(event) => fill({ signer: event.target.value })} />
        </Field>
        <SignatureUpload visitId={one.id} onSigned={(signatureId) => fill({ signatureId })} />
        <div className={styles.wide}>
          <Field label={text.unsigned}>
            <TextArea
              rows={2}
              value={plan.unsignedReason ?? ''}
              maxLength={500}
              onChange={(event) => fill({ unsignedReason: event.target.value })}
            />
          </Field>
        </div>
      </div>
    </Panel>
  );
}
