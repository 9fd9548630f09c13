// SPDX-License-Identifier: Apache-2.0
import { sameFacts } from '../label/label-claims.js';
import { CheckFailed, JsonFault, reading } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { hashHex, utf8 } from '../wire/bytes.js';
import { parseCanonicalObject } from '../wire/json.js';

/**
 * Compares the record that was signed with the label and with its text. Only another hash than the label's condemns: the text comes
 * unsigned, from whoever brings it.
 *
 * @param {import('./view-check.js').ViewExpectations} expected
 * @param {string} record the signed hash, hexadecimal
 * @returns {Promise<import('../label/label-claims.js').Facts|undefined>} nothing when no text came along
 * @throws {CheckFailed} with E-RECORD, E-VALUE or E-MISMATCH
 */
export async function compareRecord(expected, record) {
  const { value, labelRecord, challenge } = expected;
  if (labelRecord !== undefined && labelRecord !== record) {
    throw new CheckFailed('E-RECORD', say('RECORD_HASH_OF_LABEL_DIFFERS', { label: labelRecord, ledger: record }));
  }
  // A live request comes with a label or a file that was checked; a file must bring the record itself.
  if (value === undefined && challenge === undefined) {
    throw new CheckFailed('E-VALUE', say('RECORD_MISSING'));
  }
  return value === undefined ? undefined : factsOf(expected, record);
}

async function factsOf({ value, certificate, labelFacts }, record) {
  const hash = await hashHex(utf8(value));
  if (hash !== record) {
    throw new CheckFailed('E-VALUE', say('RECORD_HASH_OF_FILE_DIFFERS', { file: hash, ledger: record }));
  }
  const facts = await readFacts(value);
  if (facts.certId !== certificate || (labelFacts !== undefined && !sameFacts(facts, labelFacts))) {
    throw new CheckFailed('E-MISMATCH', say('FACTS_DIFFER'));
  }
  return facts;
}

function readFacts(value) {
  return reading('E-VALUE', () => {
    const record = parseCanonicalObject(value);
    const typed = (type, what) => (name) => {
      const member = record.get(name);
      if (typeof member !== type) {
        throw new JsonFault(name, say('EXPECTED_OTHER', { what: say(what) }));
      }
      return [name, member];
    };
    return Object.fromEntries([
      ...['certId', 'country', 'seal'].map(typed('string', 'A_STRING')),
      ...['grossMg', 'fineMg', 'fineness', 'statusIndex', 'validUntil'].map(typed('number', 'A_WHOLE_NUMBER')),
    ]);
  });
}
