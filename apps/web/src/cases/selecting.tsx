import type { CaseItem } from '@gongjian/contract/cases';
import { Checkbox } from '../ui/Checkbox.tsx';
import type { Column } from '../ui/DataTable.tsx';
import type { boardText } from './board-text.ts';

type Choose = (items: readonly CaseItem[]) => void;

/** A column of boxes to select cases by. */
export const selecting = (text: (typeof boardText)['zh'], chosen: readonly CaseItem[], onChoose: Choose): Column<CaseItem> => ({
  key: 'select',
  title: text.choose,
  width: 60,
  cell: (item) => (
    <Checkbox
      checked={chosen.some(({ id }) => id === item.id)}
      onChange={(on) => onChoose(on ? [...chosen, item] : chosen.filter(({ id }) => id !== item.id))}
    >
      <span className="unseen">{text.select(item.title)}</span>
    </Checkbox>
  ),
});
