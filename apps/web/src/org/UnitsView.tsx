import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { DayInput } from '../ui/DayInput.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { useUnits, useUnitTree } from './api.ts';
import styles from './Org.module.css';
import { orgText } from './text.ts';
import { UnitDetails } from './UnitDetails.tsx';
import { UnitTree } from './UnitTree.tsx';

const route = getRouteApi('/in/org');

/** The tree of units as it stood on a day, and the one that is chosen. */
export function UnitsView() {
  const text = useText(orgText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState('');
  const tree = useUnitTree(search.on);
  const choose = (unit: string): void => void navigate({ search: (old) => ({ ...old, unit }), replace: true, resetScroll: false });
  return (
    <div className={styles.columns}>
      <Panel title={text.unitTree}>
        <div className={styles.find}>
          <Field label={text.findUnit}>
            <Input value={typed} placeholder={text.findHint} onChange={(event) => setTyped(event.target.value)} />
          </Field>
          <Field label={text.asOf}>
            <DayInput
              value={search.on ?? ''}
              onChange={(day) => void navigate({ search: ({ on: _, ...old }) => (day === '' ? old : { ...old, on: day }), replace: true })}
            />
          </Field>
        </div>
        {typed.trim() === '' ? (
          <Loaded query={tree} rows={14}>
            {({ roots }) => <UnitTree roots={roots} chosen={search.unit} onChoose={choose} />}
          </Loaded>
        ) : (
          <Found typed={typed.trim()} onChoose={choose} />
        )}
      </Panel>
      {search.unit === undefined ? <p className="soft">{text.chooseUnit}</p> : <UnitDetails key={search.unit} unitId={search.unit} />}
    </div>
  );
}

function Found({ typed, onChoose }: { typed: string; onChoose: (unit: string) => void }) {
  const words = useText(uiText);
  const units = useUnits();
  return (
    <Loaded query={units}>
      {(all) => {
        const found = all
          .filter((unit) => [unit.name, unit.fullName, unit.id, ...unit.aliases].some((name) => name.includes(typed)))
          .slice(0, 60);
        if (found.length === 0) return <p className="soft">{words.nothingFits}</p>;
        return (
          <ul className={styles.found}>
            {found.map((unit) => (
              <li key={unit.id}>
                <button type="button" onClick={() => onChoose(unit.id)}>
                  {unit.name} <span className="soft">{unit.parent?.name}</span>
                </button>
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}
