// SPDX-License-Identifier: Apache-2.0
import { CheckFailed, InvalidValue, reading } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { base64, fromUtf8, joined, utf8 } from '../wire/bytes.js';
import { Fields } from '../wire/fields.js';
import { parseJson } from '../wire/json.js';
import { requireAtMost } from '../wire/limit.js';
import { present, readAnchor } from './anchor.js';
import { signingKey } from './authority.js';
import { verifySignature } from './ecdsa-signature.js';
import { requireCertificate } from './identity-check.js';

/** What an administrator's key signs nothing else with: the same for every form of an anchor. */
const DOMAIN = utf8('gold-anchor/1\0');
const SIGNATURE_LENGTH = 64;

/**
 * Requires that a newer anchor may take the place of the trusted one without asking the user: administrators of enough
 * organisations of the trusted anchor signed its bytes.
 *
 * @param {import('./anchor.js').Anchor} trusted the anchor that the user believes
 * @param {Uint8Array} newer anchor.json
 * @param {Uint8Array} signatures the anchor.sigs.json beside it
 * @param {number} now Unix seconds by the reader's clock
 * @returns {Promise<{anchor: import('./anchor.js').Anchor, signedBy: string[]}>} the newer anchor, and the MSP ids of the
 *     organisations whose administrators signed
 * @throws {CheckFailed} with E-ANCHOR when it is no newer anchor of this network, with the code of the first signature that does not
 *     hold when the others are too few, else with E-QUORUM
 */
export async function requireUpdate(trusted, newer, signatures, now) {
  const anchor = await readAnchor(newer);
  requireNext(trusted, anchor);
  const signed = joined(DOMAIN, newer);
  const signedBy = new Set();
  let first;
  for (const { mspId, certificate, rs } of await readSignatures(signatures)) {
    try {
      const identity = await requireCertificate(trusted, mspId, certificate, 'admin', now);
      await verifySignature(signingKey(identity.certificate), signed, rs);
      // Who has left decides nothing, not even by a clock that is behind.
      if (present(trusted).some((member) => member.mspId === mspId)) {
        signedBy.add(mspId);
      }
    } catch (failure) {
      if (!(failure instanceof CheckFailed)) {
        throw failure;
      }
      // A key that has run out since must not make the others worthless; it is named only when they are too few.
      if (failure.code !== 'W-SIGNER-UNKNOWN') {
        first ??= failure;
      }
    }
  }
  const names = [...signedBy].sort((one, other) => (one < other ? -1 : 1));
  requireEnough(trusted, names, first);
  return { anchor, signedBy: names };
}

function requireNext(trusted, anchor) {
  require(anchor.genesis === trusted.genesis && anchor.channel === trusted.channel, 'ANCHOR_OF_OTHER_NETWORK', {
    network: trusted.genesis, channel: trusted.channel });
  require(anchor.version > trusted.version, 'ANCHOR_NOT_NEWER', { version: anchor.version, trusted: trusted.version });
  require(anchor.version > trusted.version + 1 || anchor.previous === trusted.fingerprint, 'ANCHOR_FOLLOWS_ANOTHER', {
    fingerprint: trusted.fingerprint });
}

/** More than half of all organisations, and as many independent ones as a label needs: an operator alone decides nothing. */
function requireEnough(trusted, names, first) {
  const members = present(trusted).length;
  const independent = present(trusted).filter(({ mspId, operator }) => !operator && names.includes(mspId)).length;
  if (2 * names.length > members && independent >= trusted.minOrgs) {
    return;
  }
  throw first ?? new CheckFailed('E-QUORUM', say('ANCHOR_SIGNED_BY_TOO_FEW', {
    count: names.length, independent, least: Math.floor(members / 2) + 1, members, minOrgs: trusted.minOrgs,
    names: names.length === 0 ? '-' : names.join(', ') }));
}

function readSignatures(file) {
  return reading('E-ANCHOR', () => {
    // Read as the one member of an object, so that errors name the entry.
    const list = parseJson(fromUtf8(file));
    if (Array.isArray(list)) {
      requireAtMost('ENDORSEMENTS', list.length);
    }
    return new Fields(new Map([['signatures', list]])).objects('signatures', readSignature);
  });
}

function readSignature(fields) {
  return { mspId: fields.text('mspId'), certificate: fields.parsed('cert', certificateIn), rs: fields.parsed('sig', signatureIn) };
}

function certificateIn(text) {
  const der = base64(text);
  requireAtMost('IDENTITY_BYTES', der.length);
  return der;
}

function signatureIn(text) {
  const rs = base64(text);
  if (rs.length !== SIGNATURE_LENGTH) {
    throw new InvalidValue(say('SIGNATURE_NOT_64_BYTES'));
  }
  return rs;
}

function require(condition, key, slots) {
  if (!condition) {
    throw new CheckFailed('E-ANCHOR', say(key, slots));
  }
}
