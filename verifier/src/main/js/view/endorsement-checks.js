// SPDX-License-Identifier: Apache-2.0
import { proposalHash, readTransaction, transactionId } from '../fabric/endorsed-transaction.js';
import { placeText } from '../fabric/version.js';
import { CLOCK_SLACK, HEARTBEATS_MISSED, definitionAt } from '../trust/anchor.js';
import { rawFromDer } from '../trust/ecdsa-signature.js';
import { CheckFailed } from '../verdict/check-failed.js';
import { asIs, moment, say } from '../verdict/sentence.js';
import { isHash, latin1, sameBytes } from '../wire/bytes.js';
import { requireAtMost } from '../wire/limit.js';
import { LIFECYCLE, sequenceKey } from './keys.js';

const OK = 200n;
/** How many keys and ranges an answer may have read beside the expected ones. */
const MOST_FURTHER_READS = 4096;

/**
 * One payload and what was read from it.
 *
 * @typedef {object} Payload
 * @property {import('../fabric/endorsed-transaction.js').EndorsedTransaction} tx
 * @property {string} challenge the challenge in its question
 * @property {import('./view-answer.js').ViewAnswer} answer
 */

/**
 * The checks V1 to V10 that are the same for every view, over the payloads in which several organisations answered one request.
 * Each check runs over all payloads; one bad payload fails the answer, since collectors leave bad ones out. Each returns a finding.
 */
export class EndorsementChecks {
  #anchor;
  #view;
  #subject;
  #readAnswer;

  /**
   * @param {import('../trust/anchor.js').Anchor} anchor
   * @param {string} view the function that was asked, such as StateView
   * @param {string|undefined} subject the argument between function and challenge, when the view has one
   * @param {function(Uint8Array): Promise<import('./view-answer.js').ViewAnswer>} readAnswer
   */
  constructor(anchor, view, subject, readAnswer) {
    this.#anchor = anchor;
    this.#view = view;
    this.#subject = subject;
    this.#readAnswer = readAnswer;
  }

  parse(payloads) {
    if (payloads.length === 0) {
      throw new CheckFailed('E-ENV', say('ANSWERS_MISSING'));
    }
    requireAtMost('PAYLOADS', payloads.length);
    const transactions = payloads.map(readTransaction);
    requireAtMost('ENDORSEMENTS', transactions.reduce((sum, tx) => sum + tx.endorsements.length, 0));
    return { value: transactions, evidence: say('ANSWERS_READ', { count: payloads.length }) };
  }

  compareChannel(transactions) {
    const { channel } = this.#anchor;
    for (const tx of transactions) {
      require(tx.channelHeader.channel === channel, 'E-CHANNEL', 'CHANNEL_EXPECTED', { channel });
    }
    return { value: transactions, evidence: asIs(channel) };
  }

  async compareTxIds(transactions) {
    for (const tx of transactions) {
      const id = await transactionId(tx);
      require(tx.channelHeader.txId === id, 'E-TXID', 'EXPECTED_OTHER', { what: id });
    }
    return { value: transactions, evidence: asIs(transactions.map((tx) => tx.channelHeader.txId).join(', ')) };
  }

  async compareProposalHashes(transactions) {
    for (const tx of transactions) {
      require(sameBytes(tx.response.proposalHash, await proposalHash(tx)), 'E-PROPHASH', 'PROPOSAL_HASH_WRONG');
    }
    return { value: transactions, evidence: say('PROPOSAL_HASH_FITS') };
  }

