// SPDX-License-Identifier: Apache-2.0
import { JsonFault } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';

/** How many accreditations an answer names. */
const MOST = 32;
const ID = '[A-Z0-9-]{1,64}';
const RESULT = '[A-Z_]{1,40}';
const LEVEL = 'FIRST_PARTY|SECOND_PARTY|THIRD_PARTY';
const STATE = 'ACTIVE|REVOKED|SUPERSEDED';
const DAY = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const NAME = 'attestation/[A-Z0-9-]{1,64}/[0-9]{2}/[A-Z0-9-]{1,64}';

/**
 * An attestation as the members' peers state it, and who accredited its issuer; days are texts, times are Unix seconds.
 *
 * @typedef {object} StatedAttestation
 * @property {string} name of its record
 * @property {string} producer
 * @property {string} producerName
 * @property {number} module
 * @property {string} standard
 * @property {string} version
 * @property {string} result
 * @property {string} level
 * @property {string} issuer
 * @property {string} issuerName
 * @property {number} issuedAt
 * @property {{scheme: string, schemeName: string, validFrom: string, validTo: string, withdrawnFrom: string|null}[]}
 *     accreditations
 * @property {string} state ACTIVE, REVOKED or SUPERSEDED
 * @property {number} at since when
 * @property {string} validFrom
 * @property {string} validTo
 * @property {number} validUntil
 */

/**
 * @param {import('../wire/fields.js').Fields} answer
 * @returns {StatedAttestation}
 * @throws {JsonFault}
 */
export function readStatedAttestation(answer) {
  const accreditations = answer.objects('accreditations', accreditation);
  if (accreditations.length > MOST) {
    throw new JsonFault('accreditations', say('ACCREDITATIONS_TOO_MANY', { most: MOST }));
  }
  const read = {
    name: text(answer, 'attestation', NAME),
    producer: text(answer, 'producer', ID),
    producerName: answer.text('producerName'),
    module: answer.integer('module'),
    standard: answer.text('standard'),
    version: answer.text('version'),
    result: text(answer, 'result', RESULT),
    level: text(answer, 'level', LEVEL),
    issuer: text(answer, 'issuer', ID),
    issuerName: answer.text('issuerName'),
    issuedAt: answer.integer('issuedAt'),
    accreditations,
    state: text(answer, 'state', STATE),
    at: answer.integer('at'),
    validFrom: text(answer, 'validFrom', DAY),
    validTo: text(answer, 'validTo', DAY),
    validUntil: answer.integer('validUntil'),
  };
  // The name is what was asked for; the facts beside it are to be of the same producer and module.
  const [, producer, module] = read.name.split('/');
  if (producer !== read.producer || Number(module) !== read.module) {
    throw new JsonFault('attestation', say('ANSWER_OF_OTHER_SUBJECT'));
  }
  return read;
}

function accreditation(fields) {
  const read = {
    scheme: text(fields, 'scheme', ID),
    schemeName: fields.text('schemeName'),
    validFrom: text(fields, 'validFrom', DAY),
    validTo: text(fields, 'validTo', DAY),
    withdrawnFrom: fields.optionalText('withdrawnFrom') ?? null,
  };
  if (!fields.mentions('withdrawnFrom')) {
    throw new JsonFault('withdrawnFrom', say('MEMBER_ABSENT'));
  }
  return read;
}

function text(fields, member, form) {
  const found = fields.text(member);
  if (!new RegExp('^(?:' + form + ')$').test(found)) {
    throw new JsonFault(member, say('EXPECTED_OTHER', { what: form }));
  }
  return found;
}
