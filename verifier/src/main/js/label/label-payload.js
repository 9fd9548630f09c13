// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { Varints } from '../wire/varints.js';

const FORMAT = 1;
const NETWORK_TAG_LENGTH = 4;
const HASH_LENGTH = 32;
const KEY_TAG_LENGTH = 4;
const SIGNATURE_LENGTH = 64;
const MOST_SIGNATURES = 6;
const LARGEST_PLACE = (1n << 63n) - 1n;

/**
 * The bytes of a label: everything needed, beside the anchor and the peer directory, to rebuild what the peers signed.
 *
 * @typedef {object} LabelPayload
 * @property {Uint8Array} networkTag picks the anchor; a hint, not signed
 * @property {Uint8Array} proposalHash ties the signed response to its proposal
 * @property {import('../fabric/version.js').Version} definition where the chaincode definition in force was committed
 * @property {import('../fabric/version.js').Version} certificate where the record was written
 * @property {import('../fabric/version.js').Version} status where its status was last written
 * @property {Uint8Array} claims as received
 * @property {{keyTag: Uint8Array, rs: Uint8Array}[]} signatures 1 to 6
 */

/**
 * @param {Uint8Array} bytes
 * @returns {LabelPayload}
 * @throws {CheckFailed} with E-QR-FORMAT when it is cut, extended or of another version
 */
export function readPayload(bytes) {
  const input = new Varints(bytes, 'E-QR-FORMAT');
  const version = input.single();
  if (version !== FORMAT) {
    throw wrong('LABEL_VERSION_UNKNOWN', { version });
  }
  const networkTag = input.take(NETWORK_TAG_LENGTH);
  const proposalHash = input.take(HASH_LENGTH);
  const [definition, certificate, status] = [place(input), place(input), place(input)];
  const claims = input.take(input.single());
  const count = input.single();
  if (count < 1 || count > MOST_SIGNATURES) {
    throw wrong('LABEL_SIGNATURE_COUNT_WRONG', { count, most: MOST_SIGNATURES });
  }
  const signatures = [];
  for (let i = 0; i < count; i++) {
    signatures.push({ keyTag: input.take(KEY_TAG_LENGTH), rs: input.take(SIGNATURE_LENGTH) });
  }
  input.end();
  return { networkTag, proposalHash, definition, certificate, status, claims, signatures };
}

function place(input) {
  const [block, tx] = [number(input), number(input)];
  return { block, tx };
}

function number(input) {
  const value = input.next();
  if (value > LARGEST_PLACE) {
    throw wrong('LEDGER_PLACE_TOO_LARGE');
  }
  return value;
}

function wrong(key, slots) {
  return new CheckFailed('E-QR-FORMAT', say(key, slots));
}
