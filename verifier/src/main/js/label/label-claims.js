// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { hex, latin1, sha256, utf8 } from '../wire/bytes.js';

const VERSION = 1;
const FIXED_LENGTH = 80;
const DOMAIN_LENGTH = 4;
const PURE = 100000;
const LONGEST_SEAL = 20;

/**
 * What the peers state on a label, in base units. The second half are the facts that label and record must agree on.
 *
 * @typedef {object} LabelClaims
 * @property {Uint8Array} domain ties it to one channel and chaincode
 * @property {string} recordHash SHA-256 of the record, hexadecimal
 * @property {number} asOf Unix seconds
 * @property {Facts} facts
 */

/**
 * @typedef {object} Facts
 * @property {string} certId a lower-case UUID
 * @property {string} country two letters
 * @property {string} seal
 * @property {number} grossMg milligrams
 * @property {number} fineMg milligrams
 * @property {number} fineness hundredths of a per mille
 * @property {number} statusIndex
 * @property {number} validUntil Unix seconds
 */

/**
 * @param {Uint8Array} bytes the claims of a label payload
 * @returns {LabelClaims}
 * @throws {CheckFailed} with E-CLAIMS when their length, a range or the fine mass does not fit
 */
export function readClaims(bytes) {
  require(bytes.length >= FIXED_LENGTH, 'CLAIMS_TOO_SHORT', { bytes: bytes.length });
  require(bytes[0] === VERSION, 'CLAIMS_VERSION_UNKNOWN', { version: bytes[0] });
  const announced = bytes[FIXED_LENGTH - 1];
  const follow = bytes.length - FIXED_LENGTH;
  require(announced === follow, 'CLAIMS_SEAL_LENGTH_WRONG', { announced, follow });
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [asOf, validUntil, statusIndex, grossMg, fineMg, fineness] = [53, 57, 61, 65, 69, 73].map((at) => numbers.getUint32(at));
  const country = latin1(bytes.subarray(77, 79));
  const seal = latin1(bytes.subarray(FIXED_LENGTH));
  require(fineness <= PURE, 'CLAIMS_FINENESS_ABOVE_PURE', { fineness });
  // Below 2^49, so that a number of JavaScript holds the product exactly.
  const contained = Math.floor((grossMg * fineness) / PURE);
  require(fineMg <= contained, 'CLAIMS_FINE_MASS_WRONG', { fine: fineMg, gross: grossMg, fineness });
  require(/^[A-Z]{2}$/.test(country), 'CLAIMS_COUNTRY_NOT_VALID');
  require(seal.length <= LONGEST_SEAL && /^[ -~]*$/.test(seal), 'CLAIMS_SEAL_NOT_VALID', { most: LONGEST_SEAL });
  return {
    domain: bytes.subarray(1, 5),
    recordHash: hex(bytes.subarray(21, 53)),
    asOf,
    facts: { certId: uuid(bytes.subarray(5, 21)), country, seal, grossMg, fineMg, fineness, statusIndex, validUntil },
  };
}

/**
 * @param {string} channel
 * @param {string} chaincode
 * @returns {Promise<Uint8Array>} the domain that labels of this channel and chaincode carry
 */
export async function domainOf(channel, chaincode) {
  return (await sha256(utf8('gold-label-v1\0' + channel + '\0' + chaincode))).subarray(0, DOMAIN_LENGTH);
}

/** @param {Facts} one @param {Facts} other @returns {boolean} whether every fact is the same */
export function sameFacts(one, other) {
  return Object.keys(one).every((name) => one[name] === other[name]);
}

function uuid(bytes) {
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function require(condition, key, slots) {
  if (!condition) {
    throw new CheckFailed('E-CLAIMS', say(key, slots));
  }
}
