import type { Problem } from '../kernel/problem.ts';
import type { Attachment } from './model.ts';

/** Files a report may carry: what a person may send, and as what their bytes may show themselves. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['application/pdf'],
  'image/jpeg': ['image/jpeg'],
  'image/png': ['image/png'],
  'application/msword': ['application/x-ole'],
  'application/vnd.ms-excel': ['application/x-ole'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['application/zip'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['application/zip'],
  'application/zip': ['application/zip'],
};
export const MOST_FILES = 20;
export const MOST_BYTES = 20 * 1024 * 1024;

type AttachmentProblem = Problem<
  'attachments_too_many' | 'attachment_twice' | 'attachment_empty' | 'attachment_too_big' | 'attachment_type' | 'attachment_disguised'
>;

export function checkAttachments(attachments: readonly Attachment[]): AttachmentProblem[] {
  const many: AttachmentProblem[] = attachments.length > MOST_FILES ? [{ code: 'attachments_too_many', at: ['attachments'] }] : [];
  const seen = new Set<string>();
  const each = attachments.flatMap(({ id, type, detected, bytes }, i): AttachmentProblem[] => {
    const at = ['attachments', i];
    if (seen.has(id)) return [{ code: 'attachment_twice', at }];
    seen.add(id);
    if (bytes === 0) return [{ code: 'attachment_empty', at }];
    if (bytes > MOST_BYTES) return [{ code: 'attachment_too_big', at }];
    const looks = TYPES[type];
    if (looks === undefined) return [{ code: 'attachment_type', at }];
    return detected !== null && looks.includes(detected) ? [] : [{ code: 'attachment_disguised', at }];
  });
  return [...many, ...each];
}
