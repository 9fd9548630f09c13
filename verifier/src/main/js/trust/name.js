// SPDX-License-Identifier: Apache-2.0
import { hex, latin1 } from '../wire/bytes.js';
import { DerFault, TAG, oid } from '../wire/der.js';

const COMMON_NAME = '2.5.4.3';
const UNIT = '2.5.4.11';
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BMP = new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true });

/**
 * The parts of a distinguished name that say who somebody is.
 *
 * @param {import('../wire/der.js').DerReader} name the content of a Name
 * @returns {{commonNames: string[], units: string[]}} in the order in which they stand
 * @throws {DerFault} when a text is none
 */
export function readName(name) {
  const found = { commonNames: [], units: [] };
  for (const part of parts(name).flat()) {
    const value = text(part.value);
    if (value !== undefined && part.type === COMMON_NAME) {
      found.commonNames.push(value);
    }
    if (value !== undefined && part.type === UNIT) {
      found.units.push(value);
    }
  }
  return found;
}

/**
 * A text that two names share exactly when they are the same name (RFC 5280, section 7.1: neither case nor runs of blanks
 * count).
 *
 * @param {import('../wire/der.js').DerReader} name the content of a Name
 * @returns {string}
 * @throws {DerFault} when a text is none
 */
export function nameKey(name) {
  return JSON.stringify(parts(name).map((set) => set.map((part) => part.type + '=' + comparable(part.value)).sort()));
}

function parts(name) {
  const sets = [];
  while (name.hasMore) {
    const set = name.inside(TAG.SET);
    const parts = [];
    while (set.hasMore) {
      const pair = set.inside(TAG.SEQUENCE);
      parts.push({ type: oid(pair.next(TAG.OID).content), value: pair.next() });
      pair.end();
    }
    sets.push(parts);
  }
  return sets;
}

function comparable(value) {
  if (value.tag !== TAG.UTF8 && value.tag !== TAG.PRINTABLE) {
    return '#' + hex(value.whole);
  }
  return text(value).trim().replace(/\s+/g, ' ').toLowerCase().normalize('NFKD');
}

function text({ tag, content }) {
  try {
    switch (tag) {
      case TAG.UTF8: return UTF8.decode(content);
      case TAG.BMP: return BMP.decode(content);
      case TAG.PRINTABLE: case TAG.IA5: case TAG.T61: return latin1(content);
      default: return undefined;
    }
  } catch (malformed) {
    throw new DerFault('a name that is no text');
  }
}
