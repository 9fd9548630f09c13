// SPDX-License-Identifier: Apache-2.0
import { before, placeText } from '../fabric/version.js';
import { Quorum } from '../trust/quorum.js';
import { CheckFailed } from '../verdict/check-failed.js';
import { asIs, moment, say } from '../verdict/sentence.js';
import { STOPPED, Stage } from '../verdict/stage.js';
import { EndorsementChecks, earliest, placeOf } from './endorsement-checks.js';
import { HEAD, recordKey, statusKey } from './keys.js';
import { newest } from './latest-seen.js';
import { NO_NOTICES } from './notice-form.js';
import { compareRecord } from './record-check.js';
import { readState } from './view-answer.js';

/**
 * What a verifier wants to know of one certificate, and what it knows already.
 *
 * @typedef {object} ViewExpectations
 * @property {string} certificate a lower-case UUID
 * @property {string|undefined} challenge 64 hexadecimal digits drawn for this request; nothing for an answer out of a file
 * @property {import('../label/label-claims.js').Facts|undefined} labelFacts
 * @property {string|undefined} labelRecord the record hash on the label, hexadecimal
 * @property {string|undefined} value the record itself, when it came along
 * @property {import('./latest-seen.js').LatestSeen} seen
 */

/**
 * What the members state.
 *
 * @typedef {object} Statement
 * @property {string} state ISSUED to UNKNOWN
 * @property {number} asOf Unix seconds
 * @property {string|undefined} record the signed hash of the record, hexadecimal
 * @property {import('../label/label-claims.js').Facts|undefined} recordFacts
 * @property {import('./latest-seen.js').LatestSeen} seen
 * @property {import('./notice-form.js').Notices|undefined} notices nothing in a file of the time when answers said none
 */

/**
 * The checks V1 to V15.
 *
 * @param {import('../trust/anchor.js').Anchor} anchor
 * @param {ViewExpectations} expected
 * @param {Uint8Array[]} bytes Envelope.payload of each endorsed StateView
 * @param {number} now Unix seconds
 * @returns {Promise<{stage: Stage, signers: import('../trust/quorum.js').Signer[], statement: Statement|undefined}>}
 */
export async function checkView(anchor, expected, bytes, now) {
  const stage = new Stage();
  const quorum = new Quorum(anchor);
  const live = expected.challenge !== undefined;
  const id = expected.certificate;
  const checks = new EndorsementChecks(anchor, 'StateView', id, (answer) => readState(answer, !live));
  const transactions = await stage.check('V1', () => checks.parse(bytes));
  await stage.check('V2', () => checks.compareChannel(transactions));
  await stage.check('V3', () => checks.compareTxIds(transactions));
  await stage.check('V4', () => checks.compareProposalHashes(transactions));
  await stage.check('V5', () => checks.compareArguments(transactions));
  const payloads = await stage.check('V6', () => checks.readAnswers(transactions));
  await stage.check('V7', () => checks.compareReads(payloads, [recordKey(id), HEAD, statusKey(id)], true));
  await stage.check('V8', () => comparePlaces(payloads));
  await stage.check('V9', () => checks.compareTimes(payloads, now, live));
  await stage.check('V10', async () => {
    const signed = await checks.verifySignatures(payloads, ({ asOf }) => (live ? now : asOf), quorum);
    requireAgreement(payloads);
    return signed;
  });
  if (quorum.unknown > 0) {
    stage.note('V10', 'W-SIGNER-UNKNOWN', say('SIGNERS_NOT_COUNTED', { count: quorum.unknown }));
  }
  await whenLive(stage, 'V11', live, () => compareChallenges(payloads, expected.challenge));
  const absent = stage.passed && payloads[0].answer.state === 'UNKNOWN';
  const recordFacts = absent
    ? stage.notMade('V12', say('NO_RECORD_TO_COMPARE'))
    : await stage.check('V12', () => recordFinding(expected, payloads[0].answer.record));
  await whenLive(stage, 'V13', live, () => compareWithSeen(payloads, expected.seen));
  const statement = await stage.check('V14', () => describeState(payloads, expected.seen, recordFacts));
  listNotices(stage, statement);
  return { stage, signers: quorum.signers, statement };
}

/**
 * The check V15.
 *
 * @param {Stage} stage
 * @param {{notices: import('./notice-form.js').Notices|undefined}|undefined} statement nothing where a check before failed
 */
