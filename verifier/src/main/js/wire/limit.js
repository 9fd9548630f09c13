// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';

/**
 * How much of anything is checked at all: whatever a stranger sends is judged within a second, or refused with E-LIMIT, which
 * leaves the question open. No genuine file comes near these bounds.
 */
const MOST = {
  /** The bytes of a bundle. */
  BUNDLE_BYTES: 5 << 20,
  /** The signatures of all answers to one question; each costs a signature check and its certificates' as well. */
  ENDORSEMENTS: 100,
  /** The answers to one question, one for each group of peers that said the same. */
  PAYLOADS: 16,
  /** The bytes of one signer's identity. */
  IDENTITY_BYTES: 16 << 10,
  /** The fields of one protobuf message. */
  FIELDS: 20000,
  /** The entries of a peer directory: all peers that there ever were. */
  DIRECTORY_ENTRIES: 10000,
};

/**
 * @param {keyof typeof MOST} what
 * @param {number} count how many there are
 * @throws {CheckFailed} with E-LIMIT when there are more than are checked
 */
export function requireAtMost(what, count) {
  if (count > MOST[what]) {
    throw new CheckFailed('E-LIMIT', say('TOO_MANY', { count, what: say('LIMIT_' + what), most: MOST[what] }));
  }
}
