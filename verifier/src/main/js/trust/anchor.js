// SPDX-License-Identifier: Apache-2.0
import { before } from '../fabric/version.js';
import { CheckFailed, InvalidValue, reading } from '../verdict/check-failed.js';
import { moment, say } from '../verdict/sentence.js';
import { base64, fromHex, fromUtf8, hashHex, hex, isHash, toBase64 } from '../wire/bytes.js';
import { Fields } from '../wire/fields.js';
import { parseCanonicalObject } from '../wire/json.js';
import { issuedList } from './authority.js';
import { readCertificate, readRevocationList } from './certificate.js';

/**
 * One organisation of the consortium.
 *
 * @typedef {object} Member
 * @property {string} mspId by which identities name it
 * @property {string} name for people
 * @property {boolean} operator whether it runs the public pages; its signature never counts
 * @property {import('./certificate.js').Certificate[]} roots
 * @property {import('./certificate.js').Certificate[]} intermediates
 * @property {import('./certificate.js').RevocationList[]} crls
 * @property {string} peerOu the organisational unit that marks its peers
 * @property {import('./certificate.js').Certificate|undefined} peerCa the one authority that issues its peers
 * @property {string[]} gateways where it answers live questions
 * @property {number|undefined} until Unix seconds at which it left the consortium: what its keys signed later counts for nothing
 */

/**
 * A chaincode definition, and where on the ledger it was committed.
 *
 * @typedef {{cc: string, version: string, block: bigint, tx: bigint, issuePolicy: {n: number, orgs: string[]}}} Definition
 */

/**
 * An orderer with one of the certificates that it has had, and the first and the last block that it signed with it.
 *
 * @typedef {{id: number, certificate: import('./certificate.js').Certificate, from?: number, until?: number}} Consenter
 */

/**
 * What a verifier believes beforehand about one network. Comes from the user, never from what is being checked.
 *
 * @typedef {object} Anchor
 * @property {number} version from 1
 * @property {string} fingerprint SHA-256 of the file
 * @property {string|undefined} previous the fingerprint of the version before
 * @property {string} channel
 * @property {Uint8Array} networkTag the first 4 bytes of the hash of block 0
 * @property {boolean} timeAttested whether every member's peers refuse a proposal whose time is off
 * @property {number} maxSkew by how many seconds a proposal may be off
 * @property {number} minOrgs how many organisations must sign
 * @property {number} statusMaxAge seconds after which a status list is too old
 * @property {number} heartbeat seconds between two heartbeats of the ledger
 * @property {string|undefined} labelHost the host that printed labels carry
 * @property {string} genesis SHA-256 of the header of block 0, hexadecimal
 * @property {Member[]} members
 * @property {Definition[]} definitions
 * @property {'BFT'|'etcdraft'} consensus how blocks are ordered
 * @property {Consenter[]} consenters the orderers that count towards the quorum of a block
 */

/** How many seconds a reader's clock may be behind a peer's before a statement seems to come from the future. */
export const CLOCK_SLACK = 300;

/** How many heartbeats a ledger may miss before its peers count as standing still. */
export const HEARTBEATS_MISSED = 2;

/** The forms of anchor.json; the second has heartbeat and labelHost, and every list sorted. */
const FORMS = ['gold-anchor/1', 'gold-anchor/2'];
const DAILY = 86400;
const TAG_LENGTH = 4;

/**
 * @param {Uint8Array} file anchor.json, in its one canonical form
 * @returns {Promise<Anchor>} which keeps every load rule
 * @throws {CheckFailed} with E-ANCHOR
 */
export function readAnchor(file) {
  return reading('E-ANCHOR', async () => {
    const fields = new Fields(parseCanonicalObject(fromUtf8(file)));
    const canonical = new Canonical();
    const second = fields.parsed('format', form) === FORMS[1];
    const version = fields.int('version');
    const previous = fields.optionalText('previous');
    const channel = fields.text('channel');
    const genesis = fields.text('genesis');
    const ordering = fields.parsed('consensus', consensus);
    const anchor = {
      version, previous, channel, genesis, fingerprint: await hashHex(file), timeAttested: fields.bool('timeAttested'),
      consensus: ordering,
      maxSkew: fields.integer('maxSkew'), minOrgs: fields.int('minOrgs'), statusMaxAge: fields.integer('statusMaxAge'),
      heartbeat: second ? fields.integer('heartbeat') : DAILY,
      labelHost: second ? fields.optionalText('labelHost') : undefined,
      members: fields.objects('orgs', (member) => readMember(member, canonical)),
      definitions: fields.objects('definitions', readDefinition),
    };
    const consenters = fields.objects('consenters', (consenter) => readConsenter(consenter, canonical));
    const orderers = fields.objects('ordererOrgs', (organisation) => readOrderer(organisation, canonical));
    await requireRules(anchor, consenters, second);
    require(fields.optionalText('log') === undefined, 'ANCHOR_LOG_NOT_IN_USE');
    fields.end();
    canonical.mentions(fields, second ? ['previous', 'log', 'labelHost'] : ['previous', 'log']);
    require(canonical.holds && isSorted(orderers, (one, other) => one < other), 'ANCHOR_NOT_CANONICAL');
    return { ...anchor, consenters, networkTag: fromHex(genesis).subarray(0, TAG_LENGTH) };
  });
}

