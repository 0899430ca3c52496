import type { SavedView } from '@gongjian/contract/tasks';
import { Popover } from 'antd';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { uiText } from '../ui/text.ts';
import { useChangeView, useDeleteView, useSaveView, useViews } from './api.ts';
import styles from './Ledger.module.css';
import { columnsOf, filtersOf, type LedgerSearch, ledgerSearch } from './ledger-search.ts';
import { tasksText } from './text.ts';

type Props = { search: LedgerSearch; go: (next: LedgerSearch) => void };

/** Filters and columns kept under a name, each person their own. */
export function ViewsMenu({ search, go }: Props) {
  const text = useText(tasksText);
  const [open, setOpen] = useState(false);
  const choose = (view: SavedView): void => {
    setOpen(false);
    go(ledgerSearch({ ...view.filters, columns: view.columns.join(',') }));
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={<Views search={search} onChoose={choose} />}
      destroyOnHidden
    >
      <Button>{text.views}</Button>
    </Popover>
  );
}

function Views({ search, onChoose }: { search: LedgerSearch; onChoose: (view: SavedView) => void }) {
  const text = useText(tasksText);
  const views = useViews();
  const change = useChangeView();
  const remove = useDeleteView();
  const overwrite = (view: SavedView): void =>
    change.mutate({ ...view, filters: filtersOf(search), columns: [...columnsOf(search)] }, { onSuccess: () => tell(text.viewSaved) });
  return (
    <div className={styles.menu}>
      {views.data?.items.length === 0 && <p className="soft">{text.noViews}</p>}
      {views.data?.items.map((view) => (
        <div key={view.id} className={styles.menuRow}>
          <Button look="text" size="small" onClick={() => onChoose(view)}>
            {view.name}
          </Button>
          <Button
            size="small"
            title={text.overwriteView}
            aria-label={`${text.overwriteView}：${view.name}`}
            onClick={() => overwrite(view)}
          >
            ↻
          </Button>
          <Button
            size="small"
            danger
            aria-label={text.deleteView(view.name)}
            onClick={() => remove.mutate(view.id, { onSuccess: () => tell(text.viewDeleted) })}
          >
            ×
          </Button>
        </div>
      ))}
      <Problem error={views.error ?? change.error ?? remove.error} />
      <SaveView search={search} />
    </div>
  );
}

function SaveView({ search }: { search: LedgerSearch }) {
  const text = useText(tasksText);
  const words = useText(uiText);
  const save = useSaveView();
  const [name, setName] = useState('');
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const view = { name: name.trim(), filters: filtersOf(search), columns: [...columnsOf(search)] };
    save.mutate(view, {
      onSuccess: () => {
        tell(text.viewSaved);
        setName('');
      },
    });
  };
  return (
    <form onSubmit={onSubmit} className={styles.menu}>
      <Field label={text.saveView}>
        <Input value={name} maxLength={60} placeholder={text.viewName} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Problem error={save.error} />
      <Button submits disabled={name.trim() === ''} busy={save.isPending}>
        {words.save}
      </Button>
    </form>
  );
}