  compareArguments(transactions) {
    for (const tx of transactions) {
      const known = this.#anchor.definitions.some((definition) => definition.cc === tx.chaincode);
      const one = tx.chaincode === tx.channelHeader.chaincode && tx.chaincode === tx.response.chaincode;
      require(one && known, 'E-CC', 'CONTRACT_NOT_IN_ANCHOR');
      this.#challenge(tx);
    }
    return {
      value: transactions,
      evidence: say('FUNCTION_OF_CONTRACT', { function: this.#view, chaincode: transactions[0].chaincode }),
    };
  }

  /** The last argument, after function and, where there is one, subject. */
  #challenge(tx) {
    const expected = this.#subject === undefined ? [this.#view] : [this.#view, this.#subject];
    const args = tx.args.map(latin1);
    const challenge = args.at(-1) ?? '';
    const same = args.length === expected.length + 1 && expected.every((argument, i) => argument === args[i]);
    require(same && isHash(challenge), 'E-ARGS', 'ARGUMENTS_WRONG', { arguments: expected.join(', ') });
    return challenge;
  }

  async readAnswers(transactions) {
    const payloads = [];
    for (const tx of transactions) {
      const { status, message, payload } = tx.response.answer;
      require(status === OK && message === '', 'E-RESPONSE', 'ANSWER_STATUS_WRONG', { status });
      const answer = await this.#readAnswer(payload);
      const ours = answer.cc === tx.chaincode && answer.ch === this.#anchor.channel && subjectOf(answer) === this.#subject;
      require(ours, 'E-RESPONSE', 'ANSWER_OF_OTHER_SUBJECT');
      const challenge = this.#challenge(tx);
      require(answer.challenge === challenge, 'E-CHALLENGE', 'ANSWER_REPEATS_OTHER_CHALLENGE');
      payloads.push({ tx, challenge, answer });
    }
    return { value: payloads, evidence: say('ANSWER_CANONICAL') };
  }

  /** @param {boolean} further whether an answer that names notices may have read composite keys beside the expected ones */
  compareReads(payloads, expectedKeys, further = false) {
    const keys = expectedKeys.join(', ');
    for (const { tx, answer } of payloads) {
      const { results, hasEvent, chaincodeVersion } = tx.response;
      const readOnly = results.every((namespace) => namespace.writes.length === 0 && !namespace.beyondKeys);
      require(
        sameTexts(results.map(({ name }) => name), [LIFECYCLE, tx.chaincode]) && !hasEvent && readOnly,
        'E-WRITES', 'ANSWER_NOT_READ_ONLY');
      const fits = further && answer.notices !== undefined ? atLeast : exactly;
      require(
        exactly([sequenceKey(tx.chaincode)], results[0]) && fits(expectedKeys, results[1]),
        'E-WRITES', 'KEYS_OTHERS_READ', { keys });
      const place = results[0].reads[0].version;
      const definition = place === undefined ? undefined : definitionAt(this.#anchor, place);
      require(
        definition !== undefined && definition.cc === tx.chaincode && definition.version === chaincodeVersion,
        'E-DEF-UNKNOWN', 'DEFINITION_OF_ANSWER_NOT_IN_ANCHOR', {
          chaincode: tx.chaincode, release: chaincodeVersion, place: placeText(place), version: this.#anchor.version });
    }
    return { value: payloads, evidence: say('KEYS_READ', { keys }) };
  }

  /** @param {boolean} live whether the answer is to be of this moment, not of the time of a file */
  compareTimes(payloads, now, live) {
    const { timeAttested, maxSkew } = this.#anchor;
    for (const { tx, answer: { asOf, head } } of payloads) {
      require(BigInt(asOf) === tx.channelHeader.seconds, 'E-TIME', 'STATED_TIME_NOT_OF_PROPOSAL');
      const times = { stated: moment(asOf), now: moment(now) };
      require(asOf <= now + CLOCK_SLACK, 'E-TIME', 'STATED_IN_THE_FUTURE', times);
      require(
        !live || !timeAttested || Math.abs(now - asOf) <= maxSkew + CLOCK_SLACK,
        'E-TIME', 'STATED_TIME_OFF', times);
      if (live) {
        this.#requireHeartbeat(head, now);
      }
    }
    const stated = moment(earliest(payloads));
    return { value: payloads, evidence: say(timeAttested ? 'TIME_ATTESTED' : 'TIME_DECLARED', { stated }) };
  }

  /** Peers that stand still answer with the time of now; only a heartbeat that they have shows that their ledger goes on. */
  #requireHeartbeat(head, now) {
    require(head !== undefined, 'E-STALE', 'HEARTBEAT_MISSING');
    const seconds = HEARTBEATS_MISSED * this.#anchor.heartbeat;
    require(
      head.at >= now - seconds, 'E-STALE', 'HEARTBEAT_TOO_OLD', { heartbeat: moment(head.at), seconds, now: moment(now) });
  }

  /**
   * @param {function(import('./view-answer.js').ViewAnswer): number} at when signers of an answer must be in force
   * @param {import('../trust/quorum.js').Quorum} quorum takes in the signatures, also where a later one fails
   */
  async verifySignatures(payloads, at, quorum) {
    for (const { tx, answer } of payloads) {
      for (const { endorser, signature } of tx.endorsements) {
        try {
          await quorum.admit(tx.response.bytes, endorser, () => rawFromDer(signature), at(answer));
        } catch (failed) {
          if (!(failed instanceof CheckFailed) || failed.code !== 'W-SIGNER-UNKNOWN') {
            throw failed;
          }
          quorum.noteUnknown();
        }
      }
    }
    return { value: payloads, evidence: quorum.require() };
  }
}

/** What an answer is about: a certificate, an attestation, or nothing in particular. */
function subjectOf({ certId, attestation }) {
  return certId ?? attestation?.name;
}

/**
 * @param {Payload[]} payloads at least one
 * @returns {number} the moment that all answers have reached, in Unix seconds
 */
export function earliest(payloads) {
  return Math.min(...payloads.map(({ answer }) => answer.asOf));
}

/**
 * @param {Payload} payload
 * @param {string} key
 * @returns {import('../fabric/version.js').Version|undefined} where its value had been written when it was read
 */
export function placeOf({ tx }, key) {
  const namespace = tx.response.results.find(({ name }) => name === tx.chaincode);
  return namespace?.reads.find((read) => read.key === key)?.version;
}

function exactly(expectedKeys, { reads, ranges }) {
  return sameTexts(reads.map(({ key }) => key).sort(), expectedKeys) && ranges.length === 0;
}

/** Beside the expected keys, each once, only composite keys and ranges of them: they carry the notices, not the state. */
function atLeast(expectedKeys, { reads, ranges }) {
  const simple = reads.map(({ key }) => key).filter((key) => !isComposite(key)).sort();
  return sameTexts(simple, expectedKeys)
    && ranges.every(({ start, end }) => isComposite(start) && isComposite(end))
    && reads.length - simple.length + ranges.length <= MOST_FURTHER_READS;
}

function isComposite(key) {
  return key.startsWith('\0');
}

function sameTexts(found, expected) {
  return found.length === expected.length && found.every((text, i) => text === expected[i]);
}

function require(condition, code, key, slots) {
  if (!condition) {
    throw new CheckFailed(code, say(key, slots));
  }
}
