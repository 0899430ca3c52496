import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { dayText, instantText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Stat } from '../ui/Stat.tsx';
import { type Board, useBoard } from './api.ts';
import { BoardUnits } from './BoardUnits.tsx';
import { BulletinOfMonth } from './BulletinOfMonth.tsx';
import type { BoardPart } from './board-search.ts';
import { PressForm } from './PressForm.tsx';
import styles from './Reporting.module.css';
import { SealForm } from './SealForm.tsx';
import { reportingText } from './text.ts';
import { UnsealForm } from './UnsealForm.tsx';

/** One month: rates, each unit, and whom to press. */
export function MonthBoard({ month, search, set }: BoardPart & { month: string }) {
  const board = useBoard(month);
  return (
    <Loaded query={board} rows={10}>
      {(found) => (
        <div className={styles.stack}>
          <Rates board={found} />
          <Units board={found} owing={search.owing === 'true'} set={set} />
        </div>
      )}
    </Loaded>
  );
}

function Rates({ board }: { board: Board }) {
  const text = useText(reportingText);
  const language = useLanguage();
  const { cycle, expected, reported, onTime } = board;
  const missing = expected - reported;
  return (
    <>
      <div className={styles.toolbar}>
        <p className="soft">
          {text.dueOn(dayText(cycle.dueOn, language))}
          {cycle.sealed && ` · ${text.sealedAt(instantText(cycle.sealed.at, language), cycle.sealed.by.name)}`}
        </p>
        {cycle.sealed && <BulletinOfMonth month={cycle.month} />}
      </div>
      <div className={styles.stats}>
        <Stat label={text.expected} value={expected} />
        <Stat label={text.reported} value={reported} note={`${text.reportedRate} ${text.rate(board.reportedRate)}`} />
        <Stat label={text.onTimeReports} value={onTime} tone="good" note={`${text.onTimeRate} ${text.rate(board.onTimeRate)}`} />
        <Stat label={text.cells.late} value={reported - onTime} tone={reported > onTime ? 'warn' : 'idle'} />
        <Stat label={text.missing} value={missing} tone={missing > 0 ? 'danger' : 'idle'} />
      </div>
    </>
  );
}

function Units({ board, owing, set }: { board: Board; owing: boolean; set: BoardPart['set'] }) {
  const text = useText(reportingText);
  const viewer = useViewer();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState<'press' | 'seal' | 'unseal' | null>(null);
  const manages = viewer.may('tasks.manage');
  const open = manages && board.cycle.sealed === null;
  const owe = board.units.filter(({ missing }) => missing > 0);
  const toPress = board.units.flatMap(({ unit }) => (chosen.includes(unit.id) ? [unit] : []));
  const actions = open ? (
    <>
      <Button size="small" disabled={owe.length === 0} onClick={() => setChosen(owe.map(({ unit }) => unit.id))}>
        {text.chooseOwing}
      </Button>
      <Button size="small" look="primary" disabled={chosen.length === 0} title={text.pressSome} onClick={() => setAsking('press')}>
        {text.press(chosen.length)}
      </Button>
      <Button size="small" onClick={() => setAsking('seal')}>
        {text.seal}
      </Button>
    </>
  ) : (
    manages && (
      <Button size="small" onClick={() => setAsking('unseal')}>
        {text.unseal}
      </Button>
    )
  );
  return (
    <Panel title={text.unitsOf} note={String(board.units.length)} actions={actions} flush>
      <div className={styles.legend}>
        <Checkbox checked={owing} onChange={(checked) => set({ owing: checked ? 'true' : '' })}>
          {text.onlyOwing}
        </Checkbox>
      </div>
      <BoardUnits month={board.cycle.month} units={owing ? owe : board.units} chosen={open ? chosen : null} choose={setChosen} />
      {asking === 'press' && (
        <PressForm
          month={board.cycle.month}
          units={toPress}
          onClose={() => setAsking(null)}
          onPressed={() => {
            setChosen([]);
            setAsking(null);
          }}
        />
      )}
      {asking === 'seal' && <SealForm board={board} onClose={() => setAsking(null)} />}
      {asking === 'unseal' && <UnsealForm month={board.cycle.month} onClose={() => setAsking(null)} />}
    </Panel>
  );
}
