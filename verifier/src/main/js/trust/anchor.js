// SPDX-License-Identifier: Apache-2.0
import { CheckFailed, InvalidValue, reading } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { base64, fromHex, fromUtf8, hashHex, hex, isHash, sameBytes } from '../wire/bytes.js';
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
 */

/**
 * A chaincode definition, and where on the ledger it was committed.
 *
 * @typedef {{cc: string, version: string, block: bigint, tx: bigint, issuePolicy: {n: number, orgs: string[]}}} Definition
 */

/**
 * What a verifier believes beforehand about one network. Comes from the user, never from what is being checked.
 *
 * @typedef {object} Anchor
 * @property {number} version from 1
 * @property {string} fingerprint SHA-256 of the file
 * @property {string} channel
 * @property {Uint8Array} networkTag the first 4 bytes of the hash of block 0
 * @property {boolean} timeAttested whether every member's peers refuse a proposal whose time is off
 * @property {number} maxSkew by how many seconds a proposal may be off
 * @property {number} minOrgs how many organisations must sign
 * @property {number} statusMaxAge seconds after which a status list is too old
 * @property {Member[]} members
 * @property {Definition[]} definitions
 */

/** How many seconds a reader's clock may be behind a peer's before a statement seems to come from the future. */
export const CLOCK_SLACK = 300;

const FORMAT = 'gold-anchor/1';
const TAG_LENGTH = 4;

/**
 * @param {Uint8Array} file anchor.json, in its one canonical form
 * @returns {Promise<Anchor>} which keeps every load rule
 * @throws {CheckFailed} with E-ANCHOR
 */
export function readAnchor(file) {
  return reading('E-ANCHOR', async () => {
    const fields = new Fields(parseCanonicalObject(fromUtf8(file)));
    require(fields.text('format') === FORMAT, 'ANCHOR_FORMAT_UNKNOWN');
    const version = fields.int('version');
    const previous = fields.optionalText('previous');
    const channel = fields.text('channel');
    const genesis = fields.text('genesis');
    fields.parsed('consensus', consensus);
    const anchor = {
      version, channel, fingerprint: await hashHex(file), timeAttested: fields.bool('timeAttested'),
      maxSkew: fields.integer('maxSkew'), minOrgs: fields.int('minOrgs'), statusMaxAge: fields.integer('statusMaxAge'),
      members: fields.objects('orgs', readMember), definitions: fields.objects('definitions', readDefinition),
    };
    fields.objects('consenters', (consenter) => {
      consenter.integer('id');
      consenter.text('mspId');
      consenter.parsed('cert', certificate);
    });
    fields.objects('ordererOrgs', (organisation) => {
      organisation.text('mspId');
      organisation.texts('roots', certificate);
    });
    await requireRules(anchor, genesis, previous);
    require(fields.optionalText('log') === undefined, 'ANCHOR_LOG_NOT_IN_USE');
    fields.end();
    return { ...anchor, networkTag: fromHex(genesis).subarray(0, TAG_LENGTH) };
  });
}

/**
 * The newest of these anchors for a network.
 *
 * @param {Anchor[]} anchors of any network
 * @param {Uint8Array} networkTag
 * @returns {Anchor|undefined}
 */
export function anchorOf(anchors, networkTag) {
  return anchors
    .filter((anchor) => sameBytes(anchor.networkTag, networkTag))
    .reduce((newest, anchor) => (newest === undefined || anchor.version > newest.version ? anchor : newest), undefined);
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

async function requireRules(anchor, genesis, previous) {
  require(anchor.version >= 1, 'ANCHOR_VERSION_NOT_POSITIVE', { version: anchor.version });
  require(isHash(genesis), 'ANCHOR_HASH_NOT_VALID');
  require(previous === undefined || isHash(previous), 'ANCHOR_HASH_NOT_VALID');
  require(anchor.definitions.length > 0, 'ANCHOR_WITHOUT_DEFINITION');
  require(anchor.minOrgs >= 2, 'ANCHOR_MIN_ORGS_BELOW_TWO', { count: anchor.minOrgs });
  await requireDistinctMembers(anchor.members);
  const members = anchor.members.filter((member) => !member.operator).length;
  require(anchor.minOrgs <= members, 'ANCHOR_MIN_ORGS_ABOVE_MEMBERS', { count: anchor.minOrgs, members });
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

function readMember(fields) {
  return {
    mspId: fields.text('mspId'),
    name: fields.text('name'),
    operator: fields.bool('operator'),
    roots: fields.texts('roots', certificate),
    intermediates: fields.texts('intermediates', certificate),
    crls: fields.texts('crls', revocationList),
    peerOu: fields.text('peerOu'),
    peerCa: fields.optionalParsed('peerCa', certificate),
    gateways: fields.texts('gateways', (text) => text),
  };
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
  if (name !== 'BFT' && name !== 'etcdraft') {
    throw new InvalidValue(say('ANCHOR_CONSENSUS_UNKNOWN'));
  }
  return name;
}

function certificate(text) {
  return readCertificate(base64(text)) ?? refuse('X509_CERTIFICATE_NOT_VALID');
}

function revocationList(text) {
  return readRevocationList(base64(text)) ?? refuse('X509_REVOCATION_LIST_NOT_VALID');
}

function refuse(key) {
  throw new InvalidValue(say(key));
}

function require(condition, key, slots) {
  if (!condition) {
    throw new CheckFailed('E-ANCHOR', say(key, slots));
  }
}
