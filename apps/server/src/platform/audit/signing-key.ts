import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The installation's own Ed25519 key: signs seals and manifests. Never in the database. */
export type SigningKey = {
  readonly publicPem: string;
  readonly sign: (bytes: Buffer) => Buffer;
  readonly verifies: (bytes: Buffer, signature: Buffer) => boolean;
};

const fromPrivate = (key: KeyObject): SigningKey => {
  const open = createPublicKey(key);
  return {
    publicPem: open.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (bytes) => sign(null, bytes, key),
    verifies: (bytes, signature) => verify(null, bytes, open, signature),
  };
};

export const signingKeyOf = (pem: string): SigningKey => fromPrivate(createPrivateKey(pem));
export const freshKey = (): SigningKey => fromPrivate(generateKeyPairSync('ed25519').privateKey);

/** The key given (PEM, PKCS 8), or the one made at the first start and kept in the data folder. */
export async function installationKey(folder: string, given: string | undefined): Promise<SigningKey> {
  if (given !== undefined) return signingKeyOf(given);
  const path = join(folder, 'audit-key.pem');
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept !== undefined) return signingKeyOf(kept);
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  return fromPrivate(privateKey);
}
