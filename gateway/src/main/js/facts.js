// SPDX-License-Identifier: Apache-2.0
import { count, grams, instant, perMille, say, textOf } from 'capaz-verifier';

/** How each fact that the page shows is named, and how the page writes it. */
const FACTS = {
  seal: { name: 'FACT_SEAL', written: (seal) => say('AS_IS', { text: seal }) },
  grossMg: { name: 'FACT_GROSS_MASS', written: (milligrams) => inGroups(grams(milligrams)) },
  fineMg: { name: 'FACT_FINE_MASS', written: (milligrams) => inGroups(grams(milligrams)) },
  fineness: { name: 'FACT_FINENESS', written: (hundredths) => inGroups(perMille(hundredths)) },
  validUntil: { name: 'FACT_VALID_UNTIL', written: (seconds) => say('AS_IS', { text: minute(seconds) }) },
};

/** The words under which the page may show a state. */
const STATES = {
  ISSUED: ['RECORD_STATE_ISSUED', 'PAGE_STATE_NOTICED'],
  SUSPENDED: ['RECORD_STATE_SUSPENDED'],
  REVOKED: ['RECORD_STATE_REVOKED'],
  FROZEN: ['RECORD_STATE_FROZEN'],
  ENDED: ['RECORD_STATE_ENDED'],
  EXPIRED: ['PAGE_STATE_EXPIRED'],
};

/** @param {object} signed the facts of a label @returns {Array<[string, object]>} the name of each, and how the page writes it */
export function factsOf(signed) {
  return Object.entries(FACTS).map(([fact, { name, written }]) => [name, written(signed[fact])]);
}

const NOTHING_SHOWN = '–';

/**
 * Where the page shows something else than the members signed: in the value that it states, or in the text that people read, which
 * must be what this device would write. A page that shows facts shows all of them.
 *
 * @param {object|null} signed the facts of a genuine label
 * @param {Object<string, string>} words
 * @returns {{name: string, shown: string, signed: string}[]} empty when there is nothing to compare or all is the same
 */
export function differences(signed, words) {
  if (signed === null || document.querySelector('[data-fact]') === null) {
    return [];
  }
  return Object.entries(FACTS).flatMap(([fact, { name, written }]) => {
    const right = textOf(written(signed[fact]), words);
    const places = [...document.querySelectorAll('[data-fact="' + fact + '"]')];
    const wrong = places.filter(({ dataset, textContent }) =>
      dataset.value !== String(signed[fact]) || inOneForm(textContent) !== inOneForm(right));
    const shown = places.length === 0 ? [NOTHING_SHOWN] : wrong.map(({ textContent }) => textContent);
    return shown.map((text) => ({ name, shown: text, signed: right }));
  });
}

/**
 * @param {string|undefined} state the state that the members state now
 * @param {string} conclusion what this device concludes from it
 * @param {Object<string, string>} words
 * @returns {{name: string, shown: string, signed: string}[]} one when the page shows neither, in its code or in its words
 */
export function stateDiffers(state, conclusion, words) {
  const element = document.querySelector('[data-state]');
  if (element === null || state === undefined) {
    return [];
  }
  const { dataset, textContent } = element;
  const told = (STATES[dataset.state] ?? []).map((key) => words[key]);
  return [state, conclusion].includes(dataset.state) && told.includes(textContent)
    ? []
    : [{ name: 'STEP_V14', shown: textContent, signed: state }];
}

/**
 * A moment as the server writes it on the page.
 *
 * @param {number} seconds Unix seconds
 * @returns {string}
 */
export function minute(seconds) {
  const [day, time] = instant(seconds).split('T');
  const shown = document.documentElement.lang === 'es' ? day.split('-').reverse().join('/') : day;
  return shown + ' ' + time.slice(0, 5) + ' UTC';
}

/** In groups of three digits, as the page writes numbers. */
function inGroups({ key, slots }) {
  return say(key, { ...slots, whole: count(slots.whole) });
}

/** Blanks of every width are one to people. */
function inOneForm(text) {
  return text.replace(/\s+/g, ' ').trim();
}
