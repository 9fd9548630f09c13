// SPDX-License-Identifier: Apache-2.0
import { readIdentity } from '../fabric/identity.js';
import { CheckFailed } from '../verdict/check-failed.js';
import { moment, say } from '../verdict/sentence.js';
import { joined, sameBytes } from '../wire/bytes.js';
import { bytesField } from '../wire/proto-writer.js';
import { issuedCertificate, issuedList, signingKey } from './authority.js';
import { isPemAsSent, readCertificate, readPem } from './certificate.js';

const DEEPEST_CHAIN = 6;
/** What a member's key may do, told by the one organisational unit that says so in its certificate. */
const ROLES = ['peer', 'client', 'admin', 'orderer'];

/**
 * @typedef {{member: import('./anchor.js').Member, certificate: import('./certificate.js').Certificate}} VerifiedIdentity
 */

/**
 * Requires that an identity has a role at the member that it names; a peer's is the only one that counts on labels and views.
 *
 * @param {import('./anchor.js').Anchor} anchor
 * @param {import('../fabric/identity.js').SerializedIdentity} identity
 * @param {string} role one of ROLES
 * @param {number} at Unix seconds at which the key must be in force
 * @returns {Promise<VerifiedIdentity>}
 * @throws {CheckFailed} with the code of the first rule that is broken; W-SIGNER-UNKNOWN for an organisation that the anchor does
 *     not know
 */
export async function requireIdentity(anchor, identity, role, at) {
  const member = memberOf(anchor, identity.mspId);
  const leaf = readPem(identity.pem);
  if (leaf === undefined) {
    throw new CheckFailed('E-CHAIN', say('PEM_NOT_ONE_KEY', { member: member.mspId }));
  }
  return established(member, leaf, role, at);
}

/**
 * The same for a certificate in DER.
 *
 * @param {import('./anchor.js').Anchor} anchor
 * @param {string} mspId the member that it is said to be of
 * @param {Uint8Array} der
 * @param {string} role one of ROLES
 * @param {number} at Unix seconds
 * @returns {Promise<VerifiedIdentity>}
 * @throws {CheckFailed} as requireIdentity
 */
export async function requireCertificate(anchor, mspId, der, role, at) {
  const member = memberOf(anchor, mspId);
  const leaf = readCertificate(der);
  if (leaf === undefined) {
    throw new CheckFailed('E-CHAIN', say('X509_CERTIFICATE_NOT_VALID'));
  }
  return established(member, leaf, role, at);
}

/**
 * The same for somebody who may hold any role, such as the gateway of a member.
 *
 * @param {import('./anchor.js').Anchor} anchor
 * @param {import('../fabric/identity.js').SerializedIdentity} identity
 * @param {number} at Unix seconds
 * @returns {Promise<VerifiedIdentity>}
 * @throws {CheckFailed} as requireIdentity, with E-ROLE when it holds none
 */
export async function requireOfAnyRole(anchor, identity, at) {
  for (const role of ROLES) {
    try {
      return await requireIdentity(anchor, identity, role, at);
    } catch (other) {
      if (!(other instanceof CheckFailed) || other.code !== 'E-ROLE') {
        throw other;
      }
    }
  }
  throw new CheckFailed('E-ROLE', say('SENDER_WITHOUT_ROLE'));
}

/**
 * Whether these bytes are the identity of somebody to whom a member of the anchor gave a certificate, as a peer sends it. What a
 * directory holds besides is anybody's making: it costs nothing to write an entry whose hash begins as another's.
 *
 * @param {import('./anchor.js').Anchor} anchor
 * @param {Uint8Array} entry of a peer directory
 * @returns {Promise<boolean>} false when nothing follows from the entry
 */
export async function isOfMember(anchor, entry) {
  try {
    const { mspId, pem } = readIdentity(entry);
    const member = memberOf(anchor, mspId);
    const leaf = readPem(pem);
    if (leaf === undefined || !isPemAsSent(pem) || !sameBytes(entry, joined(bytesField(1, mspId), bytesField(2, pem)))) {
      return false;
    }
    await chainOf(member, leaf);
    return true;
  } catch (failure) {
    if (failure instanceof CheckFailed) {
      return false;
    }
    throw failure;
  }
}

function memberOf(anchor, mspId) {
  const member = anchor.members.find((each) => each.mspId === mspId);
  if (member === undefined) {
    throw new CheckFailed('W-SIGNER-UNKNOWN', say('ORGANISATION_NOT_IN_ANCHOR'));
  }
  return member;
}

async function established(member, leaf, role, at) {
  const chain = await chainOf(member, leaf);
  requireRole(member, leaf, role);
  if (role === 'peer' && member.peerCa !== undefined && !sameBytes(chain[1].key.spki, member.peerCa.key.spki)) {
    throw refused('E-CHAIN', 'SIGNER_OF_OTHER_AUTHORITY', member, leaf);
  }
  await requireNotRevoked(member, chain, at);
  chain.forEach((certificate) => requireInForce(member, certificate, at));
  signingKey(leaf);
  return { member, certificate: leaf };
}

async function chainOf(member, leaf) {
  const chain = [leaf];
  while (chain.length <= DEEPEST_CHAIN) {
    const last = chain.at(-1);
    const root = await issuerAmong(member.roots, last);
    if (root !== undefined) {
      return [...chain, root];
    }
    const intermediate = await issuerAmong(member.intermediates, last);
    if (intermediate === undefined) {
      break;
    }
    chain.push(intermediate);
  }
  throw refused('E-CHAIN', 'CHAIN_TO_ROOT_MISSING', member, leaf);
}

async function issuerAmong(authorities, issued) {
  for (const authority of authorities) {
    if (await issuedCertificate(authority, issued)) {
      return authority;
    }
  }
  return undefined;
}

function requireRole(member, leaf, role) {
  const expected = unitOf(member, role);
  const units = new Set(ROLES.map((each) => unitOf(member, each)));
  const held = [...new Set(leaf.units.filter((unit) => units.has(unit)))];
  if (leaf.isCa || held.length !== 1 || held[0] !== expected) {
    throw refused('E-ROLE', 'SIGNER_ROLE_WRONG', member, leaf, {
      role: leaf.isCa ? 'CA' : held.join('+'), expected });
  }
}

async function requireNotRevoked(member, chain, at) {
  for (let i = 0; i + 1 < chain.length; i++) {
    for (const list of member.crls) {
      const since = list.revoked.get(chain[i].serial);
      if (since !== undefined && since <= at && (await issuedList(chain[i + 1], list))) {
        throw refused('E-REVOKED', 'SIGNER_REVOKED', member, chain[i], { since: moment(since) });
      }
    }
  }
}

function unitOf(member, role) {
  return role === 'peer' ? member.peerOu : role;
}

/** The certificates of a member that has left end with its membership. */
function requireInForce(member, certificate, at) {
  const { notBefore } = certificate;
  const notAfter = Math.min(certificate.notAfter, member.until ?? Infinity);
  if (at < notBefore || at > notAfter) {
    throw refused('E-CERT-TIME', 'SIGNER_NOT_IN_FORCE', member, certificate, {
      from: moment(notBefore), to: moment(notAfter), signed: moment(at) });
  }
}

function refused(code, key, member, certificate, more = {}) {
  return new CheckFailed(code, say(key, { signer: certificate.commonName, member: member.mspId, ...more }));
}
