// SPDX-License-Identifier: Apache-2.0
import { alignmentsOf, sizeOf } from './code-content.js';

/** Where the modules of a code stand in a picture that was taken from any side. */
const LARGEST = 40;
const ALIGNMENT_RADIUS = 2;
const LEAST_ALIKE = 20;
const BEST_ALIGNMENTS = 6;

/**
 * @param {import('./binary-image.js').BinaryImage} image
 * @param {import('./finders.js').Corners} corners
 * @yields {{version: number, dark: function(number, number): boolean}} the likeliest first
 */
export function* gridsFrom(image, corners) {
  for (const version of versionsOf(image, corners)) {
    const grids = fourthCorners(image, corners, version)
      .map((fourth) => gridOf(image, corners, version, fourth))
      .sort((one, other) => other.alike - one.alike);
    yield* grids.slice(0, BEST_ALIGNMENTS).filter(({ alike }) => alike > 0.8);
  }
}

/** By the width of modules along both edges; the neighbours too, for a width is never quite right. */
function versionsOf(image, { corner, right, below }) {
  const modules = (from, to) => {
    const width = (widthTowards(image, from, to) + widthTowards(image, to, from)) / 2;
    return Math.hypot(to.x - from.x, to.y - from.y) / width;
  };
  const size = (modules(corner, right) + modules(corner, below)) / 2 + 7;
  const likely = (size - 17) / 4;
  const near = Math.round(likely);
  const sign = likely < near ? -1 : 1;
  return [near, near + sign, near - sign, near + 2 * sign, near - 2 * sign]
    .filter((version) => version >= 1 && version <= LARGEST);
}

/** The width of a module of a square in a corner, along the line to another: it is 7 modules wide. */
function widthTowards(image, from, to) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  return (edge(image, from, dx, dy) + edge(image, from, -dx, -dy)) / 7;
}

function edge(image, { x, y, module }, dx, dy) {
  const step = 0.25;
  let changes = 0;
  let dark = true;
  let way = 0;
  for (; changes < 3 && way < 8 * module; way += step) {
    if (image.dark(x + way * dx, y + way * dy) !== dark) {
      dark = !dark;
      changes++;
    }
  }
  return changes === 3 ? way - step : 3.5 * module;
}

/** Where the middle of the alignment pattern in the fourth corner may stand, or without one the corner itself. */
function fourthCorners(image, { corner, right, below }, version) {
  const span = sizeOf(version) - 7;
  const far = version === 1 ? span : span - 3;
  const [ax, ay] = [(right.x - corner.x) / span, (right.y - corner.y) / span];
  const [bx, by] = [(below.x - corner.x) / span, (below.y - corner.y) / span];
  const guess = { x: corner.x + far * (ax + bx), y: corner.y + far * (ay + by), far };
  if (version === 1) {
    return [guess];
  }
  const reach = Math.max(4, Math.min(14, span / 5));
  const found = [];
  for (let i = -reach; i <= reach; i += 0.5) {
    for (let j = -reach; j <= reach; j += 0.5) {
      const place = { x: guess.x + i * ax + j * bx, y: guess.y + i * ay + j * by, far };
      const alike = alikeAlignment(image, place, ax, ay, bx, by);
      if (alike >= LEAST_ALIKE) {
        found.push({ ...place, rank: alike - Math.hypot(i, j) / reach });
      }
    }
  }
  return [...found.sort((one, other) => other.rank - one.rank).slice(0, 4 * BEST_ALIGNMENTS), guess];
}

/** Of the 25 modules around that place, how many are as in an alignment pattern. */
function alikeAlignment(image, { x, y }, ax, ay, bx, by) {
  let alike = 0;
  for (let i = -ALIGNMENT_RADIUS; i <= ALIGNMENT_RADIUS; i++) {
    for (let j = -ALIGNMENT_RADIUS; j <= ALIGNMENT_RADIUS; j++) {
      const ring = Math.max(Math.abs(i), Math.abs(j));
      alike += image.dark(x + i * ax + j * bx, y + i * ay + j * by) === (ring !== 1) ? 1 : 0;
    }
  }
  return alike;
}

/** The picture's points over the code's modules, by four pairs of them; with how much of what is known of a code stands there. */
function gridOf(image, { corner, right, below }, version, fourth) {
  const size = sizeOf(version);
  const near = 3.5;
  const end = size - near;
  const last = near + fourth.far;
  const place = projection(
    [[near, near], [end, near], [near, end], [last, last]],
    [[corner.x, corner.y], [right.x, right.y], [below.x, below.y], [fourth.x, fourth.y]]);
  const dark = (column, row) => image.dark(...place(column + 0.5, row + 0.5));
  let alike = 0;
  let known = 0;
  const expect = (column, row, expected) => {
    known++;
    alike += dark(column, row) === expected ? 1 : 0;
  };
  for (let i = 8; i < size - 8; i++) {
    expect(i, 6, i % 2 === 0);
    expect(6, i, i % 2 === 0);
  }
  for (const cx of alignmentsOf(version)) {
    for (const cy of alignmentsOf(version)) {
      if (cx + cy > 12 && cx + cy !== size - 1) {
        expect(cx, cy, true);
        expect(cx + 1, cy, false);
        expect(cx, cy + 1, false);
        expect(cx + 2, cy + 2, true);
      }
    }
  }
  return { version, dark, alike: alike / known };
}

/** The projection of a plane that takes the four places to the other four: eight linear equations. */
function projection(from, to) {
  const rows = from.flatMap(([u, v], i) => [
    [u, v, 1, 0, 0, 0, -u * to[i][0], -v * to[i][0], to[i][0]],
    [0, 0, 0, u, v, 1, -u * to[i][1], -v * to[i][1], to[i][1]],
  ]);
  for (let column = 0; column < 8; column++) {
    let pivot = column;
    for (let row = column + 1; row < 8; row++) {
      pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
    }
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let row = 0; row < 8; row++) {
      const factor = rows[row][column] / rows[column][column];
      if (row !== column) {
        rows[row] = rows[row].map((value, i) => value - factor * rows[column][i]);
      }
    }
  }
  const [a, b, c, d, e, f, g, h] = rows.map((row, i) => row[8] / row[i]);
  return (u, v) => {
    const w = g * u + h * v + 1;
    return [(a * u + b * v + c) / w, (d * u + e * v + f) / w];
  };
}
