// SPDX-License-Identifier: Apache-2.0
/** A picture of which each point is dark or light. */
export class BinaryImage {
  #dark;

  /** @param {Uint8Array} dark 1 or 0, row by row @param {number} width @param {number} height */
  constructor(dark, width, height) {
    this.#dark = dark;
    this.width = width;
    this.height = height;
  }

  /** @param {number} x @param {number} y @returns {boolean} light outside of the picture */
  dark(x, y) {
    const column = Math.floor(x);
    const row = Math.floor(y);
    return column >= 0 && row >= 0 && column < this.width && row < this.height
      && this.#dark[row * this.width + column] === 1;
  }
}

/**
 * @param {Uint8ClampedArray|Uint8Array} rgba four bytes a point
 * @returns {Uint8Array} how light each point is
 */
export function greyOf(rgba) {
  const grey = new Uint8Array(rgba.length / 4);
  for (let i = 0; i < grey.length; i++) {
    grey[i] = rgba[4 * i] * 77 + rgba[4 * i + 1] * 151 + rgba[4 * i + 2] * 28 >> 8;
  }
  return grey;
}

/**
 * Dark is what is darker than its surroundings, so that shadow and glare do not matter.
 *
 * @param {Uint8Array} grey
 * @param {number} width
 * @param {number} height
 * @param {number} reach how far the surroundings go, in points
 * @param {number} share below this share of their mean a point is dark
 * @returns {BinaryImage}
 */
export function darkerThanAround(grey, width, height, reach, share) {
  const sums = new Uint32Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += grey[y * width + x];
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
    }
  }
  const dark = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - reach) * (width + 1);
    const bottom = Math.min(height, y + reach + 1) * (width + 1);
    const rows = (bottom - top) / (width + 1);
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - reach);
      const right = Math.min(width, x + reach + 1);
      const sum = sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
      dark[y * width + x] = grey[y * width + x] * rows * (right - left) < sum * share ? 1 : 0;
    }
  }
  return new BinaryImage(dark, width, height);
}

/**
 * The same picture with fewer points.
 *
 * @param {Uint8Array} grey
 * @param {number} width
 * @param {number} height
 * @param {number} by how many points of an edge become one, a whole number
 * @returns {{grey: Uint8Array, width: number, height: number}}
 */
export function shrunk(grey, width, height, by) {
  const columns = Math.floor(width / by);
  const rows = Math.floor(height / by);
  const small = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      let sum = 0;
      for (let i = 0; i < by * by; i++) {
        sum += grey[(y * by + Math.floor(i / by)) * width + x * by + i % by];
      }
      small[y * columns + x] = sum / (by * by);
    }
  }
  return { grey: small, width: columns, height: rows };
}
