import type { FastifyRequest } from 'fastify';
import { Refused } from './refused.ts';

/** A file a person sent. */
export type Upload = { readonly name: string; readonly bytes: Buffer };

export const MAX_UPLOAD_BYTES = 64 * 1024 * 1024;

/** Reads a multipart body: exactly one file, and fields as the body. Too much is refused before it is read, when the client says so. */
export async function readUpload(request: FastifyRequest): Promise<{ file: Upload; body: Record<string, string> }> {
  if (!request.isMultipart()) throw new Refused('request.wrong_type');
  if (Number(request.headers['content-length'] ?? 0) > MAX_UPLOAD_BYTES + 65_536) throw new Refused('request.too_large');
  let file: Upload | undefined;
  const body: Record<string, string> = {};
  for await (const part of request.parts()) {
    if (part.type === 'file') file = { name: part.filename, bytes: await part.toBuffer() };
    else body[part.fieldname] = String(part.value);
  }
  if (!file) throw new Refused('request.invalid', [{ code: 'file_missing', at: ['file'] }]);
  return { file, body };
}