/** Whether the file is the one way to write its content, beyond what canonical JSON asks: no member absent, base64 minimal. */
class Canonical {
  holds = true;

  /** @param {Fields} fields @param {string[]} names members that must stand there, if only as null */
  mentions(fields, names) {
    this.holds &&= names.every((name) => fields.mentions(name));
  }

  /** @param {Fields} fields @param {string} name of a member that never stands there as null @returns {number|undefined} */
  integerOrAbsent(fields, name) {
    const value = fields.optionalInteger(name);
    this.holds &&= value !== undefined || !fields.mentions(name);
    return value;
  }

  /** @param {string} text @returns {Uint8Array} */
  base64(text) {
    const bytes = base64(text);
    this.holds &&= toBase64(bytes) === text;
    return bytes;
  }
}

/**
 * @param {Anchor} anchor
 * @param {number} now Unix seconds
 * @throws {CheckFailed} with E-ANCHOR when an authority is not in force
 */
export function requireInForce(anchor, now) {
  for (const { mspId, roots, intermediates } of present(anchor)) {
    for (const { notBefore, notAfter } of [...roots, ...intermediates]) {
      require(notBefore <= now && now <= notAfter, 'ANCHOR_AUTHORITY_NOT_IN_FORCE', {
        member: mspId, from: moment(notBefore), to: moment(notAfter) });
    }
  }
}

/**
 * The organisations that have not left: those that are asked, and of whom a majority decides.
 *
 * @param {{members: Member[]}} anchor
 * @returns {Member[]}
 */
export function present({ members }) {
  return members.filter(({ until }) => until === undefined);
}

/**
 * The definition that was committed at that place.
 *
 * @param {Anchor} anchor
 * @param {import('../fabric/version.js').Version} place
 * @returns {Definition|undefined}
 */
export function definitionAt(anchor, place) {
  return anchor.definitions.find((definition) => definition.block === place.block && definition.tx === place.tx);
}

async function requireRules(anchor, consenters, second) {
  require(anchor.version >= 1, 'ANCHOR_VERSION_NOT_POSITIVE', { version: anchor.version });
  require(isHash(anchor.genesis), 'ANCHOR_HASH_NOT_VALID');
  require(anchor.previous === undefined || isHash(anchor.previous), 'ANCHOR_HASH_NOT_VALID');
  require(anchor.definitions.length > 0, 'ANCHOR_WITHOUT_DEFINITION');
  require(anchor.minOrgs >= 2, 'ANCHOR_MIN_ORGS_BELOW_TWO', { count: anchor.minOrgs });
  require(anchor.heartbeat > 0, 'ANCHOR_HEARTBEAT_NOT_POSITIVE');
  require(isSorted(anchor.definitions, before), 'ANCHOR_LIST_NOT_SORTED', { list: 'definitions' });
  require(isSorted(consenters, orderersInOrder), 'ANCHOR_LIST_NOT_SORTED', { list: 'consenters' });
  const byName = isSorted(anchor.members, (one, other) => one.mspId < other.mspId);
  require(!second || byName, 'ANCHOR_LIST_NOT_SORTED', { list: 'orgs' });
  await requireDistinctMembers(anchor.members);
  const members = present(anchor).filter((member) => !member.operator).length;
  require(anchor.minOrgs <= members, 'ANCHOR_MIN_ORGS_ABOVE_MEMBERS', { count: anchor.minOrgs, members });
}

/** Of one orderer, the time of one certificate ends before the next. */
function orderersInOrder(one, other) {
  return one.id < other.id || (one.id === other.id && one.until !== undefined && one.until < other.from);
}

/**
 * @param {Anchor} anchor
 * @param {bigint} block
 * @returns {Consenter[]} the orderers of that block, each with the certificate that it had then
 */
export function consentersOf({ consenters }, block) {
  return consenters.filter(({ from, until }) =>
    (from === undefined || BigInt(from) <= block) && (until === undefined || block <= BigInt(until)));
}

