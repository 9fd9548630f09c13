// SPDX-License-Identifier: Apache-2.0
/**
 * Reads codes as the page does: those in codes.json module by module, and those in pictures, each as a line of JSON.
 *
 * node codes.js SOURCES FOLDER
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , sources, folder] = process.argv;
const load = (name) => import(pathToFileURL(resolve(sources, name)));
const { textIn } = await load('code-content.js');
const { readCodes } = await load('read-codes.js');
const { codes, pictures } = JSON.parse(readFileSync(join(folder, 'codes.json'), 'utf8'));

for (const { name, version, rows } of codes) {
  tell(name, [textIn((x, y) => rows[y][x] === '1', version)]);
}
for (const { name, width, height } of pictures) {
  const grey = readFileSync(join(folder, name));
  const rgba = new Uint8ClampedArray(4 * width * height);
  grey.forEach((light, i) => rgba.fill(light, 4 * i, 4 * i + 3));
  tell(name, readCodes(rgba, width, height));
}

function tell(name, texts) {
  process.stdout.write(JSON.stringify({ name, texts: texts.filter((text) => text !== undefined) }) + '\n');
}
