// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { hex } from '../wire/bytes.js';
import { verifyRaw } from './keys.js';

const HALF_LENGTH = 32;
/** Half the order of P-256; a signature has s up to it, since n - s would fit as well. */
const HALF_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n >> 1n;

/**
 * A P-256 signature in strict DER as 64 bytes r || s.
 *
 * @param {Uint8Array} der SEQUENCE of two minimal positive INTEGERs, nothing else
 * @returns {Uint8Array}
 * @throws {CheckFailed} with E-SIG
 */
export function rawFromDer(der) {
  const rs = derToRaw(der, HALF_LENGTH);
  if (rs === undefined) {
    throw new CheckFailed('E-SIG', say('SIGNATURE_NOT_MINIMAL_DER'));
  }
  return rs;
}

/**
 * @param {Uint8Array} der
 * @param {number} half how many bytes r and s have each
 * @returns {Uint8Array|undefined} r || s; nothing when this is not strict DER of that size
 */
export function derToRaw(der, half) {
  // One length byte: the longest signature of P-384 has 102 bytes of content.
  if (der.length < 8 || der[0] !== 0x30 || der[1] !== der.length - 2) {
    return undefined;
  }
  const rs = new Uint8Array(2 * half);
  const middle = integer(der, 2, rs.subarray(0, half));
  const end = middle === undefined ? undefined : integer(der, middle, rs.subarray(half));
  return end === der.length ? rs : undefined;
}

/** Puts an INTEGER right-aligned into out; returns where it ends, nothing when it is not minimal, positive and that short. */
function integer(der, at, out) {
  const length = der[at + 1];
  const from = at + 2;
  if (der[at] !== 0x02 || length === undefined || length < 1 || from + length > der.length || der[from] >= 0x80) {
    return undefined;
  }
  const padded = der[from] === 0;
  // A leading zero is there only to keep a number positive whose first bit is set; zero itself is no signature.
  if (padded && !(length > 1 && der[from + 1] >= 0x80)) {
    return undefined;
  }
  const digits = padded ? length - 1 : length;
  if (digits > out.length) {
    return undefined;
  }
  out.set(der.subarray(from + length - digits, from + length), out.length - digits);
  return from + length;
}

/**
 * @param {import('./certificate.js').PublicKey} key of P-256
 * @param {Uint8Array} message
 * @param {Uint8Array} rs 64 bytes r || s
 * @throws {CheckFailed} with E-HIGH-S or E-SIG
 */
export async function verifySignature(key, message, rs) {
  if (BigInt('0x' + hex(rs.subarray(HALF_LENGTH))) > HALF_ORDER) {
    throw new CheckFailed('E-HIGH-S', say('SIGNATURE_S_TOO_HIGH'));
  }
  if (!(await verifyRaw(key, 'SHA-256', message, rs))) {
    throw new CheckFailed('E-SIG', say('SIGNATURE_DOES_NOT_FIT'));
  }
}
