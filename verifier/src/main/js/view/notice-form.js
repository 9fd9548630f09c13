// SPDX-License-Identifier: Apache-2.0
import { JsonFault } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';

/** How many notices an answer names; of the others it gives the number. */
const MOST = 32;
const FORMS = { code: '[A-Z_]{1,40}', subject: '[A-Z0-9-]{1,64}' };

/**
 * What the members add to the state, because a reader must know it: codes, and which lot or producer each concerns.
 *
 * @typedef {{entries: {code: string, subject: string}[], more: number}} Notices
 */

/** @type {Notices} */
export const NO_NOTICES = { entries: [], more: 0 };

/**
 * @param {import('../wire/fields.js').Fields} answer
 * @returns {Notices}
 * @throws {JsonFault}
 */
export function readNotices(answer) {
  const entries = answer.objects('notices', (fields) => ({ code: text(fields, 'code'), subject: text(fields, 'subject') }));
  const more = answer.integer('noticesMore');
  const ascending = entries.every((entry, i) => i === 0 || before(entries[i - 1], entry));
  if (!ascending || entries.length > MOST) {
    throw new JsonFault('notices', say('NOTICES_NOT_IN_ORDER', { most: MOST }));
  }
  if (more < 0 || (more > 0 && entries.length < MOST)) {
    throw new JsonFault('noticesMore', say('EXPECTED_OTHER', { what: '0' }));
  }
  return { entries, more };
}

function text(fields, member) {
  const found = fields.text(member);
  if (!new RegExp('^' + FORMS[member] + '$').test(found)) {
    throw new JsonFault(member, say('EXPECTED_OTHER', { what: FORMS[member] }));
  }
  return found;
}

function before(one, other) {
  return one.code < other.code || (one.code === other.code && one.subject < other.subject);
}
