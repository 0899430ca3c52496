import { MOST_PHOTO_BYTES } from '@gongjian/domain/publication/feedback-photo';
import type { FastifyRequest } from 'fastify';

/** A form as it came in: fields cut to what any of them may hold, and the photo if there is one. */
export type SentForm = { readonly fields: Readonly<Record<string, string>>; readonly photo: Buffer | null };
export type BodyFault = 'wrong_type' | 'too_large' | 'photo_too_large' | 'too_slow' | 'broken';

const MOST_BYTES = MOST_PHOTO_BYTES + 64 * 1024;
const limits = { fileSize: MOST_PHOTO_BYTES, files: 1, fields: 12, parts: 13, fieldNameSize: 40, fieldSize: 16 * 1024, headerPairs: 20 };

/** How large the body says it is; one that does not say is taken for the largest. */
export const bytesAnnounced = ({ headers }: FastifyRequest): number => {
  const said = Number(headers['content-length'] ?? MOST_BYTES);
  return Number.isSafeInteger(said) ? Math.min(said, MOST_BYTES) : MOST_BYTES;
};

/** Refused before a byte of it is read. */
export function refusedUnread(request: FastifyRequest): BodyFault | undefined {
  if (!request.isMultipart()) return 'wrong_type';
  return Number(request.headers['content-length'] ?? 0) > MOST_BYTES ? 'too_large' : undefined;
}

/** A telephone on a bad line sends this much a second; what trickles slower only wants to hold a place. */
export type Pace = { readonly graceMs: number; readonly bytesPerSecond: number; readonly mostMs: number };
export const mobilePace: Pace = { graceMs: 10_000, bytesPerSecond: 4 * 1024, mostMs: 180_000 };

/** Reads the form; whoever is too slow is answered while it is still coming. What is left unread flows away, for so long. */
export async function readForm(request: FastifyRequest, rule: Pace): Promise<SentForm | { readonly fault: BodyFault }> {
  const watch = watchPace(request, rule);
  const reading = readParts(request).catch((error: unknown) => ({ fault: faultOf(error) }));
  const form = await Promise.race([reading, watch.slow]);
  watch.stop();
  if ('fault' in form) letFlow(request);
  return form;
}

function faultOf(error: unknown): BodyFault {
  const { code = '' } = error as { code?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return 'photo_too_large';
  return code.endsWith('_LIMIT') ? 'too_large' : 'broken';
}

async function readParts(request: FastifyRequest): Promise<SentForm> {
  const fields: Record<string, string> = {};
  let photo: Buffer | null = null;
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') fields[part.fieldname] = typeof part.value === 'string' ? part.value : '';
    else photo = await part.toBuffer();
  }
  // A file field left empty is sent as a file without a name and without a byte.
  return { fields, photo: photo === null || photo.length === 0 ? null : photo };
}

const FLOWS_MS = 30_000;

/** A browser reads the answer only when it has sent all it has; who never ends is cut off. */
function letFlow({ raw }: FastifyRequest): void {
  raw.resume();
  const timer = setTimeout(() => raw.destroy(), FLOWS_MS).unref();
  raw.once('close', () => clearTimeout(timer));
}

/** Tells when a body comes too slowly. What has come is counted on the socket, whatever reads it. */
function watchPace({ raw: { socket } }: FastifyRequest, { graceMs, bytesPerSecond, mostMs }: Pace) {
  const [began, before] = [performance.now(), socket.bytesRead];
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<{ readonly fault: 'too_slow' }>((tell) => {
    const look = () => {
      const ms = performance.now() - began;
      const inTime = ms < graceMs || (ms < mostMs && socket.bytesRead - before >= (ms / 1000) * bytesPerSecond);
      if (!inTime) tell({ fault: 'too_slow' });
    };
    timer = setInterval(look, Math.min(1000, graceMs));
  });
  return { slow, stop: () => clearInterval(timer) };
}
