import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
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

/** Writes lines to a gzip file, and at its end the manifest with the signature over the manifest's own text. */
export async function writeArchive(
  path: string,
  lines: AsyncIterable<string>,
  about: Omit<Manifest, 'sha256' | 'format'>,
  key: SigningKey,
): Promise<{ sha256: string; signature: string }> {
  const hash = createHash('sha256');
  let written = { sha256: '', signature: '' };
  await pipeline(
    async function* () {
      for await (const line of lines) {
        hash.update(`${line}\n`);
        yield `${line}\n`;
      }
      const sha256 = hash.digest('hex');
      const manifest = manifestText({ ...about, sha256 });
      written = { sha256, signature: key.sign(Buffer.from(manifest)).toString('base64') };
      yield `${JSON.stringify({ manifest, signature: written.signature })}\n`;
    },
    createGzip(),
    createWriteStream(path, { mode: 0o600, flags: 'wx' }),
  );
  return written;
}

/** True when the file is there, says what it was signed to say, and holds what its manifest says. */
export async function archiveIsWhole(path: string, expected: { sha256: string; signature: string }, key: SigningKey): Promise<boolean> {
  try {
    const { sha256, last } = await pipeline(createReadStream(path), createGunzip(), readToManifest);
    const { manifest, signature } = JSON.parse(last) as { manifest: string; signature: string };
    const said = (JSON.parse(manifest) as Manifest).sha256;
    const same = said === sha256 && sha256 === expected.sha256 && signature === expected.signature;
    return same && key.verifies(Buffer.from(manifest), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** The hash of all lines but the last, and the last. Holds no more than the longest line. */
async function readToManifest(source: AsyncIterable<Buffer>): Promise<{ sha256: string; last: string }> {
  const hash = createHash('sha256');
  let rest = Buffer.alloc(0);
  for await (const part of source) {
    rest = Buffer.concat([rest, part]);
    // The line break that ends the file belongs to the manifest.
    const upTo = rest.lastIndexOf(10, rest.length - 2) + 1;
    hash.update(rest.subarray(0, upTo));
    rest = rest.subarray(upTo);
  }
  return { sha256: hash.digest('hex'), last: rest.toString() };
}
