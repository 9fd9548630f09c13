// SPDX-License-Identifier: Apache-2.0
/**
 * A sentence of the bundle: a key and what fills its slots. An argument is a text or a whole number (shown as they stand),
 * another sentence, a list of texts, or one of the typed values below.
 *
 * @typedef {{key: string, slots: Object<string, Argument>}} Sentence
 * @typedef {string|number|bigint|Sentence|Array<string>|{moment: number}|{count: number}} Argument
 * @typedef {Object<string, string>} Words the templates of one language by key
 */

/**
 * @param {string} key a key of the bundle
 * @param {Object<string, Argument>} [slots] what fills its slots
 * @returns {Sentence}
 */
export function say(key, slots = {}) {
  return { key, slots };
}

/**
 * A text that is the same in every language, such as a hash.
 *
 * @param {string} text
 * @returns {Sentence}
 */
export function asIs(text) {
  return say('AS_IS', { text });
}

/**
 * @param {number|bigint} seconds Unix seconds
 * @returns {Argument} shown in UTC
 */
export function moment(seconds) {
  return { moment: Number(seconds) };
}

/**
 * @param {number} number shown with the mark of the language between the thousands
 * @returns {Argument}
 */
export function count(number) {
  return { count: number };
}

/**
 * Milligrams as a scale shows them, in grams.
 *
 * @param {number} milligrams
 * @returns {Sentence}
 */
export function grams(milligrams) {
  return say('SCALE_GRAMS', {
    whole: Math.floor(milligrams / 1000),
    thousandths: String(milligrams % 1000).padStart(3, '0'),
  });
}

/**
 * Hundredths of a per mille as an assay shows them.
 *
 * @param {number} hundredths
 * @returns {Sentence}
 */
export function perMille(hundredths) {
  return say('SCALE_PER_MILLE', {
    whole: Math.floor(hundredths / 100),
    hundredths: String(hundredths % 100).padStart(2, '0'),
  });
}

/**
 * The text of a sentence; a slot without argument and a key without template stay as they stand.
 *
 * @param {Sentence} sentence
 * @param {Words} words
 * @param {function(number): string} [momentOf] writes a moment, by default as reports do
 * @returns {string}
 */
export function textOf(sentence, words, momentOf = instant) {
  const template = Object.hasOwn(words, sentence.key) ? words[sentence.key] : sentence.key;
  return template.replace(/\{([A-Za-z]+)\}/g, (slot, name) =>
    Object.hasOwn(sentence.slots, name) ? shown(sentence.slots[name], words, momentOf) : slot);
}

/** @param {Argument} value @param {Words} words @param {function(number): string} momentOf @returns {string} */
function shown(value, words, momentOf) {
  if (Array.isArray(value)) {
    return '[' + value.join(', ') + ']';
  }
  if (typeof value !== 'object') {
    return String(value);
  }
  if ('moment' in value) {
    return momentOf(value.moment);
  }
  if ('count' in value) {
    return String(value.count).replace(/\B(?=(\d{3})+$)/g, textOf(say('SCALE_GROUP'), words));
  }
  return textOf(value, words, momentOf);
}

/**
 * A moment in UTC, of any year that a 64 bit count of seconds can name.
 *
 * @param {number} seconds Unix seconds
 * @returns {string} such as 2026-06-01T12:00:00Z
 */
export function instant(seconds) {
  // 400 years have 146 097 days, so that a date of any year is that of a year near 2000, whose digits are then put right.
  const cycle = 146097 * 86400;
  const cycles = Math.floor(seconds / cycle);
  const [date, time] = new Date((seconds - cycles * cycle) * 1000).toISOString().split('T');
  const [year, month, day] = date.split('-');
  const shownYear = Number(year) + cycles * 400;
  const digits = String(Math.abs(shownYear)).padStart(4, '0');
  const sign = shownYear < 0 ? '-' : shownYear > 9999 ? '+' : '';
  return sign + digits + '-' + month + '-' + day + 'T' + time.slice(0, 8) + 'Z';
}
