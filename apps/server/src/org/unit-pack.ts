import { join } from 'node:path';
import { unitKinds } from '@gongjian/domain/org/model';
import { z } from 'zod';
import { PackError, readPackFile } from '../platform/pack-file.ts';

const day = z.iso.date();
const code = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z-]{1,39}$/);
const name = z.string().min(1).max(100);

const unit = z.strictObject({
  id: code,
  kind: z.enum(unitKinds),
  name,
  fullName: name,
  parent: code.nullable(),
  aliases: z.array(name),
  trades: z.array(name).default([]),
  opened: day.optional(),
  closed: day.optional(),
  /** Earlier names, the oldest first; each until (not including) its day. */
  formerly: z.array(z.strictObject({ name, fullName: name, until: day })).default([]),
});
const group = z.strictObject({
  id: code,
  name,
  phrases: z.array(name),
  kinds: z.array(z.enum(unitKinds)).default([]),
  members: z.array(code).default([]),
  note: z.string().optional(),
});
const unitsFile = z.strictObject({
  format: z.literal('gongjian.units/1'),
  city: z.strictObject({ code: z.string().regex(/^\d{6}$/), name }),
  sources: z.array(z.string()).min(1),
  units: z.array(unit).min(1),
  groups: z.array(group),
});
const streetsFile = z.strictObject({
  format: z.literal('gongjian.streets/1'),
  sources: z.array(z.string()).min(1),
  reportsTo: z.record(z.string(), code),
  streets: z.array(z.strictObject({ code: z.string().regex(/^\d{9}$/), name })),
});

export type PackUnit = z.output<typeof unit>;
export type UnitPack = Pick<z.output<typeof unitsFile>, 'city' | 'units' | 'groups'>;

/** Units and groups of a pack: `units.json` and `units-streets.json`. */
export async function readUnitPack(folder: string): Promise<UnitPack> {
  const { city, units, groups } = await readPackFile(join(folder, 'units.json'), unitsFile);
  const { streets, reportsTo } = await readPackFile(join(folder, 'units-streets.json'), streetsFile);
  const all = [...units, ...streets.map((street) => asUnit(street, reportsTo))];
  refuseBrokenLinks(all, groups);
  return { city, units: all, groups };
}

/** A street stands under its district, by its code, unless the pack says that it reports elsewhere. */
const asUnit = ({ code: id, name: said }: { code: string; name: string }, reportsTo: Record<string, string>): PackUnit => ({
  id,
  kind: 'street',
  name: said,
  fullName: said,
  parent: reportsTo[id] ?? id.slice(0, 6),
  aliases: [],
  trades: [],
  formerly: [],
});

function refuseBrokenLinks(units: readonly PackUnit[], groups: UnitPack['groups']): void {
  const known = new Set(units.map(({ id }) => id));
  const twice = units.filter(({ id }, i) => units.findIndex((other) => other.id === id) !== i);
  const problems = [
    ...twice.map(({ id, name: said }) => `units.json: ${id} ${said}: the code is used twice; give one of the units another code`),
    ...units
      .filter(({ parent }) => parent !== null && !known.has(parent))
      .map((u) => `units.json: ${u.id} ${u.name}: its parent ${u.parent} is no unit of the pack`),
    ...groups.flatMap(({ id, members }) =>
      members.filter((m) => !known.has(m)).map((m) => `units.json: group ${id}: its member ${m} is no unit of the pack`),
    ),
  ];
  if (problems.length > 0) throw new PackError(problems);
}
