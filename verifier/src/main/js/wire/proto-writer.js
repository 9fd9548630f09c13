// SPDX-License-Identifier: Apache-2.0
import { joined, utf8 } from './bytes.js';

/**
 * @param {number|bigint} value 0 to 2^63 - 1
 * @returns {Uint8Array} a minimal varint
 */
export function varint(value) {
  const bytes = [];
  let rest = BigInt(value);
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}

/**
 * A length-delimited field.
 *
 * @param {number} field the field number
 * @param {Uint8Array|string} value bytes, or a text that is written in UTF-8
 * @returns {Uint8Array}
 */
export function bytesField(field, value) {
  const bytes = typeof value === 'string' ? utf8(value) : value;
  return joined(varint(field * 8 + 2), varint(bytes.length), bytes);
}

/**
 * A number field, also when it is 0.
 *
 * @param {number} field the field number
 * @param {number|bigint} value
 * @returns {Uint8Array}
 */
export function numberField(field, value) {
  return joined(varint(field * 8), varint(value));
}
