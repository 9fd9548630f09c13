// SPDX-License-Identifier: Apache-2.0
import { CheckFailed, reading } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { base64Url, fromUtf8, joined } from '../wire/bytes.js';
import { Fields } from '../wire/fields.js';
import { parseObject } from '../wire/json.js';

const LARGEST = 4 << 20;
/** The byte of a gzip that says which optional fields it has: none. */
const FLAGS = 3;
/** The lengths of what stands before and behind what is packed. */
const HEADER = 10;
const TRAILER = 8;

/**
 * A status list as a gateway hands it out: bit i (most significant first) stands for index i.
 *
 * @typedef {{bits: Uint8Array, payloads: Uint8Array[]}} StatusSnapshot
 */

/**
 * @param {Uint8Array} file JSON with the packed bits and the endorsed answers about them
 * @returns {Promise<StatusSnapshot>}
 * @throws {CheckFailed} with E-STATUS-DIGEST or E-PROTO
 */
export function readSnapshot(file) {
  return reading('E-STATUS-DIGEST', async () => {
    const fields = new Fields(parseObject(fromUtf8(file)));
    const bits = await unpack(base64Url(fields.text('bits'), 'E-STATUS-DIGEST'));
    const payloads = fields.texts('payloads', (text) => base64Url(text, 'E-PROTO'));
    fields.end();
    return { bits, payloads };
  });
}

/** @param {StatusSnapshot} snapshot @param {number} index @returns {boolean} whether the record of that index is listed */
export function lists({ bits }, index) {
  return (bits[Math.floor(index / 8)] & (0x80 >> (index % 8))) !== 0;
}

async function unpack(gzip) {
  const parts = [];
  let length = 0;
  if (gzip[FLAGS] !== 0) {
    throw notOneGzip();
  }
  try {
    const stream = new Blob([gzip]).stream().pipeThrough(new DecompressionStream('gzip'));
    const reader = stream.getReader();
    for (let part = await reader.read(); !part.done && length <= LARGEST; part = await reader.read()) {
      parts.push(part.value);
      length += part.value.length;
    }
    if (length > LARGEST) {
      await reader.cancel();
    }
  } catch (notGzip) {
    throw notOneGzip();
  }
  if (length > LARGEST) {
    throw new CheckFailed('E-STATUS-DIGEST', say('STATUS_LIST_TOO_LARGE', { most: LARGEST }));
  }
  // Some platforms unpack what follows the first member, or leave it out; others refuse it. What is packed ends right before the
  // trailer exactly when it is cut without its last byte.
  if (await isWhole(gzip.subarray(HEADER, gzip.length - TRAILER - 1))) {
    throw notOneGzip();
  }
  return joined(...parts);
}

/** Whether unpacking comes to an end, whatever stands behind it. */
async function isWhole(packed) {
  try {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    while (!(await reader.read()).done) {
      // What it unpacks to is known already.
    }
    return true;
  } catch (cut) {
    return false;
  }
}

function notOneGzip() {
  return new CheckFailed('E-STATUS-DIGEST', say('STATUS_LIST_NOT_GZIP'));
}
