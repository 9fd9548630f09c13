// SPDX-License-Identifier: Apache-2.0
import { placeText } from '../fabric/version.js';
import { Quorum } from '../trust/quorum.js';
import { CheckFailed } from '../verdict/check-failed.js';
import { asIs, moment, say } from '../verdict/sentence.js';
import { Stage } from '../verdict/stage.js';
import { hashHex } from '../wire/bytes.js';
import { EndorsementChecks, earliest, placeOf } from './endorsement-checks.js';
import { HEAD, NOT_ISSUED } from './keys.js';
import { lists, readSnapshot } from './status-snapshot.js';
import { readStatus } from './view-answer.js';

const FEWEST_BYTES = 16384;

/**
 * The checks S1 to S4 of a status list.
 *
 * @param {import('../trust/anchor.js').Anchor} anchor
 * @param {Uint8Array} file the status list with its endorsed answers
 * @param {number} statusIndex of the record
 * @param {number} labelAsOf when the label was signed, Unix seconds
 * @param {number} now Unix seconds
 * @returns {Promise<{stage: Stage, asOf: number|undefined, listed: boolean}>} no asOf when the list is discarded
 */
export async function checkStatus(anchor, file, statusIndex, labelAsOf, now) {
  const stage = new Stage();
  const signed = await stage.check('S1', () => endorsedAnswer(anchor, file, now));
  await stage.check('S2', () => compareDigest(signed));
  const asOf = await stage.check('S3', () => compareAge(signed, anchor.statusMaxAge, statusIndex, labelAsOf, now));
  await stage.check('S4', () => look(signed.snapshot, statusIndex));
  return { stage, asOf, listed: !stage.passed };
}

async function endorsedAnswer(anchor, file, now) {
  const checks = new EndorsementChecks(anchor, 'StatusView', undefined, readStatus);
  const snapshot = await readSnapshot(file);
  const transactions = checks.parse(snapshot.payloads).value;
  checks.compareChannel(transactions);
  await checks.compareTxIds(transactions);
  await checks.compareProposalHashes(transactions);
  checks.compareArguments(transactions);
  const payloads = (await checks.readAnswers(transactions)).value;
  checks.compareReads(payloads, [HEAD, NOT_ISSUED]);
  checks.compareTimes(payloads, now, false);
  const { evidence } = await checks.verifySignatures(payloads, ({ asOf }) => asOf, new Quorum(anchor));
  requireAgreement(payloads);
  return { value: { snapshot, payloads }, evidence };
}

/** All must speak of one list read at one place; otherwise nobody knows which of them the bits belong to. */
function requireAgreement(payloads) {
  const different = new Set(payloads.map((payload) =>
    JSON.stringify([payload.answer.count, payload.answer.digest, placeText(placeOf(payload, NOT_ISSUED))])));
  if (different.size > 1) {
    throw new CheckFailed('E-DISAGREE', say('ANSWERS_DIFFER', { different: different.size, count: payloads.length }));
  }
}

async function compareDigest({ snapshot: { bits }, payloads }) {
  const hash = await hashHex(bits);
  for (const { answer: { count, digest, head } } of payloads) {
    const expected = Math.max(FEWEST_BYTES, Math.trunc((count + 7) / 8));
    if (hash !== digest || bits.length !== expected) {
      throw new CheckFailed(
        'E-STATUS-DIGEST', say('STATUS_LIST_HASH_WRONG', { bytes: bits.length, hash, signed: digest }));
    }
    if (head?.count !== count) {
      throw new CheckFailed('E-RESPONSE', say('STATUS_LIST_COUNT_WRONG'));
    }
  }
  return { value: hash, evidence: asIs(hash) };
}

function compareAge({ payloads }, maxAge, index, labelAsOf, now) {
  const asOf = earliest(payloads);
  const stated = moment(asOf);
  if (now - asOf > maxAge) {
    throw new CheckFailed('E-STATUS-STALE', say('STATUS_LIST_TOO_OLD', { stated, seconds: maxAge }));
  }
  if (index >= payloads[0].answer.count || asOf < labelAsOf) {
    throw new CheckFailed('E-STATUS-STALE', say('STATUS_LIST_DOES_NOT_COVER', { stated, index, label: moment(labelAsOf) }));
  }
  return { value: asOf, evidence: say('STATUS_LIST_OF', { stated }) };
}

function look(snapshot, index) {
  if (lists(snapshot, index)) {
    throw new CheckFailed('N-NOT-ISSUED', say('INDEX_LISTED', { index }));
  }
  return { value: index, evidence: say('INDEX_NOT_LISTED', { index }) };
}
