// SPDX-License-Identifier: Apache-2.0
import { darkerThanAround, greyOf, shrunk } from './binary-image.js';
import { textIn } from './code-content.js';
import { cornersAmong, findersIn } from './finders.js';
import { gridsFrom } from './grid.js';

/** Widths in points at which a picture is looked at: a whole photograph has more than a code needs. */
const WIDTHS = [800, 1600, 400];
/** How much darker than its surroundings a module is. */
const SHARES = [0.9, 0.75];

/**
 * Reads the QR codes of a picture. What it finds is a text and no proof: the verifier judges it.
 *
 * @param {Uint8ClampedArray|Uint8Array} rgba four bytes a point
 * @param {number} width
 * @param {number} height
 * @param {boolean} [thorough] whether to look at several sizes; once is enough for one of many pictures of a camera
 * @returns {string[]} their texts, each once
 */
export function readCodes(rgba, width, height, thorough = true) {
  const whole = { grey: greyOf(rgba), width, height };
  const texts = new Set();
  const seen = new Set();
  for (const wanted of thorough ? WIDTHS : WIDTHS.slice(0, 1)) {
    const by = Math.max(1, Math.round(Math.max(width, height) / wanted));
    if (seen.has(by)) {
      continue;
    }
    seen.add(by);
    const picture = by === 1 ? whole : shrunk(whole.grey, width, height, by);
    for (const share of SHARES) {
      const reach = Math.ceil(Math.max(picture.width, picture.height) / 20);
      codesIn(darkerThanAround(picture.grey, picture.width, picture.height, reach, share)).forEach((text) => texts.add(text));
      if (texts.size > 0 || !thorough) {
        break;
      }
    }
    if (texts.size > 0) {
      break;
    }
  }
  return [...texts];
}

function codesIn(image) {
  const texts = [];
  const used = new Set();
  for (const corners of cornersAmong(findersIn(image))) {
    const three = [corners.corner, corners.right, corners.below];
    if (three.some((finder) => used.has(finder))) {
      continue;
    }
    for (const { version, dark } of gridsFrom(image, corners)) {
      const text = textIn(dark, version);
      if (text !== undefined) {
        texts.push(text);
        three.forEach((finder) => used.add(finder));
        break;
      }
    }
  }
  return texts;
}
