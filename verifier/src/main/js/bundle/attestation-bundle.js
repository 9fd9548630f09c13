// SPDX-License-Identifier: Apache-2.0
import { CheckFailed, JsonFault, reading } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { base64Url, fromUtf8 } from '../wire/bytes.js';
import { Fields } from '../wire/fields.js';
import { parseCanonicalObject, parseObject } from '../wire/json.js';
import { requireAtMost } from '../wire/limit.js';

const FORMAT = 'gold-attestation-proof/1';

/**
 * A file with everything needed to check one attestation without a network.
 *
 * @typedef {object} AttestationBundle
 * @property {string} network the network tag in hexadecimal, which picks the anchor
 * @property {string} channel
 * @property {string} attestation the name of its record, such as attestation/AMP-01/03/AT-7
 * @property {Uint8Array[]} views Envelope.payload of endorsed AttestationView answers
 */

/**
 * @param {Uint8Array} file
 * @returns {boolean} whether it says of itself that it is such a bundle
 */
export function isAttestationBundle(file) {
  try {
    requireAtMost('BUNDLE_BYTES', file.length);
    return parseObject(fromUtf8(file)).get('format') === FORMAT;
  } catch (otherwise) {
    if (otherwise instanceof JsonFault || otherwise instanceof CheckFailed) {
      return false;
    }
    throw otherwise;
  }
}

/**
 * @param {Uint8Array} file
 * @returns {Promise<AttestationBundle>}
 * @throws {CheckFailed} with E-BUNDLE for anything but canonical JSON with exactly these members, and with E-LIMIT when it is
 *     too large
 */
export async function readAttestationBundle(file) {
  requireAtMost('BUNDLE_BYTES', file.length);
  return reading('E-BUNDLE', () => {
    const fields = new Fields(parseCanonicalObject(fromUtf8(file)));
    if (fields.text('format') !== FORMAT) {
      throw new JsonFault('format', say('EXPECTED_OTHER', { what: FORMAT }));
    }
    const answers = fields.value('views');
    if (Array.isArray(answers)) {
      requireAtMost('PAYLOADS', answers.length);
    }
    const bundle = {
      network: fields.text('network'),
      channel: fields.text('channel'),
      attestation: fields.text('attestation'),
      views: fields.texts('views', (text) => base64Url(text, 'E-BUNDLE')),
    };
    fields.end();
    return bundle;
  });
}
