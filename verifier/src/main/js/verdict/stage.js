// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from './check-failed.js';
import { say } from './sentence.js';

/**
 * One line of the report.
 *
 * @typedef {object} Check
 * @property {string} step such as Q7
 * @property {'PASSED'|'FAILED'|'NOT_MADE'|'NOTE'} result
 * @property {?string} code the finding, when there is one
 * @property {import('./sentence.js').Sentence} evidence what was seen, or why it was not made
 */

/**
 * What a check found, for the next one, and what it saw.
 *
 * @template T
 * @typedef {{value: T, evidence: import('./sentence.js').Sentence}} Finding
 */

/** Why a check behind a failed one is not made. */
export const STOPPED = say('EARLIER_CHECK_FAILED');

/** Checks that build on each other: the first error ends the stage, what comes after is listed as not made. */
export class Stage {
  constructor() {
    /** @type {Check[]} */
    this.checks = [];
    /** @type {?CheckFailed} */
    this.failure = null;
  }

  /** @returns {boolean} whether no check has failed so far */
  get passed() {
    return this.failure === null;
  }

  /** @returns {number} how many checks have passed */
  get passedChecks() {
    return this.checks.filter(({ result }) => result === 'PASSED').length;
  }

  /**
   * @template T
   * @param {string} step
   * @param {function(): (Finding<T>|Promise<Finding<T>>)} body throws CheckFailed
   * @returns {Promise<T|undefined>} what was found; nothing in a stage that has failed
   */
  async check(step, body) {
    if (this.failure !== null) {
      this.notMade(step, STOPPED);
      return undefined;
    }
    try {
      const finding = await body();
      this.checks.push({ step, result: 'PASSED', code: null, evidence: finding.evidence });
      return finding.value;
    } catch (failed) {
      if (!(failed instanceof CheckFailed)) {
        throw failed;
      }
      this.failure = failed;
      this.checks.push({ step, result: 'FAILED', code: failed.code, evidence: failed.evidence });
      return undefined;
    }
  }

  /**
   * Lists something worth telling that neither passed nor failed.
   *
   * @param {string} step
   * @param {string} code
   * @param {import('./sentence.js').Sentence} evidence
   */
  note(step, code, evidence) {
    this.checks.push({ step, result: 'NOTE', code, evidence });
  }

  /**
   * @param {string} step
   * @param {import('./sentence.js').Sentence} reason
   */
  notMade(step, reason) {
    this.checks.push(notMade(step, reason));
  }
}

/**
 * @param {string} step
 * @param {import('./sentence.js').Sentence} reason
 * @returns {Check}
 */
export function notMade(step, reason) {
  return { step, result: 'NOT_MADE', code: null, evidence: reason };
}
