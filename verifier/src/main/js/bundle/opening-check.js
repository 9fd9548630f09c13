// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from '../verdict/check-failed.js';
import { asIs, say } from '../verdict/sentence.js';
import { Stage } from '../verdict/stage.js';
import { parseObject, writeJson } from '../wire/json.js';
import { commitment } from './opening.js';

/**
 * The check O: the withheld fields of a record, and what their owner opened of them.
 *
 * @param {string|undefined} record as it stands on the ledger, already found to be the one that was signed
 * @param {import('./opening.js').Opening[]} openings
 * @returns {Promise<Stage>} empty when there is nothing to say
 */
export async function checkOpenings(record, openings) {
  const stage = new Stage();
  if (record === undefined) {
    if (openings.length > 0) {
      stage.notMade('O', say('RECORD_NOT_AT_HAND'));
    }
    return stage;
  }
  const fields = committedFields(record);
  if (openings.length > 0) {
    await stage.check('O', () => fit(fields, openings));
  } else if (fields.length > 0) {
    stage.notMade('O', say('VALUES_WITHHELD', { names: names(fields) }));
  }
  return stage;
}

/** @returns {{name: string, hash: *, opened: string|undefined}[]} in the order of their names */
function committedFields(record) {
  const committed = parseObject(record).get('commitments');
  const members = committed instanceof Map ? [...committed] : [];
  return members
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, hash]) => ({ name, hash, opened: undefined }));
}

async function fit(fields, openings) {
  for (const opening of openings) {
    const hash = await commitment(opening);
    const committed = fields.filter((field) => field.hash === hash);
    if (committed.length === 0) {
      throw new CheckFailed('E-OPENING', say('OPENED_VALUE_FOREIGN', { value: writeJson(opening.value) }));
    }
    committed.forEach((field) => {
      field.opened = typeof opening.value === 'string' ? opening.value : writeJson(opening.value);
    });
  }
  const opened = fields.filter((field) => field.opened !== undefined)
    .map((field) => field.name + ' = ' + field.opened)
    .join(', ');
  const withheld = names(fields.filter((field) => field.opened === undefined));
  return {
    value: fields,
    evidence: withheld === '' ? asIs(opened) : say('VALUES_OPENED_AND_WITHHELD', { opened, names: withheld }),
  };
}

function names(fields) {
  return fields.map((field) => field.name).join(', ');
}
