// SPDX-License-Identifier: Apache-2.0
/** No sentence of a genuine file is longer. */
const LONGEST = 4000;

/**
 * What moves, hides or reverses letters: controls, separators of lines and paragraphs, marks that change the direction of writing,
 * and characters without a shape of their own. The same as in VisibleText of the rule book.
 */
const NOWHERE = new RegExp(
  '[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f'
    + '\\ufeff\\ufff9-\\uffff\\ud800-\\udfff\\u{e0000}-\\u{effff}]', 'gu');

/**
 * A text on one line. It may quote a file from outside: what steers a terminal or reverses a line stands as its number, and
 * megabytes of it stand as their beginning.
 *
 * @param {string} text
 * @returns {string} one line of text
 */
export function line(text) {
  const shown = text.length <= LONGEST ? text : text.slice(0, LONGEST) + '…';
  return shown.replace(NOWHERE, (character) => Array.from({ length: character.length }, (_, i) =>
    '\\u' + character.charCodeAt(i).toString(16).padStart(4, '0')).join(''));
}
