// SPDX-License-Identifier: Apache-2.0
/**
 * A photo of the bank's slip: drawn anew and small on this phone, so that nothing is left of the file that the camera made, such
 * as the place; and how it is shown.
 */
const TYPE = 'image/jpeg';
const LONGEST_SIDE = 1280;
const SHORTEST_SIDE = 320;
const MOST_BYTES = 192 * 1024;
const QUALITIES = [0.75, 0.55, 0.35];

/**
 * @param {Blob} file a picture of any kind that this browser reads
 * @returns {Promise<Uint8Array>} a JPEG that the office takes
 * @throws when it is no picture
 */
export async function shrunk(file) {
  const picture = await createImageBitmap(file);
  try {
    for (let side = LONGEST_SIDE; side >= SHORTEST_SIDE; side /= 2) {
      for (const quality of QUALITIES) {
        const bytes = await jpeg(picture, side, quality);
        if (bytes.length <= MOST_BYTES) {
          return bytes;
        }
      }
    }
  } finally {
    picture.close();
  }
  throw new Error('the picture does not become small enough');
}

async function jpeg(picture, side, quality) {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const paper = canvas.getContext('2d');
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((made) => canvas.toBlob(made, TYPE, quality));
  return bare(new Uint8Array(await blob.arrayBuffer()));
}

/** Without the segments that browsers write beside the picture, which the office does not take. */
function bare(bytes) {
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (bytes[at + 1] !== 0xda) {
    const next = at + 2 + bytes[at + 2] * 256 + bytes[at + 3];
    const isBeside = (bytes[at + 1] > 0xe0 && bytes[at + 1] <= 0xef) || bytes[at + 1] === 0xfe;
    if (!isBeside) {
      kept.push(bytes.subarray(at, next));
    }
    at = next;
  }
  kept.push(bytes.subarray(at));
  return new Uint8Array(kept.flatMap((part) => Array.from(part)));
}

/** @param {string} text base64url of a photo @returns {string} an address that shows it without asking anybody */
export function shownAt(text) {
  return 'data:' + TYPE + ';base64,' + text.replaceAll('-', '+').replaceAll('_', '/');
}
