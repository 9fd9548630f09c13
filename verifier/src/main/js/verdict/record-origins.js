// SPDX-License-Identifier: Apache-2.0
import { Fields } from '../wire/fields.js';
import { parseObject } from '../wire/json.js';
import { JsonFault } from './check-failed.js';

/**
 * Whether a record names the producers of its gold, as records of this form do.
 *
 * @param {string} record as it stands on the ledger
 * @returns {boolean} false for a record of another form
 */
export function namesOrigins(record) {
  try {
    return objects(parseObject(record), 'origins').map(readOrigin).length > 0;
  } catch (otherForm) {
    if (otherForm instanceof JsonFault) {
      return false;
    }
    throw otherForm;
  }
}

function readOrigin(origin) {
  const fields = new Fields(origin);
  ['name', 'municipality', 'affiliation', 'standard', 'version'].forEach((name) => fields.text(name));
  fields.integer('fineMg');
  for (const module of objects(origin, 'modules').map((each) => new Fields(each))) {
    module.optionalText('level');
    module.integer('module');
    module.text('result');
  }
  return fields;
}

function objects(object, name) {
  const list = object.get(name);
  return Array.isArray(list) ? list.filter((item) => item instanceof Map) : [];
}
