import type { BulletinText } from '@gongjian/contract/reporting-bulletin';
import { Select } from 'antd';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { bulletinText } from './bulletin-text.ts';

type Props = { draft: BulletinText; issuer: string; onChange: (draft: BulletinText) => void };

/** 主送, 附注, 抄送 and 印发机关: the parts of an official document beside its body. */
export function BulletinParts({ draft, issuer, onChange }: Props) {
  const text = useText(bulletinText);
  return (
    <>
      <Field label={text.addressees} hint={text.namesHint} wide>
        <Names names={draft.addressees} onChange={(addressees) => onChange({ ...draft, addressees })} />
      </Field>
      <Field label={text.note} hint={text.noteHint} wide>
        <Input maxLength={300} value={draft.note} onChange={(event) => onChange({ ...draft, note: event.target.value })} />
      </Field>
      <Field label={text.copiesTo} hint={text.namesHint} wide>
        <Names names={draft.copiesTo} onChange={(copiesTo) => onChange({ ...draft, copiesTo })} />
      </Field>
      <Field label={text.printedBy} hint={text.printedByHint(issuer)} wide>
        <Input maxLength={300} value={draft.printedBy} onChange={(event) => onChange({ ...draft, printedBy: event.target.value })} />
      </Field>
    </>
  );
}

const MOST = 60;
const LONGEST = 300;

/** Names, each typed and ended with Enter or a mark; pasted lists come apart by themselves. */
function Names({ names, onChange, ...shared }: { id?: string; names: string[]; onChange: (names: string[]) => void }) {
  const tidy = (typed: string[]): void =>
    onChange([...new Set(typed.map((name) => name.trim().slice(0, LONGEST)).filter((name) => name !== ''))].slice(0, MOST));
  return (
    <Select
      {...shared}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={['、', '，', '；', ';', '\n']}
      value={names}
      onChange={tidy}
    />
  );
}
