// SPDX-License-Identifier: Apache-2.0
/** Arithmetic over 256 elements with the polynomial of QR codes, and the correction of their codewords (ISO/IEC 18004). */
const POLYNOMIAL = 0x11d;
const EXP = new Uint8Array(510);
const LOG = new Uint8Array(256);

for (let i = 0, x = 1; i < 255; i++) {
  EXP[i] = x;
  EXP[i + 255] = x;
  LOG[x] = i;
  x = x << 1 ^ (x > 127 ? POLYNOMIAL : 0);
}

function times(a, b) {
  return a === 0 || b === 0 ? 0 : EXP[LOG[a] + LOG[b]];
}

function over(a, b) {
  return a === 0 ? 0 : EXP[LOG[a] + 255 - LOG[b]];
}

/** @param {number[]|Uint8Array} polynomial lowest power first @param {number} x @returns {number} */
function valueAt(polynomial, x) {
  let value = 0;
  for (let i = polynomial.length - 1; i >= 0; i--) {
    value = times(value, x) ^ polynomial[i];
  }
  return value;
}

/**
 * Corrects a block in place.
 *
 * @param {Uint8Array} block data, then error correction
 * @param {number} check how many codewords at its end are error correction
 * @returns {boolean} whether it is now a valid block
 */
export function correct(block, check) {
  const received = block.slice().reverse();
  const syndromes = Array.from({ length: check }, (none, i) => valueAt(received, EXP[i]));
  if (syndromes.every((syndrome) => syndrome === 0)) {
    return true;
  }
  const locator = locatorOf(syndromes);
  const errors = locator.length - 1;
  const places = received.map((none, i) => i).filter((i) => valueAt(locator, EXP[255 - i]) === 0);
  if (2 * errors > check || places.length !== errors) {
    return false;
  }
  const evaluator = syndromes.map((none, power) => {
    let sum = 0;
    for (let i = 0; i <= Math.min(power, errors); i++) {
      sum ^= times(locator[i], syndromes[power - i]);
    }
    return sum;
  });
  // Of a derivative in this field only the odd powers are left; the first root is 1, so that no further factor is needed.
  const slope = locator.map((each, i) => (i % 2 === 1 ? each : 0));
  for (const place of places) {
    block[block.length - 1 - place] ^= over(valueAt(evaluator, EXP[255 - place]), valueAt(slope, EXP[255 - place]));
  }
  return true;
}

/** The shortest polynomial that the syndromes obey (Berlekamp and Massey). */
function locatorOf(syndromes) {
  let locator = [1];
  let before = [1];
  let length = 0;
  let shift = 1;
  let last = 1;
  syndromes.forEach((syndrome, n) => {
    let gap = syndrome;
    for (let i = 1; i <= length; i++) {
      gap ^= times(locator[i] ?? 0, syndromes[n - i]);
    }
    if (gap === 0) {
      shift++;
      return;
    }
    const factor = over(gap, last);
    const next = Array.from({ length: Math.max(locator.length, before.length + shift) }, (none, i) =>
      (locator[i] ?? 0) ^ times(factor, before[i - shift] ?? 0));
    if (2 * length <= n) {
      [before, last, shift, length] = [locator, gap, 1, n + 1 - length];
    } else {
      shift++;
    }
    locator = next;
  });
  return locator.slice(0, length + 1);
}
