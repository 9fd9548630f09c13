// SPDX-License-Identifier: Apache-2.0
/**
 * The three squares in the corners of a QR code: along any line through the middle of one, dark, light, dark, light and dark are
 * 1, 1, 3, 1 and 1 modules wide.
 *
 * @typedef {{x: number, y: number, module: number, seen: number}} Finder its middle, and the width of a module in points
 * @typedef {{corner: Finder, right: Finder, below: Finder}} Corners of one code
 */
const WIDTHS = [1, 1, 3, 1, 1];
const TOLERANCE = 0.6;
const MOST_FINDERS = 24;
const MOST_CODES = 60;

/**
 * @param {import('./binary-image.js').BinaryImage} image
 * @returns {Finder[]} those that were crossed most often first
 */
export function findersIn(image) {
  const found = [];
  for (let y = 0; y < image.height; y++) {
    const ends = [0];
    let dark = false;
    for (let x = 0; x <= image.width; x++) {
      const now = x < image.width && image.dark(x, y);
      if (now === dark) {
        continue;
      }
      ends.push(x);
      dark = now;
      if (!dark && ends.length > 6) {
        const last = ends.slice(-6);
        if (fits(last.slice(1).map((end, i) => end - last[i]))) {
          crossed(image, (last[2] + last[3]) / 2, y, found);
        }
      }
    }
  }
  return found.filter(({ seen }) => seen > 1).sort((one, other) => other.seen - one.seen).slice(0, MOST_FINDERS);
}

/** Keeps what is crossed upright and across too, once for each square. */
function crossed(image, x, y, found) {
  const upright = across(image, x, y, 0, 1);
  const level = upright && across(image, x, upright.middle, 1, 0);
  if (!level) {
    return;
  }
  const [newX, newY] = [level.middle, upright.middle];
  const module = (level.width + upright.width) / 14;
  const known = found.find((each) => Math.abs(each.x - newX) < 2 * module && Math.abs(each.y - newY) < 2 * module
    && each.module < 2 * module && module < 2 * each.module);
  if (known === undefined) {
    found.push({ x: newX, y: newY, module, seen: 1 });
    return;
  }
  const weight = 1 / ++known.seen;
  known.x += (newX - known.x) * weight;
  known.y += (newY - known.y) * weight;
  known.module += (module - known.module) * weight;
}

/** @returns {{middle: number, width: number}|undefined} where the line through that point crosses a square, on its axis */
function across(image, x, y, dx, dy) {
  const start = Math.floor(dx === 1 ? x : y);
  const at = (place) => (dx === 1 ? image.dark(place, y) : image.dark(x, place));
  if (!at(start)) {
    return undefined;
  }
  const end = dx === 1 ? image.width : image.height;
  const ends = (step) => {
    const places = [];
    let dark = true;
    for (let place = start; places.length < 3; place += step) {
      if (place < -1 || place > end) {
        return undefined;
      }
      if (at(place) !== dark) {
        places.push(step === 1 ? place : place + 1);
        dark = !dark;
      }
    }
    return places;
  };
  const after = ends(1);
  const before = ends(-1);
  if (after === undefined || before === undefined) {
    return undefined;
  }
  const all = [before[2], before[1], before[0], after[0], after[1], after[2]];
  return fits(all.slice(1).map((each, i) => each - all[i]))
    ? { middle: (all[2] + all[3]) / 2, width: all[5] - all[0] }
    : undefined;
}

function fits(widths) {
  const module = widths.reduce((sum, width) => sum + width, 0) / 7;
  return module >= 1 && widths.every((width, i) => Math.abs(width - WIDTHS[i] * module) < WIDTHS[i] * module * TOLERANCE + 0.5);
}

/**
 * @param {Finder[]} finders
 * @returns {Corners[]} those that look most like the corners of one square first
 */
export function cornersAmong(finders) {
  const codes = [];
  for (const corner of finders) {
    for (const right of finders) {
      for (const below of finders) {
        const odd = right === below || corner === right || corner === below ? Infinity : oddnessOf(corner, right, below);
        if (odd < 1.5) {
          codes.push({ odd, corner, right, below });
        }
      }
    }
  }
  return codes.sort((one, other) => one.odd - other.odd).slice(0, MOST_CODES);
}

/** How far two edges are from equal and from a right angle that turns clockwise, and the modules from one width. */
function oddnessOf(corner, right, below) {
  const [ax, ay, bx, by] = [right.x - corner.x, right.y - corner.y, below.x - corner.x, below.y - corner.y];
  const [a, b] = [Math.hypot(ax, ay), Math.hypot(bx, by)];
  const modules = [corner.module, right.module, below.module];
  const widths = Math.max(...modules) / Math.min(...modules);
  if (ax * by - ay * bx <= 0 || widths > 2.2 || Math.min(a, b) < 10 * Math.min(...modules)) {
    return Infinity;
  }
  return Math.abs(Math.log(a / b)) + Math.abs(ax * bx + ay * by) / (a * b) + Math.log(widths);
}
