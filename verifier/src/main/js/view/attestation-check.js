// SPDX-License-Identifier: Apache-2.0
import { placeText } from '../fabric/version.js';
import { Quorum } from '../trust/quorum.js';
import { CheckFailed, JsonFault } from '../verdict/check-failed.js';
import { moment, say } from '../verdict/sentence.js';
import { Stage } from '../verdict/stage.js';
import { readStatedAttestation } from './attestation-form.js';
import { EndorsementChecks, earliest, placeOf } from './endorsement-checks.js';
import { HEAD, attestationKey } from './keys.js';
import { readNotices } from './notice-form.js';
import { common, readAnswer } from './view-answer.js';
import { listNotices } from './view-check.js';

/**
 * What the members state of an attestation.
 *
 * @typedef {{attestation: import('./attestation-form.js').StatedAttestation, asOf: number,
 *     notices: import('./notice-form.js').Notices}} StatedFile
 */

/**
 * The checks of the view that are made of an attestation out of a file: V1 to V10, V14 and V15.
 *
 * @param {import('../trust/anchor.js').Anchor} anchor
 * @param {string} name of the attestation's record
 * @param {Uint8Array[]} bytes Envelope.payload of each endorsed AttestationView
 * @param {number} now Unix seconds
 * @returns {Promise<{stage: Stage, signers: import('../trust/quorum.js').Signer[], statement: StatedFile|undefined}>}
 */
export async function checkAttestation(anchor, name, bytes, now) {
  const stage = new Stage();
  const quorum = new Quorum(anchor);
  const checks = new EndorsementChecks(anchor, 'AttestationView', name, readAttestation);
  const transactions = await stage.check('V1', () => checks.parse(bytes));
  await stage.check('V2', () => checks.compareChannel(transactions));
  await stage.check('V3', () => checks.compareTxIds(transactions));
  await stage.check('V4', () => checks.compareProposalHashes(transactions));
  await stage.check('V5', () => checks.compareArguments(transactions));
  const payloads = await stage.check('V6', () => checks.readAnswers(transactions));
  await stage.check('V7', () => checks.compareReads(payloads, [HEAD], true));
  await stage.check('V8', () => comparePlaces(payloads, name));
  await stage.check('V9', () => checks.compareTimes(payloads, now, false));
  await stage.check('V10', async () => {
    const signed = await checks.verifySignatures(payloads, ({ asOf }) => asOf, quorum);
    requireAgreement(payloads, name);
    return signed;
  });
  if (quorum.unknown > 0) {
    stage.note('V10', 'W-SIGNER-UNKNOWN', say('SIGNERS_NOT_COUNTED', { count: quorum.unknown }));
  }
  const statement = await stage.check('V14', () => describe(payloads));
  listNotices(stage, statement);
  return { stage, signers: quorum.signers, statement };
}

function readAttestation(payload) {
  return readAnswer(payload, ['gold-attestation/1'], (fields) => {
    const answer = { ...common(fields), attestation: readStatedAttestation(fields), notices: readNotices(fields) };
    if (!fields.mentions('head')) {
      throw new JsonFault('head', say('MEMBER_ABSENT'));
    }
    return answer;
  });
}

function comparePlaces(payloads, name) {
  const places = payloads.map((payload) => placeOf(payload, attestationKey(name)));
  if (places.includes(undefined)) {
    throw new CheckFailed('E-READ', say('ATTESTATION_NOT_READ', { name }));
  }
  return { value: payloads, evidence: say('ATTESTATION_PLACE', { place: placeText(places[0]) }) };
}

function requireAgreement(payloads, name) {
  const different = new Set(payloads.map((payload) => {
    const { attestation, notices } = payload.answer;
    return JSON.stringify([attestation, notices, placeText(placeOf(payload, attestationKey(name)))]);
  }));
  if (different.size > 1) {
    throw new CheckFailed('E-DISAGREE', say('ANSWERS_DIFFER', { different: different.size, count: payloads.length }));
  }
}

function describe(payloads) {
  const { attestation, notices } = payloads[0].answer;
  return {
    value: { attestation, asOf: earliest(payloads), notices },
    evidence: say('ATTESTATION_STATE_SINCE', { state: attestation.state, since: moment(attestation.at) }),
  };
}
