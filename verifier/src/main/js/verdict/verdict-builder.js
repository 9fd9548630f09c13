// SPDX-License-Identifier: Apache-2.0
import { sameSigner } from '../trust/quorum.js';
import { NO_NOTICES } from '../view/notice-form.js';
import { codeKey, holdsUnlessChanged } from './codes.js';
import { originsOf } from './record-origins.js';
import { moment, say } from './sentence.js';
import { STOPPED, notMade } from './stage.js';

/**
 * The answer to a question about a label, a live answer or a bundle, and everything it rests on.
 *
 * @typedef {object} Verdict
 * @property {string} conclusion such as VALID_NOW
 * @property {string|null} code the finding that decided, when it was not simply good
 * @property {import('./sentence.js').Sentence} explanation
 * @property {number|null} asOf the moment of the members' statement, Unix seconds
 * @property {number} now the reader's clock, Unix seconds
 * @property {import('./stage.js').Check[]} checks in the order of the report
 * @property {import('../trust/quorum.js').Signer[]} signers each once
 * @property {{version: number, fingerprint: string, channel: string}|null} anchor
 * @property {import('../label/label-claims.js').Facts|null} facts what the members state, only when it is genuine
 * @property {import('../view/notice-form.js').Notices} notices what the members sign beside the state
 * @property {import('./record-origins.js').Origin[]} origins the producers in the record, when its value came along
 * @property {import('../view/premium-check.js').StatedPremium|null} premium what one member alone states of it
 * @property {import('../view/attestation-form.js').StatedAttestation|null} attestation when one was judged and the answer holds
 * @property {import('./sentence.js').Sentence[]} notChecked
 */

/** The findings that decide, by verdict. */
const DECISIVE = { EXPIRED: 'E-EXPIRED', VALID_WITH_NOTICE: 'N-NOTICE', GENUINE_AS_OF_WITH_NOTICE: 'N-NOTICE' };

/** Collects checks in the order in which they are shown, and builds the verdict that they lead to. */
export class VerdictBuilder {
  #now;
  #checks = [];
  #signers = [];
  #anchor = null;
  #notices = NO_NOTICES;
  #origins = [];
  #premium = null;
  #attestation = null;
  #neverChecked = [say('ADDRESS_NOT_CHECKED'), say('PARCEL_NOT_CHECKED')];

  /** @param {number} now Unix seconds */
  constructor(now) {
    this.#now = now;
  }

  /** @param {import('../label/label-check.js').LabelCheck} label @returns {this} */
  withLabel(label) {
    if (label.anchor !== undefined) {
      this.trusting(label.anchor);
    }
    return this.with(label.stage.checks).signedBy(label.signers);
  }

  /** @param {import('./stage.js').Check[]} checks made, or not @returns {this} */
  with(checks) {
    this.#checks.push(...checks);
    return this;
  }

  /** @returns {import('./stage.js').Check[]} all so far */
  get checks() {
    return [...this.#checks];
  }

  /** @param {import('../trust/anchor.js').Anchor} anchor @returns {this} */
  trusting({ version, fingerprint, channel }) {
    this.#anchor = { version, fingerprint, channel };
    return this;
  }

  /** @param {string|undefined} record that was compared with what the members signed @returns {this} */
  telling(record) {
    this.#origins = record === undefined ? [] : originsOf(record);
    return this;
  }

  /** @param {import('../view/premium-check.js').PremiumFound} found it decides nothing @returns {this} */
  withPremium({ check, premium }) {
    this.#premium = premium;
    return this.with([check]);
  }

  /** @param {import('../trust/quorum.js').Signer[]} more @returns {this} */
  signedBy(more) {
    this.#signers.push(...more.filter((signer) => !this.#signers.some((known) => sameSigner(known, signer))));
    return this;
  }

  /** @param {string} step @param {import('./sentence.js').Sentence} reason @returns {this} */
  notMade(step, reason) {
    this.#checks.push(notMade(step, reason));
    return this;
  }

  /** @param {import('../label/label-check.js').LabelCheck} check a label that failed @returns {Verdict} */
  failedLabel({ stage, expired, label }) {
    return expired
      ? this.#close('EXPIRED', 'E-EXPIRED', say(codeKey('E-EXPIRED')), label.claims.asOf, label.claims.facts)
      : this.failed(stage.failure);
  }

  /** What no check can say of an attestation, in place of what none can say of a parcel. @returns {this} */
  ofAttestation() {
    this.#neverChecked = [say('ATTESTED_TRUTH_NOT_CHECKED'), say('ATTESTED_SINCE_NOT_CHECKED')];
    return this;
  }

  /** @param {import('./check-failed.js').CheckFailed} failure of a label or a file @returns {Verdict} */
  failed({ code, undecided }) {
    return this.#close(undecided ? 'COULD_NOT_BE_CHECKED' : 'NOT_GENUINE', code, say(codeKey(code)));
  }

  /** @param {import('./check-failed.js').CheckFailed} failure of the means of checking @returns {Verdict} */
  unable({ code, undecided, evidence }) {
    const explanation = say('UNABLE_TO_CHECK', { finding: say(codeKey(code)), evidence });
    return this.#close(undecided ? 'COULD_NOT_BE_CHECKED' : 'NOT_GENUINE', code, explanation);
  }

  /**
   * A live answer that failed: the next member may do better, except where the answer shows another record.
   *
   * @param {import('./check-failed.js').CheckFailed} failure
   * @param {boolean} contradicts whether it shows another record
   * @returns {Verdict}
   */
  discarded({ code }, contradicts) {
    return this.#close(contradicts ? 'NOT_GENUINE' : 'COULD_NOT_BE_CHECKED', code, say(codeKey(code)));
  }

  /** @param {import('../label/label-claims.js').LabelClaims} claims @returns {Verdict} */
  statusUnknown({ asOf, facts }) {
    return this.#close(
      'GENUINE_STATUS_UNKNOWN', null, say('SIGNED_STATUS_UNKNOWN', { stated: moment(asOf) }), asOf, facts);
  }

