import { unitKinds } from '@gongjian/domain/org/model';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useUnits } from '../org/api.ts';
import { unitKindText } from '../org/text.ts';
import { useViewer } from '../session/viewer.ts';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { tasksText } from './text.ts';
import styles from './Units.module.css';

/** The units of the city by kind, each leading to its page. Streets are many and rarely named: they appear when searched for. */
export function Units() {
  const text = useText(tasksText);
  const words = useText(uiText);
  const kinds = useText(unitKindText);
  const viewer = useViewer();
  const units = useUnits();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim();
  return (
    <Page title={text.units} lead={text.unitsLead}>
      <Panel title={words.search}>
        <Field label={text.unit}>
          <Input value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      </Panel>
      <Loaded query={units} rows={10}>
        {(all) => {
          const own = all.filter((unit) => unit.kind !== 'street' && viewer.units.includes(unit.id));
          const found = all.filter((unit) =>
            wanted === '' ? unit.kind !== 'street' : unit.name.includes(wanted) || unit.fullName.includes(wanted),
          );
          const groups = unitKinds.map((kind) => ({ kind, title: kinds[kind], units: found.filter((unit) => unit.kind === kind) }));
          return (
            <>
              {wanted === '' && own.length > 0 && own.length < 20 && <Group title={text.myUnit} units={own} />}
              {groups.map((group) => (
                <Group key={group.kind} title={group.title} units={group.units} />
              ))}
              {found.length === 0 && <p className="soft">{words.nothingFits}</p>}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Group({ title, units }: { title: string; units: readonly { id: string; name: string }[] }) {
  if (units.length === 0) return null;
  return (
    <Panel title={title} note={String(units.length)}>
      <ul className={styles.units}>
        {units.map((unit) => (
          <li key={unit.id}>
            <Link to="/units/$unitId" params={{ unitId: unit.id }}>
              {unit.name}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
