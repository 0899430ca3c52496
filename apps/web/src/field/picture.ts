/** A picture as it is kept and sent. */
export type Picture = { readonly bytes: ArrayBuffer; readonly type: string; readonly sha256: string; readonly size: number };

/** Long enough to read a number plate across a site, small enough for a weak network. */
const LONGEST_EDGE = 1920;
const QUALITY = 0.85;

/** A photo of the camera, made smaller; one the browser cannot open stays as it is, for the server to judge. */
export async function smaller(file: File): Promise<Picture> {
  const drawn = await redrawn(file).catch(() => null);
  return pictureOf(drawn ?? file, drawn === null ? file.type : 'image/jpeg');
}

async function redrawn(file: File): Promise<Blob | null> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST_EDGE / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
}

export async function pictureOf(blob: Blob, type: string): Promise<Picture> {
  const bytes = await blob.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { bytes, type, sha256, size: bytes.byteLength };
}
