// SPDX-License-Identifier: Apache-2.0
import { reading } from '../verdict/check-failed.js';
import { base64, fromUtf8, hex, sha256, toBase64 } from '../wire/bytes.js';
import { Fields } from '../wire/fields.js';
import { parseJson } from '../wire/json.js';
import { requireAtMost } from '../wire/limit.js';
import { isOfMember } from './identity-check.js';

const TAG_LENGTH = 4;

/**
 * All peers there ever were, so that a label can name its signers in four bytes each. Untrusted: an entry counts only when an
 * anchor's member gave out its certificate, and is as if it were not there otherwise. A wrong directory can hide a signer; it can
 * neither invent one nor condemn a label.
 */
export class PeerDirectory {
  #identities;
  #byTag = new Map();

  constructor(identities) {
    this.#identities = identities;
  }

  /**
   * @param {Uint8Array[]} identities serialized identities as peers send them; each counts once
   * @returns {Promise<PeerDirectory>}
   */
  static async of(identities) {
    const distinct = new Map(identities.map((identity) => [toBase64(identity), identity]));
    const sorted = [...distinct].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, identity]) => identity);
    const directory = new PeerDirectory(sorted);
    for (const identity of sorted) {
      const tag = hex((await sha256(identity)).subarray(0, TAG_LENGTH));
      directory.#byTag.set(tag, [...(directory.#byTag.get(tag) ?? []), identity]);
    }
    return directory;
  }

  /**
   * @param {Uint8Array} file peers.json
   * @returns {Promise<PeerDirectory>}
   * @throws {import('../verdict/check-failed.js').CheckFailed} with E-PEERS or E-LIMIT
   */
  static async read(file) {
    const identities = await reading('E-PEERS', () => {
      // Read as the one member of an object, so that errors name the entry.
      const peers = parseJson(fromUtf8(file));
      if (Array.isArray(peers)) {
        requireAtMost('DIRECTORY_ENTRIES', peers.length);
      }
      const wrapped = new Map([['peers', peers]]);
      return new Fields(wrapped).texts('peers', base64);
    });
    return PeerDirectory.of(identities);
  }

  /**
   * @param {Uint8Array[]} more serialized identities
   * @returns {Promise<PeerDirectory>} this directory and more; it never shrinks
   */
  with(more) {
    return PeerDirectory.of([...this.#identities, ...more]);
  }

  /** @returns {Uint8Array[]} the entries, each once */
  get identities() {
    return [...this.#identities];
  }

  /**
   * @param {import('./anchor.js').Anchor} anchor names the members
   * @returns {Promise<PeerDirectory>} of this directory what is of a member: the rest can never count
   */
  async ofMembers(anchor) {
    return PeerDirectory.of(await onlyOfMembers(this.#identities, anchor));
  }

  /** @returns {string} peers.json */
  get text() {
    return JSON.stringify(this.#identities.map(toBase64));
  }

  /**
   * @param {Uint8Array} keyTag 4 bytes
   * @param {import('./anchor.js').Anchor} anchor names the members
   * @returns {Promise<Uint8Array[]>} every identity of a member whose hash begins with that tag
   */
  named(keyTag, anchor) {
    return onlyOfMembers(this.#byTag.get(hex(keyTag)) ?? [], anchor);
  }
}

async function onlyOfMembers(identities, anchor) {
  const found = [];
  for (const identity of identities) {
    if (await isOfMember(anchor, identity)) {
      found.push(identity);
    }
  }
  return found;
}
