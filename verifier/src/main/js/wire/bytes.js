// SPDX-License-Identifier: Apache-2.0
import { CheckFailed, InvalidValue, JsonFault } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const ENCODER = new TextEncoder();

/**
 * @param {string} text
 * @returns {Uint8Array} UTF-8
 */
export function utf8(text) {
  return ENCODER.encode(text);
}

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 * @throws {JsonFault} when this is no UTF-8
 */
export function fromUtf8(bytes) {
  try {
    return STRICT.decode(bytes);
  } catch (e) {
    throw new JsonFault('', say('UTF8_NOT_VALID'));
  }
}

/**
 * One character for each byte, so that a check sees every byte that is not ASCII.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function latin1(bytes) {
  let text = '';
  for (const byte of bytes) {
    text += String.fromCharCode(byte);
  }
  return text;
}

/**
 * @param {...Uint8Array} parts
 * @returns {Uint8Array} one after the other
 */
export function joined(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 * @returns {boolean}
 */
export function sameBytes(one, other) {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

/**
 * @param {Uint8Array} bytes
 * @returns {string} lower-case hexadecimal digits
 */
export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {string} digits an even number of hexadecimal digits, already checked
 * @returns {Uint8Array}
 */
export function fromHex(digits) {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/**
 * @param {string} text
 * @returns {boolean} whether these are the 64 lower-case digits of a SHA-256
 */
export function isHash(text) {
  return /^[0-9a-f]{64}$/.test(text);
}

/**
 * @param {...Uint8Array} parts
 * @returns {Promise<Uint8Array>} the SHA-256 of the joined parts
 */
export async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...parts)));
}

/**
 * @param {...Uint8Array} parts
 * @returns {Promise<string>} the SHA-256 of the joined parts in hexadecimal
 */
export async function hashHex(...parts) {
  return hex(await sha256(...parts));
}

/**
 * Base64 with padding (RFC 4648, section 4) in its one form, as anchors and peer directories hold certificates.
 *
 * @param {string} text
 * @returns {Uint8Array}
 * @throws {InvalidValue} when this is not base64, or the same bytes are written otherwise
 */
export function base64(text) {
  const bytes = looseBase64(text);
  if (toBase64(bytes) !== text) {
    throw new InvalidValue(say('BASE64_NOT_VALID'));
  }
  return bytes;
}

/**
 * The same as certificates in PEM have it, of which some writers leave the padding out.
 *
 * @param {string} text
 * @returns {Uint8Array}
 * @throws {InvalidValue} when this is not base64
 */
export function looseBase64(text) {
  const form = /^([A-Za-z0-9+/]*)(={0,2})$/.exec(text);
  const rest = form === null ? 1 : form[1].length % 4;
  const padding = form === null ? 0 : form[2].length;
  if (rest === 1 || (padding > 0 && rest + padding !== 4)) {
    throw new InvalidValue(say('BASE64_NOT_VALID'));
  }
  return Uint8Array.from(atob(form[1]), (character) => character.charCodeAt(0));
}

/**
 * @param {Uint8Array} bytes
 * @returns {string} base64 with padding
 */
export function toBase64(bytes) {
  return btoa(latin1(bytes));
}

/**
 * @param {Uint8Array} bytes
 * @returns {string} base64url without padding
 */
export function toBase64Url(bytes) {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Base64url without padding, in its one form.
 *
 * @param {string} text
 * @param {string} code the code of the check that reads it
 * @returns {Uint8Array}
 * @throws {CheckFailed} with that code
 */
export function base64Url(text, code) {
  if (/^[A-Za-z0-9_-]*$/.test(text) && text.length % 4 !== 1) {
    const bytes = Uint8Array.from(
      atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
    if (toBase64Url(bytes) === text) {
      return bytes;
    }
  }
  throw new CheckFailed(code, say('BASE64URL_NOT_STRICT'));
}
