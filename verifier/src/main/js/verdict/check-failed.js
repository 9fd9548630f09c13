// SPDX-License-Identifier: Apache-2.0
import { undecided } from './codes.js';
import { say } from './sentence.js';

/** A check that failed: its code and what was seen. Thrown inside a stage, which turns it into a line of the report. */
export class CheckFailed extends Error {
  /**
   * @param {string} code such as E-SIG
   * @param {import('./sentence.js').Sentence} evidence what was seen
   * @param {boolean} [open] whether the question stays open; by default as the code says
   */
  constructor(code, evidence, open = undecided(code)) {
    super(code + ': ' + evidence.key);
    this.code = code;
    this.evidence = evidence;
    this.undecided = open;
  }
}

/** A value that is not what its place takes; whoever reads the place says where. */
export class InvalidValue extends Error {
  /** @param {import('./sentence.js').Sentence} sentence what is wrong */
  constructor(sentence) {
    super(sentence.key);
    this.sentence = sentence;
  }
}

/** JSON that cannot be read: the member at fault, empty for the whole text, and what is wrong there. */
export class JsonFault extends Error {
  /**
   * @param {string} field the path of the member, empty for the whole text
   * @param {import('./sentence.js').Sentence} what
   */
  constructor(field, what) {
    super(field + ': ' + what.key);
    this.field = field;
    this.what = what;
  }
}

/**
 * Reads JSON from strangers: what cannot be read is a failed check.
 *
 * @template T
 * @param {string} code the code of the check that reads
 * @param {function(): (T|Promise<T>)} read
 * @returns {Promise<T>}
 * @throws {CheckFailed} with that code
 */
export async function reading(code, read) {
  try {
    return await read();
  } catch (fault) {
    if (fault instanceof JsonFault) {
      throw new CheckFailed(
        code, fault.field === '' ? fault.what : say('AT_FIELD', { field: fault.field, what: fault.what }));
    }
    throw fault;
  }
}
