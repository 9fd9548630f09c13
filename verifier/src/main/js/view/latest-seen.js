// SPDX-License-Identifier: Apache-2.0
import { before } from '../fabric/version.js';

/**
 * The newest that a verifier has seen: of a network its heartbeat, of a certificate where its record and status stood.
 *
 * @typedef {object} LatestSeen
 * @property {number} headSeq
 * @property {import('../fabric/version.js').Version|undefined} certificate
 * @property {import('../fabric/version.js').Version|undefined} status
 */

/** @type {LatestSeen} */
export const NOTHING_SEEN = { headSeq: 0, certificate: undefined, status: undefined };

/** @param {LatestSeen} one @param {LatestSeen} other @returns {LatestSeen} the newer of each */
export function newest(one, other) {
  return {
    headSeq: Math.max(one.headSeq, other.headSeq),
    certificate: newer(one.certificate, other.certificate),
    status: newer(one.status, other.status),
  };
}

function newer(one, other) {
  if (one === undefined || other === undefined) {
    return one ?? other;
  }
  return before(one, other) ? other : one;
}
