import type { BindingShown } from '@gongjian/contract/indicators';
import { Select } from 'antd';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { indicatorsText } from './text.ts';

type Base = BindingShown['base'];
const kinds = ['none', 'fixed', 'lastYear', 'previous'] as const;
const baseOf = (kind: (typeof kinds)[number]): Base => (kind === 'none' ? null : kind === 'fixed' ? { kind, value: '0' } : { kind });

/** 比较基期 */
export function BaseFields({ base, onChange }: { base: Base; onChange: (base: Base) => void }) {
  const text = useText(indicatorsText);
  return (
    <>
      <Field label={text.base}>
        <Select
          value={base?.kind ?? 'none'}
          onChange={(kind: (typeof kinds)[number]) => onChange(baseOf(kind))}
          options={kinds.map((value) => ({ value, label: text.bases[value] }))}
        />
      </Field>
      {base?.kind === 'fixed' && (
        <Field label={text.baseValue}>
          <Input
            inputMode="decimal"
            maxLength={24}
            value={base.value}
            onChange={(event) => onChange({ kind: 'fixed', value: event.target.value.trim() })}
          />
        </Field>
      )}
    </>
  );
}
