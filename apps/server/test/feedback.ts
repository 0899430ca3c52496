import type { FastifyInstance } from 'fastify';

/** A browser's form: fields, and perhaps a file. */
export function formOf(
  fields: Readonly<Record<string, string>>,
  photo?: { readonly name: string; readonly type?: string; readonly bytes: Uint8Array },
) {
  const boundary = '----form0123456789';
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  if (photo) {
    const { name, type = 'image/jpeg', bytes } = photo;
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="photo"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
    parts.push(Buffer.from(head), Buffer.from(bytes), Buffer.from('\r\n'));
  }
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

/** What a resident fills in who does it right. */
export const complaint = {
  topic: '大气',
  text: '朝阳区某工地夜间施工，渣土车不苫盖，扬尘很大。',
  place: '广渠路 36 号院南门',
  name: '王小明',
  contact: '13800001234',
};

export const tokenIn = (page: string): string => /name="form" value="([^"]+)"/.exec(page)?.[1] ?? '';
export const numberIn = (page: string): string => /<output class="number">([^<]+)<\/output>/.exec(page)?.[1] ?? '';

/** Opens the form, and sends it as somebody would who took a minute for it. */
export async function sendForm(
  app: FastifyInstance,
  token: string,
  fields: Readonly<Record<string, string>> = complaint,
  { photo, from = '203.0.113.7', path = '/portal/feedback' }: { photo?: Parameters<typeof formOf>[1]; from?: string; path?: string } = {},
) {
  return app.inject({ method: 'POST', url: path, remoteAddress: from, ...formOf({ form: token, ...fields }, photo) });
}

export const follow = (app: FastifyInstance, number: string, path = '/portal/feedback/follow') =>
  app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ number }).toString(),
  });