async function requireDistinctMembers(members) {
  const owners = new Map();
  const names = new Set();
  for (const member of members) {
    require(!names.has(member.mspId), 'ANCHOR_MEMBER_TWICE', { member: member.mspId });
    names.add(member.mspId);
    require(member.roots.length > 0, 'ANCHOR_MEMBER_WITHOUT_ROOT', { member: member.mspId });
    const authorities = [...member.roots, ...member.intermediates];
    for (const authority of authorities) {
      const key = hex(authority.key.spki);
      const owner = owners.get(key) ?? member.mspId;
      owners.set(key, owner);
      // One key under two names would let one organisation vote twice.
      require(owner === member.mspId, 'ANCHOR_MEMBERS_SHARE_KEY', { first: owner, second: member.mspId });
    }
    for (const list of member.crls) {
      require(await anyIssued(authorities, list), 'ANCHOR_REVOCATION_LIST_FOREIGN', { member: member.mspId });
    }
  }
}

async function anyIssued(authorities, list) {
  for (const authority of authorities) {
    if (await issuedList(authority, list)) {
      return true;
    }
  }
  return false;
}

function readMember(fields, canonical) {
  const member = {
    mspId: fields.text('mspId'),
    name: fields.text('name'),
    operator: fields.bool('operator'),
    roots: fields.texts('roots', certificateBy(canonical)),
    intermediates: fields.texts('intermediates', certificateBy(canonical)),
    crls: fields.texts('crls', (text) =>
      readRevocationList(canonical.base64(text)) ?? refuse('X509_REVOCATION_LIST_NOT_VALID')),
    peerOu: fields.text('peerOu'),
    peerCa: fields.optionalParsed('peerCa', certificateBy(canonical)),
    gateways: fields.texts('gateways', (text) => text),
    until: canonical.integerOrAbsent(fields, 'until'),
  };
  canonical.mentions(fields, ['peerCa']);
  return member;
}

/** @returns {Consenter} */
function readConsenter(fields, canonical) {
  const id = fields.integer('id');
  fields.text('mspId');
  const certificate = fields.parsed('cert', certificateBy(canonical));
  const [from, until] = ['from', 'until'].map((name) => canonical.integerOrAbsent(fields, name));
  return { id, certificate, from, until };
}

/** @returns {string} its MSP id */
function readOrderer(fields, canonical) {
  const mspId = fields.text('mspId');
  fields.texts('roots', certificateBy(canonical));
  return mspId;
}

function readDefinition(fields) {
  const policy = fields.object('issuePolicy');
  const definition = {
    cc: fields.text('cc'),
    version: fields.text('version'),
    block: BigInt(fields.integer('block')),
    tx: BigInt(fields.integer('tx')),
    issuePolicy: { n: policy.int('n'), orgs: policy.texts('orgs', (text) => text) },
  };
  policy.end();
  return definition;
}

function consensus(name) {
  return ['BFT', 'etcdraft'].includes(name) ? name : refuse('ANCHOR_CONSENSUS_UNKNOWN');
}

function form(name) {
  return FORMS.includes(name) ? name : refuse('ANCHOR_FORMAT_UNKNOWN');
}

function certificateBy(canonical) {
  return (text) => readCertificate(canonical.base64(text)) ?? refuse('X509_CERTIFICATE_NOT_VALID');
}

function isSorted(items, isBefore) {
  return items.every((item, i) => i === 0 || isBefore(items[i - 1], item));
}

function refuse(key) {
  throw new InvalidValue(say(key));
}

function require(condition, key, slots) {
  if (!condition) {
    throw new CheckFailed('E-ANCHOR', say(key, slots));
  }
}

/**
 * The check B2 of any bundle.
 *
 * @param {{network: string, channel: string}} bundle
 * @param {Anchor|undefined} anchor the one with that network's tag
 * @param {number} now Unix seconds
 * @returns {{value: Anchor, evidence: import('../verdict/sentence.js').Sentence}}
 * @throws {CheckFailed}
 */
export function takeAnchor({ network, channel }, anchor, now) {
  if (anchor === undefined) {
    throw new CheckFailed('E-NET-UNKNOWN', say('ANCHOR_MISSING', { network }));
  }
  requireInForce(anchor, now);
  if (anchor.channel !== channel) {
    throw new CheckFailed('E-CHANNEL', say('CHANNEL_EXPECTED', { channel: anchor.channel }));
  }
  return { value: anchor, evidence: say('ANCHOR_VERSION_USED', { version: anchor.version }) };
}
