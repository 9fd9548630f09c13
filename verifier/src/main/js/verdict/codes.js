// SPDX-License-Identifier: Apache-2.0
/** Findings that leave the question open (could not be checked) instead of answering it (not genuine). */
const UNDECIDED = new Set(['E-NET-UNKNOWN', 'E-ANCHOR', 'E-ALG', 'E-DEF-UNKNOWN', 'E-PROTO', 'E-TIME', 'E-PEERS']);

/** Exit codes of a command line, by verdict; every other verdict has 1. */
const EXIT = {
  VALID_NOW: 0, GENUINE_AS_OF: 0, GENUINE_STATUS_UNKNOWN: 0, COULD_NOT_BE_CHECKED: 2,
  VALID_WITH_NOTICE: 4, GENUINE_AS_OF_WITH_NOTICE: 4,
};

/**
 * @param {string} code such as E-SIG
 * @returns {boolean} whether it leaves the question open
 */
export function undecided(code) {
  return UNDECIDED.has(code);
}

/**
 * @param {string} verdict such as NOT_GENUINE
 * @returns {number} the exit code of a command line
 */
export function exitCode(verdict) {
  return EXIT[verdict] ?? 1;
}

/**
 * @param {string} code such as E-SIG
 * @returns {string} the key of its sentence in the bundle
 */
export function codeKey(code) {
  return 'CODE_' + code.replaceAll('-', '_');
}
