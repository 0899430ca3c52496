import type { Properties } from '@gongjian/domain/supervision/field/model';
import { type FieldVisit, toProperties } from '@gongjian/domain/supervision/field/visit-properties';
import type { Place } from '@gongjian/domain/supervision/model';

/** What the database keeps of a version of a visit: see the trigger in its migration. */
export type SaidColumns = Omit<FieldVisit, 'place'> & { readonly longitude: number | null; readonly latitude: number | null };

const placeOf = ({ longitude, latitude }: SaidColumns): Place | null =>
  longitude === null || latitude === null ? null : { longitude, latitude };

export const propertiesOf = (said: SaidColumns): Properties => toProperties({ ...said, place: placeOf(said) });

/** The columns of supervision.visit that a visit on a phone can change. */
export const columnsOf = (visit: FieldVisit) => ({
  companions: [...visit.companions],
  started_at: new Date(visit.startedAt),
  ended_at: visit.endedAt === null ? null : new Date(visit.endedAt),
  longitude: visit.place?.longitude ?? null,
  latitude: visit.place?.latitude ?? null,
  accuracy: visit.accuracy,
  answers: JSON.stringify(visit.answers),
  signature_id: visit.signatureId,
  signer: visit.signer,
  unsigned_reason: visit.unsignedReason,
});
