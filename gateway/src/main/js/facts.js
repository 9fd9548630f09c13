// SPDX-License-Identifier: Apache-2.0
import { grams, perMille } from 'capaz-verifier';

/** What the page shows of a fact, how it is named, and whether its visible text is the value in plain. */
const FACTS = {
  seal: { name: 'FACT_SEAL', told: (seal) => seal, visible: (text, seal) => text === seal },
  grossMg: { name: 'FACT_GROSS_MASS', told: grams, visible: digitsAre },
  fineMg: { name: 'FACT_FINE_MASS', told: grams, visible: digitsAre },
  fineness: { name: 'FACT_FINENESS', told: perMille, visible: () => true },
  validUntil: { name: 'FACT_VALID_UNTIL', told: (seconds) => ({ moment: seconds }), visible: () => true },
};

/**
 * Where the page shows something else than the members signed: in the value that it states, or in the text that people read.
 *
 * @param {object|null} signed the facts of a genuine label
 * @returns {{name: string, shown: string, signed: *}[]} empty when there is nothing to compare or all is the same
 */
export function differences(signed) {
  if (signed === null) {
    return [];
  }
  return [...document.querySelectorAll('[data-fact]')].flatMap((element) => {
    const { fact, value } = element.dataset;
    const known = FACTS[fact];
    const same = value === String(signed[fact]) && known.visible(element.textContent, signed[fact]);
    return same ? [] : [{ name: known.name, shown: element.textContent, signed: known.told(signed[fact]) }];
  });
}

/**
 * @param {string|undefined} state the state that the members state now
 * @param {string} conclusion what this device concludes from it
 * @returns {{name: string, shown: string, signed: string}[]} one when the page shows neither
 */
export function stateDiffers(state, conclusion) {
  const element = document.querySelector('[data-state]');
  return element === null || state === undefined || [state, conclusion].includes(element.dataset.state)
    ? []
    : [{ name: 'STEP_V14', shown: element.textContent, signed: state }];
}

/** Milligrams as the page writes them, in grams with three decimals, whatever stands between the digits. */
function digitsAre(text, milligrams) {
  return text.replace(/\D/g, '') === String(milligrams).padStart(4, '0');
}
