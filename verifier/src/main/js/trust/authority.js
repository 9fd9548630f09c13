// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { derToRaw } from './ecdsa-signature.js';
import { verifyRaw } from './keys.js';

const HASHES = { SHA256withECDSA: 'SHA-256', SHA384withECDSA: 'SHA-384' };
const HALF_LENGTHS = { 'P-256': 32, 'P-384': 48 };

/**
 * Whether an authority issued a certificate: names, right to sign, and signature.
 *
 * @param {import('./certificate.js').Certificate} issuer
 * @param {import('./certificate.js').Certificate} issued
 * @returns {Promise<boolean>}
 * @throws {CheckFailed} with E-ALG when it would need an algorithm that is not in use
 */
export async function issuedCertificate(issuer, issued) {
  return issuer.isCa && issuer.signsCertificates && issuer.subject === issued.issuer && fits(issuer, issued.signed);
}

/**
 * Whether an authority issued a revocation list.
 *
 * @param {import('./certificate.js').Certificate} issuer
 * @param {import('./certificate.js').RevocationList} list
 * @returns {Promise<boolean>}
 * @throws {CheckFailed} with E-ALG when it would need an algorithm that is not in use
 */
export async function issuedList(issuer, list) {
  return issuer.subject === list.issuer && fits(issuer, list.signed);
}

async function fits(issuer, { bytes, algorithm, signature }) {
  const half = HALF_LENGTHS[issuer.key.curve];
  const hash = HASHES[algorithm];
  if (half === undefined || hash === undefined) {
    throw unsupported(issuer.key.algorithm + ' / ' + algorithm);
  }
  const rs = derToRaw(signature, half);
  return rs !== undefined && verifyRaw(issuer.key, hash, bytes, rs);
}

/**
 * @param {import('./certificate.js').Certificate} certificate
 * @returns {import('./certificate.js').PublicKey} its key, of P-256
 * @throws {CheckFailed} with E-ALG
 */
export function signingKey(certificate) {
  if (certificate.key.curve !== 'P-256') {
    throw unsupported(certificate.key.algorithm);
  }
  return certificate.key;
}

function unsupported(algorithm) {
  return new CheckFailed('E-ALG', say('ALGORITHM_NOT_IN_USE', { algorithm }));
}
