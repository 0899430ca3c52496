import type { AuditVerdict } from '@gongjian/contract/audit';
import type { Db } from '../db.ts';
import { manifestText } from './archive-file.ts';
import { archives, type Span } from './archive-repo.ts';
import { leafOf, NOTHING_BEFORE, rootOf, sealHash, splitLeaves } from './merkle.ts';
import type { SigningKey } from './signing-key.ts';
import { type StoredSeal, sealsAfter, type TrailEvent, trailEvents, unsealedEvents } from './trail.ts';

type Broken = NonNullable<AuditVerdict['broken']>;
type Counts = { events: number; seals: number; archived: number };
type Walk = { readonly counts: Counts; readonly head: Buffer | null; readonly broken: Broken | null };

const SEALS_A_READ = 200;
const EVENTS_A_READ = 10_000;

/**
 * Proves the trail of a city from the first event to the last, and names the first row that is not as it was sealed.
 * Reads a bounded part at a time. Without the key it proves the chain, but not who made it.
 */
export async function verifyTrail(db: Db, city: string, key: Pick<SigningKey, 'verifies'> | null): Promise<AuditVerdict> {
  const { counts, head, broken } = await walk(db, city, key);
  const gap = await unsealedEvents(db, city);
  const found = broken ?? (gap.extra === null ? null : { what: 'event_extra' as const, seal: null, event: gap.extra });
  return { whole: found === null, ...counts, waiting: gap.waiting, broken: found, head: head?.toString('hex') ?? null };
}

async function walk(db: Db, city: string, key: Pick<SigningKey, 'verifies'> | null): Promise<Walk> {
  const counts: Counts = { events: 0, seals: 0, archived: 0 };
  const spans = (await archives(db)).filter(({ deletedAt }) => deletedAt !== null);
  const forged =
    key &&
    spans.find((archive) => !key.verifies(Buffer.from(manifestText({ ...archive, city })), Buffer.from(archive.signature, 'base64')));
  if (forged) return { counts, head: null, broken: { what: 'archive_changed', seal: forged.firstSeal, event: null } };
  let head: Buffer | null = null;
  for (;;) {
    const seals = await sealsAfter(db, city, counts.seals, SEALS_A_READ);
    if (seals.length === 0) return { counts, head, broken: null };
    for (const group of inPortions(seals)) {
      const events = await trailEvents(
        db,
        city,
        group.flatMap(({ eventIds }) => eventIds),
      );
      for (const seal of group) {
        const broken = brokenSeal(seal, counts.seals + 1, head, key) ?? brokenEvent(seal, events, isArchived(seal, spans), counts);
        if (broken) return { counts, head, broken };
        counts.seals += 1;
        head = seal.hash;
      }
    }
  }
}

/** So many seals at a time that their events fit the memory meant for them. */
function* inPortions(seals: readonly StoredSeal[]): Generator<StoredSeal[]> {
  let portion: StoredSeal[] = [];
  let size = 0;
  for (const seal of seals) {
    if (portion.length > 0 && size + seal.eventIds.length > EVENTS_A_READ) {
      yield portion;
      portion = [];
      size = 0;
    }
    portion.push(seal);
    size += seal.eventIds.length;
  }
  yield portion;
}

function brokenSeal(seal: StoredSeal, no: number, head: Buffer | null, key: Pick<SigningKey, 'verifies'> | null): Broken | null {
  if (seal.no !== no) return { what: 'seal_missing', seal: no, event: null };
  if (!seal.previous.equals(head ?? NOTHING_BEFORE)) return { what: 'chain_cut', seal: no, event: null };
  const honest =
    sealHash(seal).equals(seal.hash) &&
    rootOf(splitLeaves(seal.leaves)).equals(seal.root) &&
    (key === null || key.verifies(seal.hash, seal.signature));
  return honest ? null : { what: 'seal_changed', seal: no, event: null };
}

function brokenEvent(seal: StoredSeal, events: ReadonlyMap<number, TrailEvent>, archived: boolean, counts: Counts): Broken | null {
  const leaves = splitLeaves(seal.leaves);
  for (const [i, id] of seal.eventIds.entries()) {
    const event = events.get(id);
    if (event === undefined && archived) counts.archived += 1;
    else if (event === undefined) return { what: 'event_missing', seal: seal.no, event: id };
    else if (!leafOf(event.fields).equals(leaves[i] ?? NOTHING_BEFORE)) return { what: 'event_changed', seal: seal.no, event: id };
    else counts.events += 1;
  }
  return null;
}

const isArchived = ({ no }: StoredSeal, spans: readonly Span[]): boolean =>
  spans.some(({ firstSeal, lastSeal }) => firstSeal <= no && no <= lastSeal);
