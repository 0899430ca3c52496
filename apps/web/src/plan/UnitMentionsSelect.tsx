import type { ReviewMeasure } from '@gongjian/contract/plan';
import { Select } from 'antd';
import { useGroups, useUnits } from '../org/api.ts';

type Mention = ReviewMeasure['lead'][number];

/** The units of one role as text: known names are offered, anything may be typed; what was read stays as it was read. */
export function UnitMentionsSelect({
  mentions,
  onChange,
  ...shared
}: {
  id?: string;
  'aria-describedby'?: string;
  mentions: readonly Mention[];
  onChange: (mentions: Mention[]) => void;
}) {
  const units = useUnits();
  const groups = useGroups();
  const phrases = new Set((groups.data?.items ?? []).flatMap((group) => group.phrases));
  const known = new Map(mentions.map((mention) => [mention.text, mention]));
  const names = [...phrases, ...(units.data ?? []).filter((unit) => unit.kind !== 'street').map((unit) => unit.name)];
  const put = (texts: string[]): void =>
    onChange(texts.map((text) => known.get(text) ?? { text, unit: text, note: null, group: phrases.has(text) }));
  return (
    <Select
      {...shared}
      mode="tags"
      value={mentions.map((mention) => mention.text)}
      onChange={put}
      options={[...new Set(names)].map((value) => ({ value, label: value }))}
    />
  );
}
