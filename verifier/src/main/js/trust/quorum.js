// SPDX-License-Identifier: Apache-2.0
import { readIdentity } from '../fabric/identity.js';
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { joined } from '../wire/bytes.js';
import { signingKey } from './authority.js';
import { verifySignature } from './ecdsa-signature.js';
import { requireIdentity } from './identity-check.js';

/**
 * Who signed, of those whom the anchor knows.
 *
 * @typedef {{mspId: string, organisation: string, peer: string, counted: boolean}} Signer
 */

/** Counts organisations, not signatures: one vote for each member, none for the operator, none for the unknown. */
export class Quorum {
  #anchor;
  #organisations = new Set();
  #signers = [];

  /** @param {import('./anchor.js').Anchor} anchor names the members and how many are enough */
  constructor(anchor) {
    this.#anchor = anchor;
    /** @type {number} how many signatures were of somebody unknown */
    this.unknown = 0;
  }

  /**
   * Takes one signature in. It is looked at only when the anchor knows the signer: of a stranger nothing counts, and so nothing
   * can be wrong.
   *
   * @param {Uint8Array} response what was endorsed; an endorser signs it together with its own identity
   * @param {Uint8Array} endorser the serialized identity of the peer
   * @param {function(): Uint8Array} rs gives r || s
   * @param {number} at Unix seconds at which the signer must be in force
   * @throws {CheckFailed} with the code of the first rule that is broken
   */
  async admit(response, endorser, rs, at) {
    const { member, certificate } = await requireIdentity(this.#anchor, readIdentity(endorser), 'peer', at);
    await verifySignature(signingKey(certificate), joined(response, endorser), rs());
    if (!member.operator) {
      this.#organisations.add(member.mspId);
    }
    const signer = {
      mspId: member.mspId, organisation: member.name, peer: certificate.commonName, counted: !member.operator };
    if (!this.#signers.some((known) => sameSigner(known, signer))) {
      this.#signers.push(signer);
    }
  }

  /**
   * Notes a signature of somebody the anchor or the directory does not know; strangers are counted, never quoted.
   */
  noteUnknown() {
    this.unknown++;
  }

  /** @returns {Signer[]} each signer once */
  get signers() {
    return [...this.#signers];
  }

  /**
   * Refuses when too few organisations signed; the question stays open when unknown signers might have made it enough.
   *
   * @returns {import('../verdict/sentence.js').Sentence} how many organisations signed, and which
   * @throws {CheckFailed} with E-QUORUM
   */
  require() {
    const size = this.#organisations.size;
    const found = say('ORGANISATIONS_SIGNED', {
      count: size, least: this.#anchor.minOrgs, names: size === 0 ? '-' : [...this.#organisations].join(', ') });
    if (size < this.#anchor.minOrgs) {
      throw new CheckFailed('E-QUORUM', found, size + this.unknown >= this.#anchor.minOrgs);
    }
    return found;
  }
}

/** @param {Signer} one @param {Signer} other @returns {boolean} */
export function sameSigner(one, other) {
  return one.mspId === other.mspId && one.organisation === other.organisation && one.peer === other.peer
    && one.counted === other.counted;
}
