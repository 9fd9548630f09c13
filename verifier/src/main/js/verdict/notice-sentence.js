// SPDX-License-Identifier: Apache-2.0
import { say } from './sentence.js';

const KNOWN = {
  LOOK_BACK: 'NOTICE_LOOK_BACK',
  STANDING_WORSE: 'NOTICE_STANDING_WORSE',
  NOT_EXAMINED: 'NOTICE_NOT_EXAMINED',
  LOT_FLAGGED: 'NOTICE_LOT_FLAGGED',
  PRODUCER_FLAGGED: 'NOTICE_PRODUCER_FLAGGED',
  ATTESTATION_FLAGGED: 'NOTICE_ATTESTATION_FLAGGED',
  MODULE_NOT_MET: 'NOTICE_MODULE_NOT_MET',
  ATTESTATION_DISPLACED: 'NOTICE_ATTESTATION_DISPLACED',
  OWN_WORD: 'NOTICE_OWN_WORD',
  NOT_BEGUN: 'NOTICE_NOT_BEGUN',
  MODULE_WORSE: 'NOTICE_MODULE_WORSE',
  ATTESTATION_REVOKED: 'NOTICE_ATTESTATION_REVOKED',
  ATTESTATION_CONTESTED: 'NOTICE_ATTESTATION_CONTESTED',
  ACCREDITATION_WITHDRAWN: 'NOTICE_ACCREDITATION_WITHDRAWN',
  LOT_NOTICED: 'NOTICE_LOT_NOTICED',
  PRODUCER_NOTICED: 'NOTICE_PRODUCER_NOTICED',
};

/**
 * What the members add to the state, for people.
 *
 * @param {import('../view/notice-form.js').Notices} notices
 * @returns {import('./sentence.js').Sentence[]} one for each, and one for those that had no room
 */
export function noticeSentences({ entries, more }) {
  const sentences = entries.map(({ code, subject }) =>
    Object.hasOwn(KNOWN, code) ? say(KNOWN[code], { subject }) : say('NOTICE_OTHER', { code, subject }));
  return more > 0 ? [...sentences, say('REPORT_NOTICES_MORE', { count: more })] : sentences;
}
