// SPDX-License-Identifier: Apache-2.0
import { correct } from './reed-solomon.js';

/**
 * From the modules of a QR code to its text (ISO/IEC 18004, model 2, versions 1 to 40).
 *
 * @typedef {function(number, number): boolean} Modules whether the module in that column and row is dark
 */

/** For L, M, Q, H and each version: error correction codewords of a block, and blocks. */
const CHECKS = [
  [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
    28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
  [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28],
  [13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
    28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
  [17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
    30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
];
const BLOCKS = [
  [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8,
    8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
  [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
    17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
  [1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20,
    23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68],
  [1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
    25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81],
];
/** The two bits of a code that name its level are not in the order of the levels. */
const LEVELS = [1, 0, 3, 2];
const FORMAT_POLYNOMIAL = 0x537;
const FORMAT_MASK = 0x5412;
const MOST_WRONG_FORMAT_BITS = 3;
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => ((y >> 1) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => x * y % 2 + x * y % 3 === 0,
  (x, y) => (x * y % 2 + x * y % 3) % 2 === 0,
  (x, y) => ((x + y) % 2 + x * y % 3) % 2 === 0,
];

/** @param {number} version @returns {number} modules along an edge */
export function sizeOf(version) {
  return 17 + 4 * version;
}

/** @param {number} version @returns {number[]} where the centres of alignment patterns stand, along an edge */
export function alignmentsOf(version) {
  if (version === 1) {
    return [];
  }
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const places = [6];
  for (let place = sizeOf(version) - 7; places.length < count; place -= step) {
    places.splice(1, 0, place);
  }
  return places;
}

/**
 * @param {Modules} dark
 * @param {number} version
 * @returns {string|undefined} nothing when the modules are those of no code
 */
export function textIn(dark, version) {
  const format = formatIn(dark, sizeOf(version));
  if (format === undefined) {
    return undefined;
  }
  const data = dataIn(codewordsIn(dark, version, MASKS[format & 7]), version, LEVELS[format >> 3]);
  return data === undefined ? undefined : textOf(new Bits(data), version);
}

/** The level and the mask, of which each code holds two copies. */
function formatIn(dark, size) {
  let first = 0;
  let second = 0;
  for (let i = 0; i < 15; i++) {
    const near = i < 6 ? [i, 8] : i < 8 ? [i + 1, 8] : i === 8 ? [8, 7] : [8, 14 - i];
    const far = i < 7 ? [8, size - 1 - i] : [size - 15 + i, 8];
    first = first << 1 | dark(...near);
    second = second << 1 | dark(...far);
  }
  let best;
  let fewest = MOST_WRONG_FORMAT_BITS;
  for (let format = 0; format < 32; format++) {
    let rest = format << 10;
    for (let bit = 14; bit >= 10; bit--) {
      if (rest >> bit & 1) {
        rest ^= FORMAT_POLYNOMIAL << (bit - 10);
      }
    }
    const code = (format << 10 | rest) ^ FORMAT_MASK;
    const wrong = Math.min(ones(code ^ first), ones(code ^ second));
    if (wrong <= fewest) {
      [best, fewest] = [format, wrong];
    }
  }
  return best;
}

function ones(bits) {
  let count = 0;
  for (let rest = bits; rest > 0; rest >>= 1) {
    count += rest & 1;
  }
  return count;
}

/** In columns of two from the right, up and down, past everything that is no data. */
function codewordsIn(dark, version, masked) {
  const size = sizeOf(version);
  const fixed = fixedIn(version);
  const codewords = [];
  let bits = 0;
  let byte = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    const column = right <= 6 ? right - 1 : right;
    const upwards = (column + 1 & 2) === 0;
    for (let i = 0; i < size; i++) {
      const y = upwards ? size - 1 - i : i;
      for (const x of [column, column - 1]) {
        if (!fixed(x, y)) {
          byte = byte << 1 | (dark(x, y) !== masked(x, y));
          if (++bits % 8 === 0) {
            codewords.push(byte & 255);
          }
        }
      }
    }
  }
  return codewords;
}

/** Which modules are the same in every code of that version, or say what code it is. */
function fixedIn(version) {
  const size = sizeOf(version);
  const places = alignmentsOf(version);
  const last = size - 7;
  const inAlignment = (x, y) => places.some((cx) => Math.abs(x - cx) <= 2 && places.some((cy) =>
    Math.abs(y - cy) <= 2 && !(cx === 6 && (cy === 6 || cy === last)) && !(cx === last && cy === 6)));
  return (x, y) => x === 6 || y === 6 || (x < 9 && y < 9) || (x < 9 && y >= size - 8) || (x >= size - 8 && y < 9)
    || (version >= 7 && ((x >= size - 11 && y < 6) || (y >= size - 11 && x < 6)))
    || inAlignment(x, y);
}

/** Parts the codewords into their blocks, corrects these, and joins the data. */
function dataIn(codewords, version, level) {
  const check = CHECKS[level][version - 1];
  const count = BLOCKS[level][version - 1];
  const short = Math.floor(codewords.length / count);
  const long = codewords.length % count;
  const blocks = Array.from({ length: count }, (none, i) => new Uint8Array(short + (i < count - long ? 0 : 1)));
  let next = 0;
  for (let i = 0; i <= short - check; i++) {
    for (const block of blocks) {
      if (i < block.length - check) {
        block[i] = codewords[next++];
      }
    }
  }
  for (let i = check; i > 0; i--) {
    for (const block of blocks) {
      block[block.length - i] = codewords[next++];
    }
  }
  return blocks.every((block) => correct(block, check))
    ? blocks.flatMap((block) => [...block.subarray(0, block.length - check)])
    : undefined;
}

/** Reads numbers of some bits. */
class Bits {
  #bytes;
  #place = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  get left() {
    return this.#bytes.length * 8 - this.#place;
  }

  take(count) {
    let value = 0;
    for (let i = 0; i < count; i++, this.#place++) {
      value = value << 1 | (this.#bytes[this.#place >> 3] ?? 0) >> (7 - (this.#place & 7)) & 1;
    }
    return value;
  }
}

/** Segments of digits, of letters and of bytes; a code with others is none of ours and has no text here. */
function textOf(bits, version) {
  const size = version < 10 ? 0 : version < 27 ? 1 : 2;
  let text = '';
  while (bits.left >= 4) {
    switch (bits.take(4)) {
      case 0:
        return text;
      case 1:
        text += digitsIn(bits, bits.take([10, 12, 14][size]));
        break;
      case 2:
        text += lettersIn(bits, bits.take([9, 11, 13][size]));
        break;
      case 4:
        text += bytesIn(bits, bits.take([8, 16, 16][size]));
        break;
      case 7:
        bits.take(8);
        break;
      default:
        return undefined;
    }
  }
  return text;
}

function digitsIn(bits, length) {
  let digits = '';
  for (let left = length; left > 0 && bits.left > 0; left -= 3) {
    const count = Math.min(left, 3);
    digits += String(bits.take([0, 4, 7, 10][count])).padStart(count, '0');
  }
  return digits;
}

function lettersIn(bits, length) {
  let letters = '';
  for (let left = length; left > 0 && bits.left > 0; left -= 2) {
    const value = bits.take(left > 1 ? 11 : 6);
    letters += left > 1 ? ALPHANUMERIC[Math.floor(value / 45)] + ALPHANUMERIC[value % 45] : ALPHANUMERIC[value];
  }
  return letters;
}

function bytesIn(bits, length) {
  const bytes = new Uint8Array(Math.min(length, bits.left >> 3)).map(() => bits.take(8));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (older) {
    return new TextDecoder('latin1').decode(bytes);
  }
}
