import { open } from 'node:fs/promises';
import { refuseSize } from '@gongjian/documents/read-document';
import { UsageError } from './usage-error.ts';

const why: Record<string, string> = {
  ENOENT: '文件不存在，请检查路径 no such file; check the path',
  EACCES: '没有读取权限 no permission to read it',
  EPERM: '没有读取权限 no permission to read it',
  EISDIR: '这是文件夹，请指定其中的文件 this is a folder; name a file in it',
  ENOTDIR: '路径中有一段不是文件夹 a part of the path is no folder',
  ENAMETOOLONG: '路径过长 the path is too long',
};

const STANDARD_INPUT = '-';
const CHUNK = 1 << 20;

/** The bytes of a file, or of standard input for `-`, never more than a document may have: a larger one is refused before it is read. */
export async function readFileWithin(file: string): Promise<Uint8Array> {
  try {
    return await readWithin(file);
  } catch (error) {
    const reason = why[(error as NodeJS.ErrnoException).code ?? ''];
    throw reason === undefined ? error : new UsageError(`${file}: ${reason}`);
  }
}

async function readWithin(file: string): Promise<Uint8Array> {
  if (file === STANDARD_INPUT) return gather(process.stdin);
  await using handle = await open(file, 'r');
  refuse(await sizeOf(handle));
  return await gather(handle.createReadStream({ autoClose: false, highWaterMark: CHUNK }));
}

async function gather(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    refuse(length);
  }
  return chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks, length);
}

/** Pipes and devices have no size before they are read. */
async function sizeOf(handle: Awaited<ReturnType<typeof open>>): Promise<number> {
  const stat = await handle.stat();
  if (stat.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  return stat.isFile() ? stat.size : 0;
}

function refuse(bytes: number): void {
  const tooLarge = refuseSize(bytes);
  if (tooLarge !== null) throw tooLarge;
}
