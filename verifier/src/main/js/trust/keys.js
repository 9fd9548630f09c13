// SPDX-License-Identifier: Apache-2.0
/**
 * @param {import('./certificate.js').PublicKey} key of P-256 or P-384
 * @param {'SHA-256'|'SHA-384'} hash
 * @param {Uint8Array} message
 * @param {Uint8Array} rs r || s
 * @returns {Promise<boolean>} false also for a key that lies off its curve
 */
export async function verifyRaw(key, hash, message, rs) {
  let imported;
  try {
    imported = await crypto.subtle.importKey('spki', key.spki, { name: 'ECDSA', namedCurve: key.curve }, false, ['verify']);
  } catch (offTheCurve) {
    return false;
  }
  return crypto.subtle.verify({ name: 'ECDSA', hash }, imported, rs, message);
}
