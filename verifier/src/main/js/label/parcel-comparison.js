// SPDX-License-Identifier: Apache-2.0
import { grams, say } from '../verdict/sentence.js';
import { origin } from './label-text.js';
import { shortId } from './short-id.js';

const PATH = '/c/';

/**
 * The check Q10, which a reader makes: what to compare with the parcel, and where the address leads elsewhere. The address is not
 * signed and leads people only.
 *
 * @param {string} address the part before #; empty when only the payload was given
 * @param {import('./label-claims.js').Facts} facts
 * @param {string|undefined} labelHost the host that printed labels carry
 * @param {import('../verdict/stage.js').Stage} stage
 */
export async function askToCompare(address, facts, labelHost, stage) {
  const record = await shortId(facts.certId);
  const path = Math.max(address.lastIndexOf(PATH), address.lastIndexOf(PATH.toUpperCase()));
  if (path >= 0 && address.slice(path + PATH.length) !== record) {
    stage.note('Q10', 'N-ADDRESS', say('RECORD_IS_ANOTHER', { record }));
  }
  if (labelHost !== undefined && address !== '' && !address.startsWith(origin(labelHost) + '/')) {
    stage.note('Q10', 'N-ADDRESS', say('LABEL_HOST_IS_ANOTHER', { host: labelHost }));
  }
  stage.note('Q10', 'N-COMPARE', say('SEAL_AND_GROSS_MASS', { seal: facts.seal, gross: grams(facts.grossMg) }));
}
