// SPDX-License-Identifier: Apache-2.0
import { sha256, utf8 } from '../wire/bytes.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECKS = ALPHABET + '*~$=U';
const DIGITS = 12;

/**
 * The number of a certificate for people: 12 characters and a check character, from the hash of its id.
 *
 * @param {string} certificate a lower-case UUID
 * @returns {Promise<string>}
 */
export async function shortId(certificate) {
  const hash = await sha256(utf8(certificate));
  // 12 characters of 5 bits are the first 60 bits.
  const value = new DataView(hash.buffer).getBigUint64(0) >> 4n;
  let text = '';
  for (let i = DIGITS - 1; i >= 0; i--) {
    text += ALPHABET[Number((value >> BigInt(5 * i)) & 31n)];
  }
  return text + CHECKS[Number(value % 37n)];
}
