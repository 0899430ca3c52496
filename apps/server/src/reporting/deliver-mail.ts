import { createTransport } from 'nodemailer';
import type { Ctx } from '../platform/ctx.ts';
import { deliverWaiting, type Outcome, type Waiting } from './outbox.ts';
import { isQuiet } from './quiet.ts';

/** The way to the mail server, and who the mails say they are from. */
export type MailServer = { readonly url: string; readonly from: string };
type Post = (message: Waiting) => Promise<Outcome>;

const WAIT_MS = 15_000;

/** Sends the mails that are waiting, one by one, so that a kill repeats one at most; none while nobody is to be disturbed. */
export async function deliverMail(ctx: Ctx, post: Post): Promise<number> {
  if (await ctx.read((db) => isQuiet(db, ctx))) return 0;
  return deliverWaiting(ctx, { channel: 'email', atOnce: 1, send: post });
}

/** Where no mail server is set the log says so; old mail does not pour out on the day one is. */
export const noMailServer: Post = () => Promise.resolve({ error: 'no mail server is set: GONGJIAN_SMTP_URL', again: false });

/** Posts over SMTP. Each message has one Message-ID for ever, made from its row: sent twice after a crash, it is known as the same. */
export function mailPost({ url, from }: MailServer, city: string): Post {
  const bounds = { connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS, socketTimeout: WAIT_MS };
  const server = createTransport({ url, ...bounds, disableFileAccess: true, disableUrlAccess: true });
  return async ({ id, email, title, text }) => {
    if (email === null) return { error: 'the person has no e-mail address any more', again: false };
    try {
      await server.sendMail({ from, to: email, subject: title, text, messageId: `<${id}@${city}.gongjian>`, headers: automatic });
      return 'sent';
    } catch (error) {
      return refusal(error);
    }
  };
}

/** RFC 3834: so that no out-of-office note answers. */
const automatic = { 'Auto-Submitted': 'auto-generated' };

/** 5yz on the receiver is for good (RFC 5321 §4.2.1); a failed log-in or connection may be mended. */
function refusal(error: unknown): Outcome {
  const { responseCode = 0, code = '', response, message } = error as Error & { responseCode?: number; code?: string; response?: string };
  return { error: `${code} ${response ?? message}`.trim(), again: code !== 'EENVELOPE' || responseCode < 500 };
}
