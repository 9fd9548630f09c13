// SPDX-License-Identifier: Apache-2.0
import { proposalHash, readTransaction, transactionId } from '../fabric/endorsed-transaction.js';
import { CLOCK_SLACK } from '../trust/anchor.js';
import { rawFromDer } from '../trust/ecdsa-signature.js';
import { CheckFailed } from '../verdict/check-failed.js';
import { moment, say } from '../verdict/sentence.js';
import { latin1, sameBytes } from '../wire/bytes.js';
import { requireAtMost } from '../wire/limit.js';

const CONTRACT = 'qscc';
const CONTRACT_VERSION = 'syscc';
const OK = 200n;

/** Reads endorsed answers of Fabric's own contract about the chain; what holds for a view's bytes holds for these. */
export class ChainQueries {
  #now;

  /**
   * @param {import('../trust/anchor.js').Anchor} anchor
   * @param {number} now Unix seconds
   */
  constructor(anchor, now) {
    this.anchor = anchor;
    this.#now = now;
  }

  /**
   * Reads all answers to one question, each judged by a reader before its time and its signatures are.
   *
   * @template T
   * @param {Uint8Array[]} payloads Envelope.payload of each
   * @param {import('../trust/quorum.js').Quorum} quorum takes in the signatures; whether they are enough is the caller's to ask
   * @param {function(import('../fabric/endorsed-transaction.js').EndorsedTransaction): T} reader
   * @returns {Promise<T[]>}
   */
  async answers(payloads, quorum, reader) {
    const answers = [];
    for (const payload of payloads) {
      answers.push(await this.read(payload));
    }
    requireAtMost('ENDORSEMENTS', answers.reduce((sum, tx) => sum + tx.endorsements.length, 0));
    const all = [];
    for (const tx of answers) {
      all.push(reader(tx));
      const at = Number(tx.channelHeader.seconds);
      const now = this.#now;
      require(at <= now + CLOCK_SLACK, 'E-TIME', 'STATED_TIME_OFF', { stated: moment(at), now: moment(now) });
      for (const endorsement of tx.endorsements) {
        await admit(tx, endorsement, at, quorum);
      }
    }
    return all;
  }

  /** Reads an endorsed transaction of this channel whose id and proposal fit, as the checks V1 to V4 do. */
  async read(payload) {
    const tx = readTransaction(payload);
    const { channel } = this.anchor;
    require(tx.channelHeader.channel === channel, 'E-CHANNEL', 'CHANNEL_EXPECTED', { channel });
    const id = await transactionId(tx);
    require(tx.channelHeader.txId === id, 'E-TXID', 'EXPECTED_OTHER', { what: id });
    require(sameBytes(tx.response.proposalHash, await proposalHash(tx)), 'E-PROPHASH', 'PROPOSAL_HASH_WRONG');
    return tx;
  }

  /** @returns {boolean} whether Fabric's contract answered this question about the anchor's channel, and read and wrote nothing */
  answered(tx, question, count) {
    const { response, channelHeader } = tx;
    const { answer, results, hasEvent } = response;
    const args = tx.args.map(latin1);
    return [channelHeader.chaincode, tx.chaincode, response.chaincode].every((name) => name === CONTRACT)
      && response.chaincodeVersion === CONTRACT_VERSION
      && args.length === count && args[0] === question && args[1] === this.anchor.channel
      && answer.status === OK && answer.message === '' && results.length === 0 && !hasEvent;
  }
}

/** Takes one endorsement in, or notes that its signer is unknown. */
export async function admit(tx, { endorser, signature }, at, quorum) {
  try {
    await quorum.admit(tx.response.bytes, endorser, () => rawFromDer(signature), at);
  } catch (failed) {
    if (!(failed instanceof CheckFailed) || failed.code !== 'W-SIGNER-UNKNOWN') {
      throw failed;
    }
    quorum.noteUnknown();
  }
}

/** @throws {CheckFailed} */
export function require(condition, code, key, slots) {
  if (!condition) {
    throw new CheckFailed(code, say(key, slots));
  }
}
