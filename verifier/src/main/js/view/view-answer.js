// SPDX-License-Identifier: Apache-2.0
import { InvalidValue, JsonFault, reading } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { fromUtf8 } from '../wire/bytes.js';
import { Fields } from '../wire/fields.js';
import { parseCanonicalObject } from '../wire/json.js';
import { readNotices } from './notice-form.js';

const STATE_ANSWER = 'gold-state/2';
/** Before answers named notices; read in files of that time, never live. */
const FORMER_STATE_ANSWER = 'gold-state/1';
const STATUS_ANSWER = 'gold-status/1';
const STATES = new Set(['ISSUED', 'SUSPENDED', 'REVOKED', 'FROZEN', 'ENDED', 'UNKNOWN']);
const NULLABLE = ['at', 'head', 'reason', 'record'];

/**
 * What a view answers, in base units; times are Unix seconds.
 *
 * @typedef {object} ViewAnswer
 * @property {number} asOf
 * @property {string} cc the chaincode
 * @property {string} ch the channel
 * @property {string} challenge 64 hexadecimal digits
 * @property {Head|undefined} head the last heartbeat
 * @property {string} [certId] of a state: the certificate
 * @property {string} [state] of a state: ISSUED to UNKNOWN
 * @property {number} [at] of a state: since when
 * @property {string} [reason] of a state
 * @property {string} [record] of a state: the hash of the record, hexadecimal
 * @property {import('./notice-form.js').Notices} [notices] of a state, unless of the former type
 * @property {import('./attestation-form.js').StatedAttestation} [attestation] of an attestation
 * @property {number} [count] of a status list: the first unused index
 * @property {string} [digest] of a status list: the hash of its bits, hexadecimal
 */

/** @typedef {{at: number, count: number, seq: number}} Head */

/**
 * @param {Uint8Array} payload what StateView returned
 * @param {boolean} former whether the former type is read too, as in a file of that time
 * @returns {Promise<ViewAnswer>}
 * @throws {import('../verdict/check-failed.js').CheckFailed} with E-RESPONSE
 */
export function readState(payload, former) {
  return readAnswer(payload, former ? [STATE_ANSWER, FORMER_STATE_ANSWER] : [STATE_ANSWER], (fields) => {
    const answer = {
      ...common(fields),
      certId: fields.text('certId'),
      state: fields.parsed('state', state),
      at: fields.optionalInteger('at'),
      reason: fields.optionalText('reason'),
      record: fields.optionalText('record'),
      notices: fields.text('type') === FORMER_STATE_ANSWER ? undefined : readNotices(fields),
    };
    for (const name of NULLABLE) {
      if (!fields.mentions(name)) {
        throw new JsonFault(name, say('MEMBER_ABSENT'));
      }
    }
    return answer;
  });
}

/**
 * @param {Uint8Array} payload what StatusView returned
 * @returns {Promise<ViewAnswer>}
 * @throws {import('../verdict/check-failed.js').CheckFailed} with E-RESPONSE
 */
export function readStatus(payload) {
  return readAnswer(payload, [STATUS_ANSWER], (fields) => ({
    ...common(fields), count: fields.integer('count'), digest: fields.text('digest') }));
}

/**
 * @param {Fields} fields of any answer
 * @returns {ViewAnswer} the members that all have
 * @throws {JsonFault}
 */
export function common(fields) {
  return {
    asOf: fields.integer('asOf'),
    cc: fields.text('cc'),
    ch: fields.text('ch'),
    challenge: fields.text('challenge'),
    head: readHead(fields.optionalObject('head')),
  };
}

function readHead(fields) {
  if (fields === undefined) {
    return undefined;
  }
  const head = { at: fields.integer('at'), count: fields.integer('count'), seq: fields.integer('seq') };
  fields.end();
  return head;
}

function state(text) {
  if (!STATES.has(text)) {
    throw new InvalidValue(say('CERTIFICATE_STATE_UNKNOWN'));
  }
  return text;
}

/**
 * @param {Uint8Array} payload what a view returned
 * @param {string[]} types that are read
 * @param {function(Fields): ViewAnswer} members
 * @returns {Promise<ViewAnswer>}
 * @throws {import('../verdict/check-failed.js').CheckFailed} with E-RESPONSE
 */
export function readAnswer(payload, types, members) {
  return reading('E-RESPONSE', () => {
    const fields = new Fields(parseCanonicalObject(fromUtf8(payload)));
    if (!types.includes(fields.text('type'))) {
      throw new JsonFault('type', say('EXPECTED_OTHER', { what: types[0] }));
    }
    const answer = members(fields);
    fields.end();
    return answer;
  });
}
