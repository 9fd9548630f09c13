// SPDX-License-Identifier: Apache-2.0
import { checkOpenings } from './bundle/opening-check.js';
import { codeKey } from './verdict/codes.js';
import { say } from './verdict/sentence.js';
import { VerdictBuilder } from './verdict/verdict-builder.js';
import { newest } from './view/latest-seen.js';
import { checkPremium } from './view/premium-check.js';
import { checkView } from './view/view-check.js';

/**
 * What may be asked of the members about a label or a bundle that holds, and what is known already.
 *
 * @typedef {object} Question
 * @property {import('./trust/anchor.js').Anchor} anchor
 * @property {string} certificate
 * @property {import('./label/label-claims.js').Facts|undefined} facts
 * @property {string|undefined} record the hash of the record, hexadecimal
 * @property {string|undefined} value the record itself
 * @property {import('./view/premium-check.js').PremiumPart|undefined} premium in the file
 * @property {import('./view/latest-seen.js').LatestSeen} seen
 * @property {import('./verdict/stage.js').Check[]} checks made so far
 * @property {import('./bundle/opening.js').Opening[]} openings
 */

/**
 * A member's answer, or why there is none.
 *
 * @typedef {{gateway: string, answer: LiveAnswer|undefined, missing: import('./verdict/sentence.js').Sentence|undefined}}
 *     MemberAnswer
 * @typedef {{challenge: string, payloads: Uint8Array[], value: string|undefined,
 *     premium: import('./view/premium-check.js').PremiumPart|undefined}} LiveAnswer
 */

/**
 * What to show, and to remember when the answer was good.
 *
 * @typedef {object} LiveVerdict
 * @property {import('./verdict/verdict-builder.js').Verdict} verdict
 * @property {string|undefined} state that the members state
 * @property {import('./view/latest-seen.js').LatestSeen|undefined} seen
 */

/** A label or a bundle judged without network, about which the members can still be asked. */
export class Offline {
  #question;
  #nobodyAsked;

  /**
   * @param {import('./verdict/verdict-builder.js').Verdict} verdict
   * @param {Question} [question] nothing when there is nothing left to ask
   * @param {import('./verdict/verdict-builder.js').Verdict} [nobodyAsked] what is told to who wanted members asked about
   *     something that none answers about live
   */
  constructor(verdict, question, nobodyAsked = verdict) {
    /** @type {import('./verdict/verdict-builder.js').Verdict} */
    this.verdict = verdict;
    this.#question = question;
    this.#nobodyAsked = nobodyAsked;
  }

  /** @returns {import('./trust/anchor.js').Anchor|undefined} whose gateways may be asked */
  get anchor() {
    return this.#question?.anchor;
  }

  /** @returns {string|undefined} the certificate to ask about */
  get certificate() {
    return this.#question?.certificate;
  }

  /**
   * Takes the members' answers until one holds.
   *
   * @param {AsyncIterable<MemberAnswer>|Iterable<MemberAnswer>} members asked one by one as they are taken
   * @param {import('./view/latest-seen.js').LatestSeen} seen
   * @returns {Promise<LiveVerdict>} says of each why its answer does not hold, when none does
   */
  async ask(members, seen) {
    if (this.#question === undefined) {
      return { verdict: this.#nobodyAsked, state: undefined, seen: undefined };
    }
    const reasons = [];
    for await (const { gateway, answer, missing } of members) {
      if (answer === undefined) {
        reasons.push(say('MEMBER_GAVE_NO_ANSWER', { gateway, reason: missing }));
        continue;
      }
      const { live, discarded } = await this.#judge(answer, seen);
      if (discarded === undefined) {
        return live;
      }
      const { code, evidence } = discarded;
      const reason = say('MEMBER_ANSWER_DISCARDED', { code, finding: say(codeKey(code)), evidence });
      reasons.push(say('MEMBER_GAVE_NO_ANSWER', { gateway, reason }));
    }
    if (reasons.length === 0) {
      reasons.push(say('NO_GATEWAY_NAMED'));
    }
    return { verdict: await this.#unanswered(reasons), state: undefined, seen: undefined };
  }

  /**
   * Judges by one answer alone.
   *
   * @param {LiveAnswer} answer
   * @param {import('./view/latest-seen.js').LatestSeen} seen
   * @returns {Promise<LiveVerdict>}
   */
  async judge(answer, seen) {
    return this.#question === undefined
      ? { verdict: this.verdict, state: undefined, seen: undefined }
      : (await this.#judge(answer, seen)).live;
  }

  /** @returns {Promise<{live: LiveVerdict, discarded: import('./verdict/check-failed.js').CheckFailed|undefined}>} */
  async #judge(answer, seen) {
    const asked = this.#question;
    const builder = this.#builder();
    const expected = {
      certificate: asked.certificate,
      challenge: answer.challenge,
      labelFacts: asked.facts,
      labelRecord: asked.record,
      value: answer.value,
      seen: newest(seen, asked.seen),
    };
    const view = await checkView(asked.anchor, expected, answer.payloads, this.verdict.now);
    builder.with(view.stage.checks).signedBy(view.signers);
    const { statement, stage: { failure } } = view;
    if (statement === undefined) {
      const contradicts = failure.code === 'E-RECORD' || failure.code === 'E-MISMATCH';
      const verdict = builder.discarded(failure, contradicts);
      return { live: { verdict, state: undefined, seen: undefined }, discarded: contradicts ? undefined : failure };
    }
    const record = statement.state === 'UNKNOWN' ? undefined : answer.value ?? asked.value;
    builder.telling(record);
    if (record !== undefined) {
      // What the member that answered states is newer than what the file holds.
      builder.withPremium(await this.#premium(answer.premium));
    }
    const opened = await checkOpenings(record, asked.openings);
    builder.with(opened.checks);
    const verdict = opened.passed
      ? builder.live(statement, asked.facts ?? statement.recordFacts ?? null)
      : builder.failed(opened.failure);
    return { live: { verdict, state: statement.state, seen: statement.seen }, discarded: undefined };
  }

  async #unanswered(reasons) {
    const { value, openings } = this.#question;
    const builder = this.#builder();
    reasons.forEach((reason) => builder.notMade('V', reason));
    if (value !== undefined) {
      builder.withPremium(await this.#premium());
    }
    builder.with((await checkOpenings(value, openings)).checks);
    return builder.unanswered(this.verdict);
  }

  #premium(answered) {
    const { anchor, certificate, premium } = this.#question;
    return checkPremium(anchor, certificate, [answered, premium], this.verdict.now);
  }

  #builder() {
    return new VerdictBuilder(this.verdict.now)
      .trusting(this.#question.anchor)
      .telling(this.#question.value)
      .signedBy(this.verdict.signers)
      .with(this.#question.checks);
  }
}
