import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../bin/gongjian.mjs', import.meta.url));
const notice = fileURLToPath(new URL('../../../packs/beijing-2022/notice.txt', import.meta.url));

type Outcome = { readonly status: number; readonly out: string; readonly err: string };

const run = (args: readonly string[], { program = bin, cwd = tmpdir() } = {}): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd, maxBuffer: 1 << 26 }, (error, out, err) => {
      resolve({ status: error === null ? 0 : Number(error.code), out, err });
    });
  });

let folder = '';
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongjian-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('gongjian plan', () => {
  it('prints the linear text exactly, through a link and from another folder', async () => {
    const link = join(folder, 'gongjian');
    symlinkSync(bin, link);
    const path = file('plan.txt', '\ufeff一、目标\r\n1\t空气\t改善');
    expect(await run(['plan', 'text', path], { program: link, cwd: '/' })).toEqual({ status: 0, out: '一、目标\n1\t空气\t改善', err: '' });
  });

  it('prints one JSON object and nothing else', async () => {
    const { status, out, err } = await run(['plan', 'parse', notice, '--json']);
    const draft = JSON.parse(out);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(draft).toMatchObject({
      format: 'gongjian.plan-draft/1',
      source: { name: 'notice.txt', kind: 'text' },
      notice: { documentNumber: '京政办发〔2022〕6号' },
    });
    expect(draft.source.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(draft.source.characters).toBe([...(await run(['plan', 'text', notice])).out].length);
  });

  it('prints a summary for a reader', async () => {
    const { status, out } = await run(['plan', 'parse', notice]);
    expect(status).toBe(0);
    expect(out).toContain('■ 大气污染防治 2022 年行动计划 [附件 attachment 2]');
    expect(out).toMatch(/合计 total: 2 计划 plans, 12 节 sections, 48 重点任务 tasks, 88 工作措施 measures/);
  });

  it('reads standard input', async () => {
    const child = spawn(process.execPath, [bin, 'plan', 'text', '-']);
    child.stdin.end('一、目标');
    let out = '';
    for await (const chunk of child.stdout) out += chunk;
    expect(out).toBe('一、目标');
  });

  it('says in one line why a file cannot be used, and answers 2', async () => {
    const large = file('large.txt', '');
    truncateSync(large, 200 * 1024 * 1024);
    const refused: [string, string, RegExp][] = [
      ['a missing file', join(folder, 'no.txt'), /no\.txt: 文件不存在/],
      ['a folder', folder, /folder; name a file/],
      ['a file of 200 MB', large, /large\.txt: 文件有 200 MB/],
      ['a picture', file('plan.docx', Buffer.from('89504e470d0a1a0a0000', 'hex')), /plan\.docx: 这是 PNG 图片/],
      ['a text without a plan', file('poem.txt', '床前明月光，\n疑是地上霜。'), /poem\.txt: 没有找到行动计划/],
    ];
    for (const [, path, words] of refused) {
      const { status, out, err } = await run(['plan', 'parse', path, '--json']);
      expect({ status, out, lines: err.trimEnd().split('\n').length }).toEqual({ status: 2, out: '', lines: 1 });
      expect(err).toMatch(words);
    }
  });

  it('answers 2 to a wrong command and 0 to a question for help', async () => {
    expect(await run(['plan', 'parse', notice, '--year', '22'])).toMatchObject({ status: 2, out: '' });
    expect(await run(['plan', 'parse'])).toMatchObject({ status: 2, out: '' });
    expect(await run(['plan', 'print', notice])).toMatchObject({ status: 2, out: '' });
    expect(await run(['nosuch'])).toMatchObject({ status: 2, out: '' });
    expect(await run(['plan', 'parse', '--help'])).toMatchObject({ status: 0, err: '' });
  });

  it('ends quietly when the reader of its output stops early', async () => {
    const child = spawn(process.execPath, [bin, 'plan', 'parse', notice, '--json']);
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });
});