export function listNotices(stage, statement) {
  if (statement === undefined) {
    stage.notMade('V15', STOPPED);
  } else if (statement.notices === undefined) {
    stage.notMade('V15', say('NOTICES_NOT_STATED'));
  } else if (statement.notices.entries.length > 0) {
    const { entries, more } = statement.notices;
    stage.note('V15', 'N-NOTICE', say('NOTICES_STATED', { count: entries.length + more }));
  } else {
    stage.checks.push({ step: 'V15', result: 'PASSED', code: null, evidence: say('NOTICES_NONE') });
  }
}

async function whenLive(stage, step, live, body) {
  if (live) {
    await stage.check(step, body);
  } else {
    stage.notMade(step, say('ONLY_FOR_LIVE_ANSWER'));
  }
}

function comparePlaces(payloads) {
  for (const payload of payloads) {
    const { answer } = payload;
    const { certificate, status } = placesOf(payload);
    const fits = answer.state === 'UNKNOWN'
      ? [certificate, status, answer.record, answer.at, answer.reason].every((member) => member === undefined)
        && (answer.notices ?? NO_NOTICES).entries.length === 0
      : [certificate, status, answer.record, answer.at].every((member) => member !== undefined);
    if (!fits) {
      throw new CheckFailed('E-READ', say('PLACES_DO_NOT_FIT_STATE', {
        state: answer.state, record: placeText(certificate), status: placeText(status) }));
    }
  }
  const first = placesOf(payloads[0]);
  return {
    value: payloads,
    evidence: say('PLACES_FOUND', { record: placeText(first.certificate), status: placeText(first.status) }),
  };
}

function requireAgreement(payloads) {
  const different = new Set(payloads.map((payload) => {
    const { certificate, status } = placesOf(payload);
    const { record = null, state, notices = null } = payload.answer;
    return JSON.stringify([record, state, notices, placeText(certificate), placeText(status)]);
  }));
  if (different.size > 1) {
    throw new CheckFailed('E-DISAGREE', say('ANSWERS_DIFFER', { different: different.size, count: payloads.length }));
  }
}

function compareChallenges(payloads, drawn) {
  if (!payloads.every(({ challenge }) => challenge === drawn)) {
    throw new CheckFailed('E-CHALLENGE', say('CHALLENGE_OF_OTHER_REQUEST', { challenge: drawn }));
  }
  return { value: drawn, evidence: asIs(drawn) };
}

async function recordFinding(expected, record) {
  return { value: await compareRecord(expected, record), evidence: say('RECORD_HASH_FITS', { hash: record }) };
}

function compareWithSeen(payloads, seen) {
  for (const payload of payloads) {
    const found = seenIn(payload);
    if (found.headSeq < seen.headSeq || older(found.certificate, seen.certificate) || older(found.status, seen.status)) {
      throw new CheckFailed('E-ROLLBACK', say('ANSWER_OLDER_THAN_SEEN', {
        heartbeat: found.headSeq, record: placeText(found.certificate), status: placeText(found.status),
        seenHeartbeat: seen.headSeq, seenRecord: placeText(seen.certificate), seenStatus: placeText(seen.status) }));
    }
  }
  return { value: payloads, evidence: say('HEARTBEAT_FOUND', { heartbeat: seenIn(payloads[0]).headSeq }) };
}

function older(found, seen) {
  return seen !== undefined && (found === undefined || before(found, seen));
}

function describeState(payloads, seen, recordFacts) {
  const { answer } = payloads[0];
  const { state, at, reason, record, notices } = answer;
  const value = {
    state, asOf: earliest(payloads), record, recordFacts, notices, seen: newest(seen, seenIn(payloads[0])),
  };
  const evidence = state === 'UNKNOWN'
    ? say('RECORD_UNKNOWN')
    : say('STATE_SINCE', { state, since: at === undefined ? '-' : moment(at), reason: reason ?? '-' });
  return { value, evidence };
}

/** What one payload shows, as it is remembered. */
function seenIn(payload) {
  return { headSeq: payload.answer.head?.seq ?? 0, ...placesOf(payload) };
}

/** Where record and status stand, as the payload read them. */
function placesOf(payload) {
  const { certId } = payload.answer;
  return { certificate: placeOf(payload, recordKey(certId)), status: placeOf(payload, statusKey(certId)) };
}
