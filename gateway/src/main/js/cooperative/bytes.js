// SPDX-License-Identifier: Apache-2.0
/** Bytes as the contract writes them, and signatures of P-256 as it takes them. */
const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
const COORDINATE = 32;

export function utf8(text) {
  return new TextEncoder().encode(text);
}

export function base64url(bytes) {
  let text = '';
  for (const byte of new Uint8Array(bytes)) {
    text += String.fromCharCode(byte);
  }
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function fromBase64url(text) {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}

export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** @param {Uint8Array} bytes @returns {string} in hexadecimal */
export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function number(bytes) {
  let value = 0n;
  for (const byte of bytes) {
    value = value * 256n + BigInt(byte);
  }
  return value;
}

function coordinate(value) {
  const bytes = new Uint8Array(COORDINATE);
  for (let i = COORDINATE - 1; i >= 0; i--) {
    bytes[i] = Number(value & 255n);
    value >>= 8n;
  }
  return bytes;
}

function joined(r, s) {
  const low = s > ORDER / 2n ? ORDER - s : s;
  const signature = new Uint8Array(2 * COORDINATE);
  signature.set(coordinate(r), 0);
  signature.set(coordinate(low), COORDINATE);
  return signature;
}

/** @param {Uint8Array} raw r || s @returns {Uint8Array} the same with s in the lower half of the order */
export function lowS(raw) {
  return joined(number(raw.slice(0, COORDINATE)), number(raw.slice(COORDINATE)));
}

/** @param {Uint8Array} der SEQUENCE of two INTEGERs, as an authenticator signs @returns {Uint8Array} r || s, s low */
export function fromDer(der) {
  const lengthOfR = der[3];
  const r = der.slice(4, 4 + lengthOfR);
  const s = der.slice(6 + lengthOfR, 6 + lengthOfR + der[5 + lengthOfR]);
  return joined(number(r), number(s));
}

