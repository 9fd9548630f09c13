// SPDX-License-Identifier: Apache-2.0
import { readIdentity } from '../fabric/identity.js';
import { placeText } from '../fabric/version.js';
import { definitionAt } from '../trust/anchor.js';
import { signingKey } from '../trust/authority.js';
import { rawFromDer, verifySignature } from '../trust/ecdsa-signature.js';
import { requireOfAnyRole } from '../trust/identity-check.js';
import { Quorum } from '../trust/quorum.js';
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { Stage } from '../verdict/stage.js';
import { LIFECYCLE, recordKey, sequenceKey } from '../view/keys.js';
import { latin1, sameBytes, utf8 } from '../wire/bytes.js';
import { ProtoMessage } from '../wire/proto-message.js';
import { checkChain } from './chain-check.js';
import { ChainQueries, admit, require } from './chain-queries.js';

const QUESTION = 'GetTransactionByID';
const OK = 200n;

/**
 * The checks A6, A3, A4, A5 and A9: the members hold the issuing transaction for valid, and it is the one that wrote the record.
 * Of an audit bundle also those of its block.
 *
 * @param {import('../trust/anchor.js').Anchor} anchor
 * @param {{certificate: string, value: string, place: import('../fabric/version.js').Version|undefined}} record with its text, and
 *     where the members' answer found it
 * @param {import('./bundle.js').IssuePart} issue
 * @param {number} now Unix seconds
 * @returns {Promise<Stage>}
 */
export async function checkIssue(anchor, record, issue, now) {
  const stage = new Stage();
  const queries = new ChainQueries(anchor, now);
  const answered = await stage.check('A6', () => compareValidity(queries, issue));
  const tx = await stage.check('A3', () => compareCreator(queries, answered));
  await stage.check('A4', () => comparePolicy(anchor, tx));
  await stage.check('A5', () => compareWrite(tx, record));
  await stage.check('A9', () => comparePlace(tx, issue.place, record.place));
  if (issue.chain !== undefined) {
    await checkChain(stage, queries, issue, answered?.envelope);
  }
  return stage;
}

async function compareValidity(queries, issue) {
  const quorum = new Quorum(queries.anchor);
  const all = await queries.answers(issue.validity, quorum, (tx) => answerOf(queries, tx));
  const [first] = all;
  const one = all.every(({ txId, envelope }) => txId === first.txId && sameBytes(envelope, first.envelope));
  require(one, 'E-VALIDITY', 'VALIDITY_ANSWERS_DIFFER');
  return { value: first, evidence: quorum.require() };
}

/** @returns {{txId: string, envelope: Uint8Array}} which transaction was asked for, and its envelope */
function answerOf(queries, tx) {
  require(queries.answered(tx, QUESTION, 3), 'E-VALIDITY', 'VALIDITY_ANSWER_WRONG');
  const processed = new ProtoMessage('PROTO_PROCESSED_TRANSACTION', tx.response.answer.payload);
  const code = processed.number(2);
  require(code === 0n, 'E-TX-INVALID', 'VALIDATION_CODE_FOUND', { code });
  return { txId: latin1(tx.args[2]), envelope: processed.bytes(1) };
}

async function compareCreator(queries, { txId, envelope }) {
  const { anchor } = queries;
  const message = new ProtoMessage('PROTO_ENVELOPE', envelope);
  const payload = message.bytes(1);
  const tx = await queries.read(payload);
  require(tx.channelHeader.txId === txId, 'E-VALIDITY', 'VALIDITY_ANSWER_WRONG');
  try {
    const creator = await requireOfAnyRole(anchor, readIdentity(tx.signatureHeader.creator), Number(tx.channelHeader.seconds));
    await verifySignature(signingKey(creator.certificate), payload, rawFromDer(message.bytes(2)));
    return { value: tx, evidence: say('SENT_BY', { organisation: creator.member.name }) };
  } catch (failed) {
    throw failed instanceof CheckFailed ? new CheckFailed('E-TX-CREATOR', failed.evidence) : failed;
  }
}

async function comparePolicy(anchor, tx) {
  const definition = definitionOf(anchor, tx);
  require(definition !== undefined, 'E-DEF-UNKNOWN', 'DEFINITION_OF_ISSUE_NOT_IN_ANCHOR', {
    chaincode: tx.chaincode, version: anchor.version });
  const { n, orgs } = definition.issuePolicy;
  const signed = new Set();
  for (const endorsement of tx.endorsements) {
    signed.add(await endorsing(anchor, tx, endorsement));
  }
  const organisations = [...signed].filter((mspId) => orgs.includes(mspId)).sort();
  const found = {
    count: organisations.length, least: n, names: organisations.length === 0 ? '-' : organisations.join(', ') };
  require(organisations.length >= n, 'E-TX-POLICY', 'ORGANISATIONS_SIGNED', found);
  return { value: tx, evidence: say('ORGANISATIONS_SIGNED', found) };
}

/** The definition whose place the transaction read, when it is that of its chaincode and version. */
function definitionOf(anchor, tx) {
  const { results, chaincode, chaincodeVersion } = tx.response;
  const place = results.find(({ name }) => name === LIFECYCLE)
    ?.reads.find(({ key }) => key === sequenceKey(tx.chaincode))?.version;
  const definition = place === undefined ? undefined : definitionAt(anchor, place);
  const fits = definition !== undefined && definition.version === chaincodeVersion
    && [tx.chaincode, chaincode, tx.channelHeader.chaincode].every((name) => name === definition.cc);
  return fits ? definition : undefined;
}

/** The MSP id of a good endorsement; nothing for a bad one. */
async function endorsing(anchor, tx, endorsement) {
  const one = new Quorum(anchor);
  try {
    await admit(tx, endorsement, Number(tx.channelHeader.seconds), one);
    return one.signers[0]?.mspId;
  } catch (bad) {
    if (bad instanceof CheckFailed) {
      return undefined;
    }
    throw bad;
  }
}

function compareWrite(tx, { certificate, value }) {
  const key = recordKey(certificate);
  const keys = tx.response.results.find(({ name }) => name === tx.chaincode);
  const read = keys?.reads.find((each) => each.key === key);
  const write = keys?.writes.find((each) => each.key === key);
  const absentBefore = read !== undefined && read.version === undefined;
  const created = write !== undefined && !write.deleted && sameBytes(write.value, utf8(value));
  require(absentBefore && created && tx.response.answer.status === OK, 'E-WRITESET', 'RECORD_NOT_CREATED', { key });
  return { value: tx, evidence: say('RECORD_CREATED', { key }) };
}

function comparePlace(tx, place, found) {
  const places = { file: placeText(place), ledger: placeText(found) };
  require(places.file === places.ledger, 'E-PLACE', 'PLACE_DIFFERS', places);
  return { value: place, evidence: say('ISSUED_AT_PLACE', { place: places.file, id: tx.channelHeader.txId }) };
}
