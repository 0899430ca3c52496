import { type ChangeEvent, useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { randomId } from '../ui/random-key.ts';
import { useAttachToVisit } from './api.ts';
import { type Place, PlaceFields } from './PlaceFields.tsx';
import { TimeInput } from './TimeInput.tsx';
import { supervisionText } from './text.ts';
import { visitText } from './visit-text.ts';

type Props = { visitId: string; place: Place | null; takenAt: string; onAdded: (id: string) => void; onClose: () => void };

/** A photo brought to the desk: who adds it says where and when it was taken, which begins with where and when the visit was. */
export function AddPhoto({ visitId, onAdded, onClose, ...usual }: Props) {
  const text = useText(visitText);
  const room = useText(supervisionText);
  const attach = useAttachToVisit();
  const [file, setFile] = useState<File>();
  const [place, setPlace] = useState(usual.place);
  const [takenAt, setTakenAt] = useState<string | null>(usual.takenAt);
  const save = (): void => {
    if (!file) return;
    const id = randomId();
    const where = place === null ? {} : { longitude: String(place.longitude), latitude: String(place.latitude) };
    const body = { id, kind: 'photo' as const, ...where, ...(takenAt === null ? {} : { takenAt }) };
    attach.mutate(
      { visitId, file, body },
      {
        onSuccess: () => {
          onAdded(id);
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog title={text.addPhoto} ready={file !== undefined} busy={attach.isPending} error={null} onSave={save} onClose={onClose}>
      <Field label={room.photo}>
        <input
          type="file"
          accept="image/jpeg,image/png"
          onChange={(event: ChangeEvent<HTMLInputElement>) => setFile(event.target.files?.[0])}
        />
      </Field>
      <PlaceFields legend={room.place} value={place} onChange={setPlace} />
      <Field label={room.at}>
        <TimeInput value={takenAt} onChange={setTakenAt} />
      </Field>
      <Problem error={attach.error} words={room.fileProblems} />
    </FormDialog>
  );
}
