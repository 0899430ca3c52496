import type { CaseDetail } from '@gongjian/contract/cases';
import type { EvidenceKind } from '@gongjian/domain/cases/model';
import { loadCalendar } from '../calendar/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { emit } from '../platform/events.ts';
import { Refused } from '../platform/refused.ts';
import type { Upload } from '../platform/upload.ts';
import { heldCase } from './case-repo.ts';
import { caseHappened } from './events.ts';
import { countEvidence, insertEvidence } from './evidence-repo.ts';
import { readCase } from './read-case.ts';
import { sceneOf } from './scene-of.ts';

const MOST_FILES = 200;
const MOST_BYTES = 20 * 1024 * 1024;

/** What a piece of evidence may be, by its first bytes: the name of a file and the sender's word prove nothing. */
const looks: readonly { readonly type: string; readonly starts: readonly number[]; readonly kinds: readonly EvidenceKind[] }[] = [
  { type: 'image/jpeg', starts: [0xff, 0xd8, 0xff], kinds: ['photo', 'signature', 'reading', 'document'] },
  { type: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47], kinds: ['photo', 'signature', 'reading', 'document'] },
  { type: 'application/pdf', starts: [0x25, 0x50, 0x44, 0x46], kinds: ['document', 'reading'] },
  { type: 'application/zip', starts: [0x50, 0x4b, 0x03, 0x04], kinds: ['document', 'reading'] },
  { type: 'application/x-ole-storage', starts: [0xd0, 0xcf, 0x11, 0xe0], kinds: ['document', 'reading'] },
];

export type EvidenceSaid = {
  readonly kind: EvidenceKind;
  readonly longitude?: number | undefined;
  readonly latitude?: number | undefined;
  readonly takenAt?: string | undefined;
};

/** Adds a file to an open case. It proves nothing until a step uses it. */
export function attachEvidence(ctx: Ctx, id: string, said: EvidenceSaid, { name, bytes }: Upload): Promise<CaseDetail> {
  return ctx.transact(async (tx) => {
    const record = await heldCase(tx, id);
    const mayAdd = sceneOf(ctx, record.state.unit, await loadCalendar(tx)).roles.length > 0 || ctx.actor.holds('cases.register');
    if (!mayAdd) throw new Refused('access.denied');
    if (record.state.closedOn !== null) throw refused('case_closed');
    const type = checkedType(bytes, said.kind);
    if ((await countEvidence(tx, id)) >= MOST_FILES) throw refused('too_many_files');
    const place =
      said.longitude === undefined || said.latitude === undefined ? null : { longitude: said.longitude, latitude: said.latitude };
    await insertEvidence(tx, ctx, id, { kind: said.kind, name, type, bytes, place, takenAt: takenAt(ctx, said.takenAt) });
    const { kind, number, state } = record;
    await emit(
      tx,
      ctx,
      caseHappened('evidence_added', id, { kind: kind.code, number, stage: state.stage, unit: state.unit, evidence: said.kind }),
    );
    return readCase(tx, ctx, id);
  });
}

const refused = (code: string): Refused => new Refused('cases.evidence_refused', [{ code, at: ['file'] }]);

function checkedType(bytes: Buffer, kind: EvidenceKind): string {
  if (bytes.length === 0) throw refused('empty');
  if (bytes.length > MOST_BYTES) throw refused('too_large');
  const look = looks.find(({ starts }) => starts.every((byte, i) => bytes[i] === byte));
  if (!look?.kinds.includes(kind)) throw refused('kind_not_accepted');
  return look.type;
}

/** A clock that runs a little ahead is forgiven; a photo of tomorrow is not. */
const AHEAD_MS = 5 * 60_000;
function takenAt(ctx: Ctx, said: string | undefined): Date | null {
  if (said === undefined) return null;
  const at = new Date(said);
  if (at.getTime() > ctx.now.getTime() + AHEAD_MS)
    throw new Refused('cases.evidence_refused', [{ code: 'taken_in_future', at: ['takenAt'] }]);
  return at;
}
