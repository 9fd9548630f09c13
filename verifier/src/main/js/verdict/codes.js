// SPDX-License-Identifier: Apache-2.0
/** Findings that leave the question open (could not be checked) instead of answering it (not genuine). */
const UNDECIDED = new Set([
  'E-ADDRESS', 'E-NET-UNKNOWN', 'E-ANCHOR', 'E-LIMIT', 'E-ALG', 'E-DEF-UNKNOWN', 'E-PROTO', 'E-TIME', 'E-PEERS']);

/** Exit codes of a command line, by verdict; every other verdict has 1. */
const EXIT = {
  VALID_NOW: 0, GENUINE_AS_OF: 0, GENUINE_STATUS_UNKNOWN: 0, COULD_NOT_BE_CHECKED: 2,
  VALID_WITH_NOTICE: 4, GENUINE_AS_OF_WITH_NOTICE: 4,
};

/** Colours of pages, by verdict; every other verdict is RED. */
const COLOUR = {
  VALID_NOW: 'GREEN', GENUINE_AS_OF: 'GREEN', VALID_WITH_NOTICE: 'AMBER', GENUINE_AS_OF_WITH_NOTICE: 'AMBER',
  GENUINE_STATUS_UNKNOWN: 'AMBER', COULD_NOT_BE_CHECKED: 'AMBER', FROZEN: 'AMBER',
};

/**
 * @param {string} conclusion such as NOT_GENUINE
 * @returns {string} GREEN, AMBER or RED: how pages show it, beside a sign and the word
 */
export function colourOf(conclusion) {
  return COLOUR[conclusion] ?? 'RED';
}

/**
 * @param {string} code such as E-SIG
 * @returns {boolean} whether it leaves the question open
 */
export function undecided(code) {
  return UNDECIDED.has(code);
}

/** Verdicts that stay as they are unless the state has changed since. */
const HOLDING = new Set([
  'VALID_NOW', 'VALID_WITH_NOTICE', 'GENUINE_AS_OF', 'GENUINE_AS_OF_WITH_NOTICE', 'GENUINE_STATUS_UNKNOWN']);

/** Verdicts of what the members' signatures do not stand for. */
const NOT_GENUINE = new Set(['NOT_GENUINE', 'COULD_NOT_BE_CHECKED', 'UNKNOWN_CERTIFICATE']);

/**
 * @param {string} conclusion
 * @returns {boolean} whether the members' signatures stand, whatever became of it since
 */
export function isGenuine(conclusion) {
  return !NOT_GENUINE.has(conclusion);
}

/**
 * @param {string} conclusion such as NOT_GENUINE
 * @param {string|null} code the finding that decided
 * @returns {number} the exit code of a command line; a live answer that was asked for and is missing leaves the question open
 */
export function exitCode(conclusion, code) {
  return EXIT[code === 'E-NO-LIVE' ? 'COULD_NOT_BE_CHECKED' : conclusion] ?? 1;
}

/**
 * @param {string} conclusion
 * @returns {boolean} whether it holds unless the state has changed since
 */
export function holdsUnlessChanged(conclusion) {
  return HOLDING.has(conclusion);
}

/**
 * @param {string} code such as E-SIG
 * @returns {string} the key of its sentence in the bundle
 */
export function codeKey(code) {
  return 'CODE_' + code.replaceAll('-', '_');
}
