/** What a handler may answer besides a plain object. */
export class Versioned<T> {
  constructor(
    readonly reply: T,
    readonly version: number,
  ) {}
}

export class FileReply {
  constructor(readonly file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array | NodeJS.ReadableStream }) {}
}

/** JSON PostgreSQL has already built; a test proves that it has the shape the contract promises. */
export class RawJson {
  constructor(
    readonly text: string | Buffer,
    readonly version?: number,
  ) {}
}

/** Sets ETag, so the client can send it back as If-Match. */
export const withVersion = <T>(reply: T, version: number): Versioned<T> => new Versioned(reply, version);
export const fileReply = (file: FileReply['file']): FileReply => new FileReply(file);
export const rawJson = (text: string | Buffer, version?: number): RawJson => new RawJson(text, version);
