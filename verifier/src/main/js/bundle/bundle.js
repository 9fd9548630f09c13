// SPDX-License-Identifier: Apache-2.0
import { JsonFault, reading } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { readPremium } from '../view/premium-check.js';
import { base64Url, fromUtf8 } from '../wire/bytes.js';
import { Fields } from '../wire/fields.js';
import { parseCanonicalObject } from '../wire/json.js';
import { requireAtMost } from '../wire/limit.js';

const FORMAT = 'gold-proof/1';
const MOST_ANSWERS = 16;
const HASH_LENGTH = 32;

/**
 * A file with everything needed to check one certificate without a network.
 *
 * @typedef {object} Bundle
 * @property {string} network the network tag in hexadecimal, which picks the anchor
 * @property {string} channel
 * @property {string} certificate a lower-case UUID
 * @property {string|undefined} value the record as it stands on the ledger; nothing where its absence is what is proven
 * @property {Uint8Array|undefined} label the label's payload
 * @property {Uint8Array[]} stateViews Envelope.payload of endorsed StateView answers
 * @property {IssuePart|undefined} issue where the record was issued, and who says that this is valid
 * @property {import('../view/premium-check.js').PremiumPart|undefined} premium what one member states of it
 */

/**
 * @typedef {object} IssuePart
 * @property {import('../fabric/version.js').Version} place of the issuing transaction
 * @property {Uint8Array[]} validity Envelope.payload of endorsed answers about it, 1 to 16
 * @property {ChainPart|undefined} chain its block, in an audit bundle
 */

/**
 * @typedef {object} ChainPart
 * @property {Uint8Array} header of the block
 * @property {Uint8Array[]} envelopes all transactions of the block
 * @property {Uint8Array} signatures the orderers' of the block, a Metadata message
 * @property {Uint8Array} later the data hashes of the blocks that follow, one after the other
 * @property {Uint8Array[]} chainInfo Envelope.payload of endorsed answers about the chain, 1 to 16
 */

/**
 * @param {Uint8Array} file
 * @returns {Promise<Bundle>}
 * @throws {import('../verdict/check-failed.js').CheckFailed} with E-BUNDLE for anything but canonical JSON with exactly these
 *     members, and with E-LIMIT when it is too large
 */
export async function readBundle(file) {
  requireAtMost('BUNDLE_BYTES', file.length);
  return reading('E-BUNDLE', () => {
    const fields = new Fields(parseCanonicalObject(fromUtf8(file)));
    if (fields.text('format') !== FORMAT) {
      throw new JsonFault('format', say('EXPECTED_OTHER', { what: FORMAT }));
    }
    const answers = fields.value('stateView');
    if (Array.isArray(answers)) {
      requireAtMost('PAYLOADS', answers.length);
    }
    const bundle = {
      network: fields.text('network'),
      channel: fields.text('channel'),
      certificate: fields.text('certId'),
      value: fields.optionalText('value'),
      label: fields.optionalParsed('label', bytes),
      stateViews: fields.texts('stateView', bytes),
      issue: readIssue(fields.optionalObject('issue')),
      premium: readPart(fields.optionalObject('premium')),
    };
    if (fields.optionalText('log') !== undefined) {
      throw new JsonFault('log', say('MEMBER_NOT_IN_USE'));
    }
    fields.end();
    return bundle;
  });
}

function readPart(fields) {
  return fields === undefined ? undefined : readPremium(fields);
}

function readIssue(fields) {
  if (fields === undefined) {
    return undefined;
  }
  const place = { block: BigInt(fields.integer('block')), tx: BigInt(fields.integer('tx')) };
  const validity = answers(fields, 'validity');
  const chain = readChain(fields.optionalObject('chain'));
  fields.end();
  return { place, validity, chain };
}

function readChain(fields) {
  if (fields === undefined) {
    return undefined;
  }
  const chain = {
    header: fields.parsed('header', bytes),
    envelopes: fields.texts('envelopes', bytes),
    signatures: fields.parsed('signatures', bytes),
    later: fields.parsed('later', bytes),
    chainInfo: answers(fields, 'chainInfo'),
  };
  fields.end();
  if (chain.later.length % HASH_LENGTH !== 0) {
    throw new JsonFault('later', say('EXPECTED_OTHER', { what: 'n * ' + HASH_LENGTH }));
  }
  return chain;
}

function answers(fields, name) {
  const found = fields.texts(name, bytes);
  if (found.length === 0 || found.length > MOST_ANSWERS) {
    throw new JsonFault(name, say('EXPECTED_OTHER', { what: '1-' + MOST_ANSWERS }));
  }
  return found;
}

function bytes(text) {
  return base64Url(text, 'E-BUNDLE');
}
