// SPDX-License-Identifier: Apache-2.0
import { InvalidValue } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { fromHex, fromUtf8, hashHex, isHash, utf8 } from '../wire/bytes.js';
import { Fields } from '../wire/fields.js';
import { parseObject, writeJson } from '../wire/json.js';

const DOMAIN = 'capaz/commitment/v1\n';
const FORMAT = 'capaz-opening/1';

/**
 * A value that a record withholds, opened by its owner.
 *
 * @typedef {{salt: string, value: import('../wire/json.js').Json}} Opening
 */

/**
 * @param {Uint8Array} file
 * @returns {Opening}
 * @throws {import('../verdict/check-failed.js').JsonFault}
 */
export function readOpening(file) {
  const fields = new Fields(parseObject(fromUtf8(file)));
  fields.parsed('format', (name) => requireThat(name === FORMAT, say('EXPECTED_OTHER', { what: FORMAT })));
  const salt = fields.text('salt');
  fields.parsed('salt', () => requireThat(isHash(salt), say('HASH_NOT_SHA256')));
  const value = fields.value('value');
  fields.optionalText('note');
  fields.end();
  return { salt, value };
}

/** @param {Opening} opening @returns {Promise<string>} the hash by which a record commits to it, hexadecimal */
export function commitment({ salt, value }) {
  return hashHex(utf8(DOMAIN), fromHex(salt), utf8(writeJson(value)));
}

function requireThat(condition, sentence) {
  if (!condition) {
    throw new InvalidValue(sentence);
  }
}
