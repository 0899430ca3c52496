import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { feedbackNumber } from '@gongjian/domain/publication/feedback-number';

/** What the feedback of residents is signed and sealed with: keys of its own, made from the installation's secret. */
export type FeedbackKeys = { readonly forms: Buffer; readonly numbers: Buffer; readonly contacts: Buffer };

export function feedbackKeys(secret: string): FeedbackKeys {
  const key = (of: string) => Buffer.from(hkdfSync('sha256', secret, '', `gongjian feedback ${of}`, 32));
  return { forms: key('forms'), numbers: key('numbers'), contacts: key('contacts') };
}

/** One form as it was handed out. The nonce makes its number, so pressing twice gives the same number twice. */
export type FormToken = { readonly at: number; readonly nonce: string; readonly waiting: boolean };

const NONCE_BYTES = 16;

/** Signed, so that only a form we handed out is taken in; `waiting` was told to come again when the queue was full. */
export function writeToken({ forms }: FeedbackKeys, { at, nonce, waiting }: FormToken): string {
  const said = `${waiting ? 'w' : 'f'}.${at.toString(36)}.${nonce}`;
  return `${said}.${sign(forms, said)}`;
}

export const freshToken = (keys: FeedbackKeys, at: number): string =>
  writeToken(keys, { at, nonce: randomBytes(NONCE_BYTES).toString('base64url'), waiting: false });

export function readToken({ forms }: FeedbackKeys, text: string): FormToken | undefined {
  const found = /^(([fw])\.([0-9a-z]{1,11})\.([\w-]{22}))\.([\w-]{43})$/.exec(text);
  if (!found) return undefined;
  const [, said = '', lane, at = '', nonce = '', signature = ''] = found;
  const right = timingSafeEqual(Buffer.from(sign(forms, said)), Buffer.from(signature));
  return right ? { at: Number.parseInt(at, 36), nonce, waiting: lane === 'w' } : undefined;
}

const sign = (key: Buffer, said: string): string => createHmac('sha256', key).update(said).digest('base64url');

/** The number of what is sent with this form. Without the key nobody can tell it from the form. */
export const numberOf = ({ numbers }: FeedbackKeys, { nonce }: Pick<FormToken, 'nonce'>): string =>
  feedbackNumber(createHmac('sha256', numbers).update(nonce).digest());

/** What is kept of a number: it can be looked up, not read. */
export const numberHash = (number: string): Buffer => createHash('sha256').update(number).digest();

export type Contact = { readonly name: string; readonly contact: string };

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM, tied to the feedback it belongs to: a sealed line moved to another feedback does not open. */
export function sealContact({ contacts }: FeedbackKeys, id: string, contact: Contact): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', contacts, iv).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(contact), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** Undefined when it was sealed with another secret, or for another feedback. */
export function openContact({ contacts }: FeedbackKeys, id: string, bytes: Buffer): Contact | undefined {
  const decipher = createDecipheriv('aes-256-gcm', contacts, bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(id));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(opened.toString('utf8')) as Contact;
  } catch {
    return undefined;
  }
}
