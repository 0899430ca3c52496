import { readFileSync } from 'node:fs';
import type { ReportState } from '@gongjian/contract/reporting';
import type { Command } from 'commander';
import { UsageError } from './usage-error.ts';

export type Json = { readonly json?: boolean };

export const stateWords: Record<ReportState, string> = {
  not_due: '未到报送期',
  due: '待报送',
  overdue: '逾期未报',
  submitted: '已报送',
  returned: '已退回',
  accepted: '已采纳',
  sealed: '已封存',
};

export const asked = (command: Command): Command =>
  command.option('--url <address>', 'which Gongjian (GONGJIAN_URL)').option('--token <token>', 'an API token (GONGJIAN_TOKEN)');

export const print = (told: string | object): void =>
  void process.stdout.write(`${typeof told === 'string' ? told : JSON.stringify(told)}\n`);

export function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file}: 无法读取 cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
