// SPDX-License-Identifier: Apache-2.0
import { Fields } from '../wire/fields.js';
import { parseObject } from '../wire/json.js';
import { JsonFault } from './check-failed.js';

/**
 * A producer of the gold, as the record of its certificate has it.
 *
 * @typedef {{name: string, municipality: string, fineMg: number, affiliation: string, standard: string, version: string,
 *     modules: {module: number, result: string, level: string|null}[]}} Origin
 */

/**
 * The producers that a record names.
 *
 * @param {string} record as it stands on the ledger
 * @returns {Origin[]} none for a record of another form
 */
export function originsOf(record) {
  try {
    return objects(parseObject(record), 'origins').map(readOrigin);
  } catch (otherForm) {
    if (otherForm instanceof JsonFault) {
      return [];
    }
    throw otherForm;
  }
}

function readOrigin(origin) {
  const fields = new Fields(origin);
  const text = (name) => fields.text(name);
  return {
    name: text('name'),
    municipality: text('municipality'),
    fineMg: fields.integer('fineMg'),
    affiliation: text('affiliation'),
    standard: text('standard'),
    version: text('version'),
    modules: objects(origin, 'modules').map((each) => new Fields(each)).map((module) => ({
      module: module.integer('module'), result: module.text('result'), level: module.optionalText('level') ?? null })),
  };
}

function objects(object, name) {
  const list = object.get(name);
  return Array.isArray(list) ? list.filter((item) => item instanceof Map) : [];
}
