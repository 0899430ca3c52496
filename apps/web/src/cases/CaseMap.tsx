import { Link, useNavigate } from '@tanstack/react-router';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { type CaseCounts, useCaseMap, useDistricts } from './api.ts';
import { boardText } from './board-text.ts';
import styles from './CaseMap.module.css';
import { type District, pathOf, projectionOf, radiusOf } from './project.ts';

type OfDistrict = CaseCounts['districts'][number] & { readonly name: string };

/** Where the cases are, drawn; and the same beside it as a table for whoever does not see it. */
export function CaseMap({ asked }: { asked: Record<string, string> }) {
  const text = useText(boardText);
  const districts = useDistricts();
  return (
    <Loaded query={useCaseMap(asked)} rows={10}>
      {(counts) => (
        <Panel title={text.mapTitle} note={counts.unplaced > 0 ? text.unplaced(counts.unplaced) : undefined}>
          <p className="soft">{text.mapLead}</p>
          <div className={styles.both}>
            <Loaded query={districts} rows={8}>
              {(features) => (features.length === 0 ? <p>{text.noBoundaries}</p> : <Drawing districts={features} counts={counts} />)}
            </Loaded>
            <Table counts={counts} districts={districts.data ?? []} />
          </div>
          <p className="soft">{text.source}</p>
        </Panel>
      )}
    </Loaded>
  );
}

const WIDTH = 560;

function Drawing({ districts, counts }: { districts: readonly District[]; counts: CaseCounts }) {
  const text = useText(boardText);
  const navigate = useNavigate();
  const projection = projectionOf(districts, WIDTH);
  const most = Math.max(1, ...counts.districts.map(({ cases }) => cases));
  const of = (unit: string) => counts.districts.find((one) => one.unit === unit) ?? { cases: 0, overdue: 0 };
  return (
    <svg viewBox={`-4 -4 ${projection.width + 8} ${projection.height + 8}`} className={styles.map} role="img" aria-label={text.mapTitle}>
      {districts.map(({ properties: { unit, name }, geometry }) => (
        <path
          key={unit}
          d={pathOf(geometry, projection)}
          className={styles.district}
          style={{ fillOpacity: 0.06 + 0.6 * (of(unit).cases / most) }}
        >
          <title>{text.allOf(name, of(unit).cases, of(unit).overdue)}</title>
        </path>
      ))}
      {counts.cells.map(({ longitude, latitude, cases, overdue, only }) => {
        const [x, y] = projection.at([longitude, latitude]);
        const open = only === null ? undefined : () => void navigate({ to: '/cases/$caseId', params: { caseId: only.id } });
        return (
          // The table and the list lead to the same cases by keyboard.
          // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse
          <circle
            key={`${longitude}/${latitude}`}
            cx={x}
            cy={y}
            r={radiusOf(cases)}
            className={`${overdue > 0 ? styles.late : styles.dot} ${open ? styles.opens : ''}`}
            onClick={open}
          >
            <title>{only?.title ?? text.dots(cases, overdue)}</title>
          </circle>
        );
      })}
      {districts.map((district) => (
        <Label key={district.properties.unit} district={district} at={projection.at(district.properties.cp)} />
      ))}
    </svg>
  );
}

/** A district without a polygon stands as a mark with its name. */
function Label({ district: { properties, geometry }, at: [x, y] }: { district: District; at: readonly [number, number] }) {
  const isMark = geometry.type === 'Point';
  return (
    <g className={styles.label} lang="zh-CN">
      {isMark && <rect x={x - 4} y={y - 4} width={8} height={8} className={styles.mark} />}
      <text x={x} y={isMark ? y + 17 : y} textAnchor="middle">
        {properties.name}
      </text>
    </g>
  );
}

function Table({ counts, districts }: { counts: CaseCounts; districts: readonly District[] }) {
  const text = useText(boardText);
  const names = new Map(districts.map(({ properties }) => [properties.unit, properties.name]));
  const rows = counts.districts.map((one) => ({ ...one, name: one.unit === null ? text.ofCity : (names.get(one.unit) ?? one.unit) }));
  const columns: Column<OfDistrict>[] = [
    {
      key: 'district',
      title: text.district,
      cell: ({ unit, name }) =>
        unit === null ? (
          name
        ) : (
          <Link to="/cases" search={{ unit }}>
            {name}
          </Link>
        ),
    },
    { key: 'cases', title: text.cases, cell: ({ cases }) => cases, width: 80, end: true },
    { key: 'overdue', title: text.overdue, cell: ({ overdue }) => overdue, width: 80, end: true },
  ];
  return <DataTable label={text.mapTitle} columns={columns} rows={rows} rowKey={({ unit }) => unit ?? ''} />;
}
