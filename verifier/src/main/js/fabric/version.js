// SPDX-License-Identifier: Apache-2.0
import { ProtoMessage } from '../wire/proto-message.js';

/**
 * The place of a valid transaction on the ledger; a key read with a version was last written there.
 *
 * @typedef {{block: bigint, tx: bigint}} Version
 */

/** @param {Uint8Array} bytes @returns {Version} @throws {import('../verdict/check-failed.js').CheckFailed} with E-PROTO */
export function readVersion(bytes) {
  const message = new ProtoMessage('PROTO_VERSION', bytes);
  return { block: message.number(1), tx: message.number(2) };
}

/** @param {Version} one @param {Version} other @returns {boolean} whether one stands before the other */
export function before(one, other) {
  return one.block < other.block || (one.block === other.block && one.tx < other.tx);
}

/** @param {Version|undefined} place @returns {string} such as 14/2; a dash for none */
export function placeText(place) {
  return place === undefined ? '-' : place.block + '/' + place.tx;
}
