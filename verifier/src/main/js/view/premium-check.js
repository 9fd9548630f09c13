// SPDX-License-Identifier: Apache-2.0
import { readIdentity } from '../fabric/identity.js';
import { signingKey } from '../trust/authority.js';
import { rawFromDer, verifySignature } from '../trust/ecdsa-signature.js';
import { requireOfAnyRole } from '../trust/identity-check.js';
import { CheckFailed, JsonFault } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { notMade } from '../verdict/stage.js';
import { base64Url, utf8 } from '../wire/bytes.js';
import { Fields } from '../wire/fields.js';
import { parseCanonicalObject } from '../wire/json.js';

const TYPE = 'gold-premium/1';
const PREFIX = 'capaz/premium/v1\n';
const MOST_OWED = 64;
const SLACK_SECONDS = 300;

/**
 * The premium of a certificate's lot as one member states it and signs it alone.
 *
 * @typedef {{statement: string, signer: Uint8Array, signature: Uint8Array}} PremiumPart
 * @typedef {{producer: string, scheme: string, currency: string, minor: number, stage: string, state: string, overdue: boolean,
 *     announcedMinor: number, confirmedMinor: number, arrivedMinor: number}} Owed in the minor unit of the currency
 * @typedef {{mspId: string, organisation: string, asOf: number, owed: Owed[]}} StatedPremium
 * @typedef {{check: import('../verdict/stage.js').Check, premium: StatedPremium|null}} PremiumFound
 */

/**
 * @param {Fields} fields the object of a bundle or of a member's answer
 * @returns {PremiumPart} of which nothing is checked yet
 * @throws {JsonFault} when it is of another form
 * @throws {CheckFailed} with E-BUNDLE when it has something else than base64url
 */
export function readPremium(fields) {
  const bytes = (text) => base64Url(text, 'E-BUNDLE');
  const part = {
    statement: fields.text('statement'), signer: fields.parsed('signer', bytes), signature: fields.parsed('signature', bytes) };
  fields.end();
  return part;
}

/**
 * The premium in a member's answer. It decides nothing, so that one of another form is as good as none.
 *
 * @param {Fields} answer
 * @returns {PremiumPart|undefined}
 */
export function premiumIn(answer) {
  try {
    const fields = answer.optionalObject('premium');
    return fields === undefined ? undefined : readPremium(fields);
  } catch (failure) {
    return otherForm(failure);
  }
}

/**
 * The check P: that one member signed what is said of the premium. It never decides a verdict.
 *
 * @param {import('../trust/anchor.js').Anchor} anchor
 * @param {string} certificate
 * @param {(PremiumPart|undefined)[]} parts the one to prefer first
 * @param {number} now Unix seconds
 * @returns {Promise<PremiumFound>} of the first part that holds; where none does, the reason of the first
 */
export async function checkPremium(anchor, certificate, parts, now) {
  let because;
  for (const part of parts.filter((each) => each !== undefined)) {
    try {
      const premium = await required(anchor, certificate, part, now);
      const evidence = say('PREMIUM_SIGNED_BY', { organisation: premium.organisation });
      return { check: { step: 'P', result: 'PASSED', code: null, evidence }, premium };
    } catch (failure) {
      if (!(failure instanceof CheckFailed)) {
        throw failure;
      }
      because ??= failure.evidence;
    }
  }
  return { check: notMade('P', because ?? say('PREMIUM_NOT_STATED')), premium: null };
}

async function required(anchor, certificate, { statement, signer, signature }, now) {
  const { channel, of, asOf, owed } = readStatement(statement);
  require(channel === anchor.channel && of === certificate, 'E-ARGS', 'PREMIUM_OF_ANOTHER');
  require(asOf <= now + SLACK_SECONDS, 'E-TIME', 'PREMIUM_FROM_THE_FUTURE');
  const { member, certificate: key } = await requireOfAnyRole(anchor, readIdentity(signer), asOf);
  await verifySignature(signingKey(key), utf8(PREFIX + statement), rawFromDer(signature));
  return { mspId: member.mspId, organisation: member.name, asOf, owed };
}

function readStatement(statement) {
  try {
    const fields = new Fields(parseCanonicalObject(statement));
    must(fields.text('type') === TYPE);
    const read = {
      channel: fields.text('ch'), of: fields.text('certId'), asOf: fields.integer('asOf'), owed: fields.objects('owed', readOwed) };
    fields.end();
    must(read.owed.length <= MOST_OWED);
    return read;
  } catch (failure) {
    return require(otherForm(failure) !== undefined, 'E-RESPONSE', 'PREMIUM_FORM_WRONG');
  }
}

function readOwed(fields) {
  const of = (form, name) => {
    const text = fields.text(name);
    must(form.test(text));
    return text;
  };
  const amount = (name) => {
    const minor = fields.integer(name);
    must(minor >= 0);
    return minor;
  };
  const owed = {
    producer: fields.text('producer'),
    scheme: fields.text('scheme'),
    currency: of(/^[A-Z]{3}$/, 'currency'),
    minor: amount('minor'),
    stage: of(/^[A-Z_]{1,40}$/, 'stage'),
    state: of(/^[A-Z_]{1,40}$/, 'state'),
    overdue: fields.bool('overdue'),
    announcedMinor: amount('announcedMinor'),
    confirmedMinor: amount('confirmedMinor'),
    arrivedMinor: amount('arrivedMinor'),
  };
  fields.end();
  return owed;
}

function must(holds) {
  if (!holds) {
    throw new JsonFault('', say('PREMIUM_FORM_WRONG'));
  }
}

function require(holds, code, key) {
  if (!holds) {
    throw new CheckFailed(code, say(key));
  }
}

/** Nothing follows from what is of another form; anything else that failed goes on. */
function otherForm(failure) {
  if (failure instanceof JsonFault || failure instanceof CheckFailed) {
    return undefined;
  }
  throw failure;
}
