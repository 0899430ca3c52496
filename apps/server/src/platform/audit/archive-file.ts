import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { SigningKey } from './signing-key.ts';

/** What an archive says of itself in its last line, signed. */
export type Manifest = {
  readonly format: 'gongjian.audit-archive/1';
  readonly id: string;
  readonly city: string;
  readonly before: string;
  readonly firstSeal: number;
  readonly lastSeal: number;
  readonly events: number;
  /** Of all the lines before this one. */
  readonly sha256: string;
};

/** The line that is signed: the same for the same archive, whoever writes it. */
export const manifestText = ({ id, city, before, firstSeal, lastSeal, events, sha256 }: Omit<Manifest, 'format'>): string =>
  JSON.stringify({ format: 'gongjian.audit-archive/1', id, city, before, firstSeal, lastSeal, events, sha256 } satisfies Manifest);

/** Writes lines to a gzip file, and at its end the manifest with the signature over the manifest's own line. */
export async function writeArchive(
  path: string,
  lines: AsyncIterable<string>,
  about: Omit<Manifest, 'sha256' | 'format'>,
  key: SigningKey,
): Promise<{ sha256: string; signature: string }> {
  const gzip = createGzip();
  const file = gzip.pipe(createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  const hash = createHash('sha256');
  for await (const line of lines) {
    hash.update(`${line}\n`);
    if (!gzip.write(`${line}\n`)) await once(gzip, 'drain');
  }
  const sha256 = hash.digest('hex');
  const manifest = manifestText({ ...about, sha256 });
  const signature = key.sign(Buffer.from(manifest)).toString('base64');
  gzip.end(`${JSON.stringify({ manifest, signature })}\n`);
  await finished(file);
  return { sha256, signature };
}

/** True when the file is there, says what it was signed to say, and holds what its manifest says. */
export async function archiveIsWhole(path: string, expected: { sha256: string; signature: string }, key: SigningKey): Promise<boolean> {
  try {
    const hash = createHash('sha256');
    let last: string | undefined;
    for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY })) {
      if (last !== undefined) hash.update(`${last}\n`);
      last = line;
    }
    const { manifest, signature } = JSON.parse(last ?? '') as { manifest: string; signature: string };
    const { sha256 } = JSON.parse(manifest) as Manifest;
    const same = sha256 === hash.digest('hex') && sha256 === expected.sha256 && signature === expected.signature;
    return same && key.verifies(Buffer.from(manifest), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