  /**
   * No member gave an answer that holds.
   *
   * @param {Verdict} offline the verdict before asking
   * @returns {Verdict}
   */
  unanswered({ conclusion, code, explanation, asOf, facts, notices }) {
    this.#notices = notices;
    return holdsUnlessChanged(conclusion)
      ? this.#close(
        'GENUINE_STATUS_UNKNOWN', 'E-NO-LIVE',
        say('SIGNED_LIVE_ANSWER_MISSING', { stated: moment(asOf) }), asOf, facts)
      : this.#close(conclusion, code, explanation, asOf, facts);
  }

  /** @param {import('../label/label-claims.js').Facts} facts @param {number} asOf of the list @returns {Verdict} */
  noLongerIssued(facts, asOf) {
    return this.#close(
      'NO_LONGER_ISSUED', 'N-NOT-ISSUED', say('SIGNED_NO_LONGER_ISSUED', { stated: moment(asOf) }), asOf, facts);
  }

  /** @param {import('../label/label-claims.js').Facts} facts @param {number} asOf of the list @returns {Verdict} */
  notRevoked(facts, asOf) {
    return this.#close('GENUINE_AS_OF', null, say('SIGNED_NOT_REVOKED', { stated: moment(asOf) }), asOf, facts);
  }

  /**
   * @param {import('../view/view-check.js').Statement} statement
   * @param {import('../label/label-claims.js').Facts|null} facts
   * @returns {Verdict} of a live answer
   */
  live(statement, facts) {
    return this.#stated(
      statement, facts, this.#isExpired(facts) ? 'EXPIRED' : withNotice('VALID_NOW', 'VALID_WITH_NOTICE', statement));
  }

  /** @param {import('../view/view-check.js').Statement} statement @returns {Verdict} of an answer out of a file */
  filed(statement) {
    const facts = statement.recordFacts ?? null;
    return this.#stated(
      statement, facts, this.#isExpired(facts) ? 'EXPIRED' : withNotice('GENUINE_AS_OF', 'GENUINE_AS_OF_WITH_NOTICE', statement));
  }

  /**
   * @param {import('../view/attestation-check.js').StatedFile} statement
   * @returns {Verdict} of an attestation out of a file
   */
  attested(statement) {
    const { attestation, asOf, notices } = statement;
    this.#notices = notices;
    this.#attestation = attestation;
    const active = this.#now > attestation.validUntil
      ? 'EXPIRED'
      : withNotice('GENUINE_AS_OF', 'GENUINE_AS_OF_WITH_NOTICE', statement);
    const conclusion = { ACTIVE: active, REVOKED: 'REVOKED', SUPERSEDED: 'ENDED' }[attestation.state];
    return this.#close(
      conclusion, DECISIVE[conclusion] ?? null, say('STATED_BY_MEMBERS', { stated: moment(asOf) }), asOf);
  }

  #isExpired(facts) {
    return facts !== null && this.#now > facts.validUntil;
  }

  #stated({ state, asOf, notices }, facts, whenIssued) {
    this.#notices = notices ?? NO_NOTICES;
    const shown = { ISSUED: whenIssued, UNKNOWN: 'UNKNOWN_CERTIFICATE' };
    const conclusion = shown[state] ?? state;
    return this.#close(
      conclusion, DECISIVE[conclusion] ?? null,
      say('STATED_BY_MEMBERS', { stated: moment(asOf) }), asOf, state === 'UNKNOWN' ? null : facts);
  }

  #close(conclusion, code, explanation, asOf = null, facts = null) {
    const notChecked = this.#checks
      .filter((check) => check.result === 'NOT_MADE' && check.evidence.key !== STOPPED.key)
      .map((check) => say('NOT_CHECKED_BECAUSE', { question: say('STEP_' + check.step), reason: check.evidence }));
    notChecked.push(...this.#neverChecked);
    return {
      conclusion, code, explanation, asOf, now: this.#now, checks: this.checks, signers: [...this.#signers],
      anchor: this.#anchor, facts, notices: this.#notices, attestation: this.#attestation,
      // What nobody confirms as a fact of this certificate is not told beside the verdict either.
      origins: facts === null ? [] : this.#origins, premium: facts === null ? null : this.#premium, notChecked };
  }
}

function withNotice(without, withOne, { notices }) {
  return notices !== undefined && notices.entries.length > 0 ? withOne : without;
}
