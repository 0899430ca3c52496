import type { LookBackItem } from '@gongjian/contract/supervision-findings';
import { type ChangeEvent, useState } from 'react';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/Input.tsx';
import { useText } from '../ui/language.ts';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { Choose } from './Choose.tsx';
import { dueText } from './due-text.ts';
import { useRecordLookBack } from './findings-api.ts';
import { type Place, PlaceFields } from './PlaceFields.tsx';
import { TimeInput } from './TimeInput.tsx';
import { supervisionText } from './text.ts';

/** What was seen on looking back, always with a photo that says where and when. */
export function LookBackForm({ item, onClose }: { item: LookBackItem; onClose: () => void }) {
  const text = useText(dueText);
  const room = useText(supervisionText);
  const [kept, setKept] = useState(true);
  const [note, setNote] = useState('');
  const [file, setFile] = useState<File>();
  const [place, setPlace] = useState<Place | null>(null);
  const [takenAt, setTakenAt] = useState<string | null>(null);
  const record = useRecordLookBack();
  const whole = file !== undefined && place !== null && takenAt !== null && note.trim() !== '';
  const save = (): void => {
    if (!whole) return;
    const where = { longitude: String(place.longitude), latitude: String(place.latitude) };
    record.mutate(
      { id: item.id, file, body: { result: kept ? 'kept' : 'lapsed', note, takenAt, ...where } },
      {
        onSuccess: () => {
          tell(kept ? text.done : text.reopened);
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={text.look}
      lead={<span lang="zh-CN">{item.case.title}</span>}
      ready={whole}
      busy={record.isPending}
      error={null}
      onSave={save}
      onClose={onClose}
    >
      <Choose name="result" yes={text.kept} no={text.lapsed} value={kept} onChange={setKept} />
      <Field label={text.seen}>
        <TextArea value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Field label={text.photo}>
        <input
          type="file"
          accept="image/jpeg,image/png"
          onChange={(event: ChangeEvent<HTMLInputElement>) => setFile(event.target.files?.[0])}
        />
      </Field>
      <PlaceFields legend={room.place} value={place} onChange={setPlace} />
      <Field label={text.takenAt}>
        <TimeInput value={takenAt} onChange={setTakenAt} />
      </Field>
      <Problem error={record.error} words={room.fileProblems} />
    </FormDialog>
  );
}
