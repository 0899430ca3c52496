import { useState } from 'react';
import { Checkbox } from '../ui/Checkbox.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { tell } from '../ui/tell.ts';
import { type Board, useSeal } from './api.ts';
import { boardText } from './board-text.ts';
import { monthName } from './months.ts';

/** Freezing a month is not taken back lightly: what is missing is said, and a person confirms. */
export function SealForm({ board, onClose }: { board: Board; onClose: () => void }) {
  const text = useText(boardText);
  const language = useLanguage();
  const { month } = board.cycle;
  const seal = useSeal(month);
  const [sure, setSure] = useState(false);
  const save = (): void =>
    seal.mutate(undefined, {
      onSuccess: ({ rows }) => {
        tell(text.sealed(rows));
        onClose();
      },
    });
  return (
    <FormDialog
      title={text.seal}
      lead={text.sealLead(monthName(month, language), board.expected - board.reported)}
      ready={sure}
      busy={seal.isPending}
      error={seal.error}
      saveWord={text.seal}
      onSave={save}
      onClose={onClose}
    >
      <Checkbox checked={sure} onChange={setSure}>
        {text.sealConfirm}
      </Checkbox>
    </FormDialog>
  );
}
