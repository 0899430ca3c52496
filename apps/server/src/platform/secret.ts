import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The secret that signs cookies and seals second factors: given, or made once and kept in the data folder. */
export async function installationSecret(folder: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const path = join(folder, 'secret');
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept !== undefined) return kept;
  const made = randomBytes(32).toString('base64url');
  await writeFile(path, made, { mode: 0o600, flag: 'wx' });
  return made;
}
