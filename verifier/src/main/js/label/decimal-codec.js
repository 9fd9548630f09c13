// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';

/** Digits of a group by its number of bytes; the index is the number of bytes. */
const DIGITS = [0, 3, 5, 8, 10, 13, 15, 17];
const GROUP_BYTES = 7;
const GROUP_DIGITS = DIGITS[GROUP_BYTES];

/**
 * Bytes from decimal digits, which a QR code stores in a third of the room that text needs: 7 bytes are 17 digits, each group a
 * little-endian number.
 *
 * @param {string} digits
 * @returns {Uint8Array}
 * @throws {CheckFailed} with E-QR-FORMAT
 */
export function decodeDigits(digits) {
  const last = DIGITS.indexOf(digits.length % GROUP_DIGITS);
  if (last < 0) {
    throw wrong('LABEL_LAST_GROUP_WRONG', { count: digits.length % GROUP_DIGITS });
  }
  const whole = Math.floor(digits.length / GROUP_DIGITS);
  const bytes = new Uint8Array(whole * GROUP_BYTES + last);
  for (let group = 0; group * GROUP_DIGITS < digits.length; group++) {
    const from = group * GROUP_DIGITS;
    const length = group < whole ? GROUP_BYTES : last;
    const text = digits.slice(from, from + DIGITS[length]);
    const other = /[^0-9]/.exec(text);
    if (other !== null) {
      throw wrong('LABEL_CHARACTER_NO_DIGIT', { at: from + other.index + 1 });
    }
    let value = BigInt(text);
    for (let i = 0; i < length; i++) {
      bytes[group * GROUP_BYTES + i] = Number(value & 0xffn);
      value >>= 8n;
    }
    if (value !== 0n) {
      throw wrong('LABEL_DIGITS_TOO_LARGE', { digits: text, at: from, bytes: length });
    }
  }
  return bytes;
}

function wrong(key, slots) {
  return new CheckFailed('E-QR-FORMAT', say(key, slots));
}
