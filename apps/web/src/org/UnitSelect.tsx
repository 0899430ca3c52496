import { Select } from 'antd';
import { useText } from '../ui/language.ts';
import { useUnits } from './api.ts';
import { orgText } from './text.ts';
import { unitOptions } from './unit-options.ts';

type Shared = { id?: string; 'aria-describedby'?: string; placeholder?: string };

/** One unit, found by any part of its names. */
export function UnitSelect({
  value,
  onChange,
  placeholder,
  ...shared
}: Shared & { value: string | undefined; onChange: (unit: string | undefined) => void }) {
  const text = useText(orgText);
  const units = useUnits();
  return (
    <Select
      {...shared}
      allowClear
      showSearch={{ optionFilterProp: 'search' }}
      loading={units.isPending}
      placeholder={placeholder ?? text.anyUnit}
      value={value ?? null}
      onChange={(unit: string | null) => onChange(unit ?? undefined)}
      options={unitOptions(units.data ?? [])}
    />
  );
}

/** Several units. */
export function UnitsSelect({
  value,
  onChange,
  placeholder,
  ...shared
}: Shared & { value: string[]; onChange: (units: string[]) => void }) {
  const text = useText(orgText);
  const units = useUnits();
  return (
    <Select
      {...shared}
      mode="multiple"
      showSearch={{ optionFilterProp: 'search' }}
      loading={units.isPending}
      placeholder={placeholder ?? text.anyUnit}
      value={value}
      onChange={onChange}
      options={unitOptions(units.data ?? [])}
    />
  );
}
