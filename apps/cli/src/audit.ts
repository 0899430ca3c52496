import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type AuditVerdict, auditVerdict, verifyTrail } from '@gongjian/contract/audit';
import type { Command } from 'commander';
import { UsageError } from './usage-error.ts';

type Options = { readonly url?: string; readonly token?: string; readonly json?: boolean; readonly head?: string };
type Verdict = AuditVerdict & { readonly signed?: boolean };

/** `gongjian audit`: proves that nobody has changed what was told. */
export function addAuditCommands(program: Command): void {
  const audit = program.command('audit').description('审计 the audit trail');
  audit
    .command('verify')
    .description('校验审计记录 proves the trail from the first event to the last, and names the first broken row')
    .option('--url <address>', 'ask a running Gongjian there instead of reading the database (GONGJIAN_URL)')
    .option('--token <token>', 'an API token that may read the trail (GONGJIAN_TOKEN)')
    .option('--head <hash>', 'the head noted at an earlier proof: also proves that nothing was cut off since')
    .option('--json')
    .action(verify);
}

async function verify({ url = process.env.GONGJIAN_URL, token = process.env.GONGJIAN_TOKEN, json, head }: Options): Promise<void> {
  const verdict = url === undefined ? await fromDatabase() : await fromServer(url, token);
  process.stdout.write(`${json ? JSON.stringify(verdict) : told(verdict)}\n`);
  if (verdict.broken) throw new UsageError(`审计记录已被改动 the trail is broken: ${placeOf(verdict.broken)}`);
  if (head !== undefined && head !== verdict.head) {
    throw new UsageError(`链头不符 the head is ${verdict.head}, not ${head}: it has grown since, or was cut off and made anew`);
  }
}

const told = (verdict: Verdict): string => {
  const counts = `${verdict.events} events, ${verdict.seals} seals, ${verdict.waiting} waiting, ${verdict.archived} archived`;
  const unsigned = verdict.signed === false ? ' (no signing key here: the chain is proved, not who made it)' : '';
  return `${verdict.whole ? '完整 whole' : '已损坏 broken'}: ${counts}${unsigned}\nhead ${verdict.head ?? '-'}`;
};

const placeOf = ({ what, seal, event }: NonNullable<AuditVerdict['broken']>): string =>
  [what, seal === null ? '' : `seal ${seal}`, event === null ? '' : `event ${event}`].filter((part) => part !== '').join(', ');

async function fromServer(url: string, token: string | undefined): Promise<Verdict> {
  if (token === undefined) throw new UsageError('--url needs a token too: --token gj_… or GONGJIAN_TOKEN');
  const asked = new URL(verifyTrail.path, url);
  const reply = await fetch(asked, { headers: { authorization: `Bearer ${token}` } }).catch((error: Error) => {
    throw new UsageError(`${asked.origin} does not answer: ${error.message}`);
  });
  const body: unknown = await reply.json().catch(() => undefined);
  if (reply.ok) return auditVerdict.parse(body);
  const { code, title } = (body ?? {}) as { code?: string; title?: string };
  throw new UsageError(`${asked.origin} said no: ${title ?? reply.status} (${code ?? reply.status})`);
}

/** The server program reads the database itself; the two programs share no code but the contract. */
async function fromDatabase(): Promise<Verdict> {
  const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const bundled = ['server.mjs', '../../../dist/program/server.mjs'].map(beside).find(existsSync);
  const source = beside('../../server/src/main.ts');
  const args = existsSync(source) ? ['--import', 'tsx', source] : [bundled ?? 'server.mjs'];
  const ran = promisify(execFile)(process.execPath, [...args, 'verify-audit'], { maxBuffer: 1 << 20 });
  const { stdout } = await ran.catch((error: { stderr?: string; message: string }) => {
    throw new UsageError(error.stderr?.trim() || error.message);
  });
  return JSON.parse(stdout) as Verdict;
}
