// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { sameBytes } from '../wire/bytes.js';

/**
 * @param {import('./anchor.js').Anchor[]} anchors of any network
 * @returns {import('./anchor.js').Anchor[]} each once, the highest version first
 * @throws {CheckFailed} with E-ANCHOR when two of one network and version differ
 */
export function orderedAnchors(anchors) {
  const all = [];
  for (const anchor of anchors) {
    const same = all.find((other) => other.genesis === anchor.genesis && other.version === anchor.version);
    if (same === undefined) {
      all.push(anchor);
    } else if (same.fingerprint !== anchor.fingerprint) {
      throw new CheckFailed('E-ANCHOR', say('ANCHORS_OF_ONE_VERSION_DIFFER', {
        version: anchor.version, network: anchor.genesis, first: same.fingerprint, second: anchor.fingerprint }));
    }
  }
  return all.sort((one, other) => other.version - one.version);
}

/**
 * Tries every anchor with a network's tag, which is only a hint: the first whose result holds, else the one that got farthest.
 *
 * @template T
 * @param {import('./anchor.js').Anchor[]} anchors in the order in which they are tried
 * @param {Uint8Array} networkTag
 * @param {function(import('./anchor.js').Anchor): Promise<T>} attempt
 * @param {function(T): boolean} holds
 * @param {function(T): number} reached how many checks passed
 * @returns {Promise<T|undefined>} nothing when no anchor has that tag
 */
export async function farthest(anchors, networkTag, attempt, holds, reached) {
  let best;
  for (const anchor of anchors.filter((each) => sameBytes(each.networkTag, networkTag))) {
    const found = await attempt(anchor);
    if (holds(found)) {
      return found;
    }
    if (best === undefined || reached(found) > reached(best)) {
      best = found;
    }
  }
  return best;
}
