import type { CaseDetail } from '@gongjian/contract/cases';
import type { EvidenceKind } from '@gongjian/domain/cases/model';
import { detectType } from '@gongjian/domain/kernel/detect-type';
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

/** What each kind of evidence may look like; a reading or a document may be a picture of one. */
const pictures = ['image/jpeg', 'image/png'];
const papers = [...pictures, 'application/pdf', 'application/zip', 'application/x-ole'];
const looks: Readonly<Record<EvidenceKind, readonly string[]>> = {
  photo: pictures,
  signature: pictures,
  reading: papers,
  document: papers,
};

export type EvidenceSaid = {
  readonly kind: EvidenceKind;
  readonly longitude?: number | undefined;
  readonly latitude?: number | undefined;
  readonly takenAt?: string | undefined;
};

/** Adds a file to an open case. It proves nothing until a step uses it. */
export function attachEvidence(ctx: Ctx, id: string, said: EvidenceSaid, { name, bytes }: Upload): Promise<CaseDetail> {
  return ctx.transact(async (tx) => {
    const record = await heldCase(tx, ctx, id);
    const mayAdd = sceneOf(ctx, record.state.unit, record.calendar).roles.length > 0 || ctx.actor.holds('cases.register');
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
  const type = detectType(bytes);
  if (type === null || !looks[kind].includes(type)) throw refused('kind_not_accepted');
  return type;
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
