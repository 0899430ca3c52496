import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewer } from '../session/viewer.ts';
import { Button } from '../ui/Button.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { type UnitInFull, useUnit } from './api.ts';
import styles from './Org.module.css';
import { orgText, unitKindText } from './text.ts';
import { AliasesForm, RenameForm, SplitForm } from './UnitForms.tsx';

/** One unit: names, place in the tree, history. */
export function UnitDetails({ unitId }: { unitId: string }) {
  const unit = useUnit(unitId);
  return <Loaded query={unit}>{(reply) => <Details unit={reply} />}</Loaded>;
}

function Details({ unit }: { unit: UnitInFull }) {
  const text = useText(orgText);
  const kinds = useText(unitKindText);
  const viewer = useViewer();
  return (
    <Panel
      title={unit.name}
      note={kinds[unit.kind]}
      actions={viewer.may('org.manage') && unit.closedOn === null ? <UnitActions unit={unit} /> : undefined}
    >
      <dl className={styles.facts}>
        <dt>{text.code}</dt>
        <dd className="number">{unit.id}</dd>
        <dt>{text.fullName}</dt>
        <dd>{unit.fullName}</dd>
        <dt>{text.parent}</dt>
        <dd>{unit.parent?.name ?? '——'}</dd>
        <dt>{text.aliases}</dt>
        <dd>{unit.aliases.join('、') || text.noAliases}</dd>
        {unit.openedOn !== null && (
          <>
            <dt>{text.openedOn}</dt>
            <dd className="number">{unit.openedOn}</dd>
          </>
        )}
        {unit.closedOn !== null && (
          <>
            <dt>{text.closedOn}</dt>
            <dd className="number">{unit.closedOn}</dd>
          </>
        )}
      </dl>
      {viewer.may('tasks.read') && (
        <p>
          <Link to="/units/$unitId" params={{ unitId: unit.id }}>
            {text.toMeasures}
          </Link>
        </p>
      )}
      <UnitHistory unit={unit} />
    </Panel>
  );
}

function UnitHistory({ unit }: { unit: UnitInFull }) {
  const text = useText(orgText);
  const { names, before, after } = unit.history;
  return (
    <>
      <h3 className={styles.heading}>{text.history}</h3>
      <ol className={styles.names}>
        {names.map((name) => (
          <li key={`${name.from}-${name.name}`}>
            <span className="number soft">
              {name.from ?? text.sinceEver} — {name.to ?? unit.closedOn ?? text.until}
            </span>
            <span>
              {name.name}（{name.fullName}）
            </span>
          </li>
        ))}
        {[...before.map((one) => ({ ...one, title: text.before })), ...after.map((one) => ({ ...one, title: text.after }))].map((one) => (
          <li key={`${one.title}-${one.unit.id}`}>
            <span className="number soft">{one.on}</span>
            <span>
              {one.title}：{one.unit.name} · {text.how[one.how]} · {one.reason}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function UnitActions({ unit }: { unit: UnitInFull }) {
  const text = useText(orgText);
  const [open, setOpen] = useState<'rename' | 'aliases' | 'split' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <Button size="small" onClick={() => setOpen('rename')}>
        {text.rename}
      </Button>
      <Button size="small" onClick={() => setOpen('aliases')}>
        {text.editAliases}
      </Button>
      <Button size="small" onClick={() => setOpen('split')}>
        {text.split}
      </Button>
      {open === 'rename' && <RenameForm unit={unit} onClose={close} />}
      {open === 'aliases' && <AliasesForm unit={unit} onClose={close} />}
      {open === 'split' && <SplitForm unit={unit} onClose={close} />}
    </>
  );
}
