// SPDX-License-Identifier: Apache-2.0
import { checkOpenings } from './bundle/opening-check.js';
import { checkLabelText } from './label/label-check.js';
import { Offline } from './offline.js';
import { orderedAnchors } from './trust/anchors.js';
import { CheckFailed } from './verdict/check-failed.js';
import { say } from './verdict/sentence.js';
import { STOPPED } from './verdict/stage.js';
import { VerdictBuilder } from './verdict/verdict-builder.js';
import { checkStatus } from './view/status-check.js';

const NO_SNAPSHOT = say('STATUS_LIST_NOT_GIVEN');
const NOT_ASKED = say('MEMBERS_NOT_ASKED');

/** Decides whether a label or a live answer is genuine; trusts nothing but the anchors it is given. */
export class Verifier {
  #anchors;
  #directory;
  #openings;

  /**
   * @param {import('./trust/anchor.js').Anchor[]} anchors
   * @param {import('./trust/peer-directory.js').PeerDirectory} directory
   * @param {import('./bundle/opening.js').Opening[]} [openings] values that the owner of a record opened
   * @throws {CheckFailed} with E-ANCHOR when two anchors of one network and version differ
   */
  constructor(anchors, directory, openings = []) {
    this.#anchors = orderedAnchors(anchors);
    this.#directory = directory;
    this.#openings = openings;
  }

  /**
   * The verdict when not even anchor or directory could be read.
   *
   * @param {CheckFailed} failure
   * @param {number} now Unix seconds
   * @returns {import('./verdict/verdict-builder.js').Verdict}
   */
  static unable(failure, now) {
    return new VerdictBuilder(now).unable(failure);
  }

  /**
   * Judges a label without any network.
   *
   * @param {string} text of a QR code or a radio tag
   * @param {Uint8Array|undefined} snapshot a status list
   * @param {number} now Unix seconds
   * @returns {Promise<Offline>} what to show, and whom to ask
   */
  async label(text, snapshot, now) {
    const label = await checkLabelText(text, this.#anchors, this.#directory, now);
    const builder = new VerdictBuilder(now).withLabel(label);
    if (!label.stage.passed) {
      const failed = builder.notMade('S', STOPPED).notMade('V', NOT_ASKED).failedLabel(label);
      const checks = new VerdictBuilder(now)
        .with(label.stage.checks)
        .notMade('S', snapshot === undefined ? NO_SNAPSHOT : STOPPED)
        .checks;
      return label.expired ? new Offline(failed, this.#questionOf(label.label, checks)) : new Offline(failed);
    }
    const { anchor, claims } = label.label;
    const status = snapshot === undefined
      ? undefined
      : await checkStatus(anchor, snapshot, claims.facts.statusIndex, claims.asOf, now);
    const listChecks = status === undefined ? noSnapshot(now) : status.stage.checks;
    builder.notMade('V', NOT_ASKED).with((await checkOpenings(undefined, this.#openings)).checks).with(listChecks);
    const verdict = listed(builder, status, claims.facts) ?? builder.statusUnknown(claims);
    return new Offline(verdict, this.#questionOf(label.label, [...label.stage.checks, ...listChecks]));
  }

  /**
   * Judges a label by what one member answered to this reader's own challenge.
   *
   * @param {string} text of a QR code or a radio tag
   * @param {import('./offline.js').LiveAnswer} answer
   * @param {import('./view/latest-seen.js').LatestSeen} seen
   * @param {number} now Unix seconds
   * @returns {Promise<import('./offline.js').LiveVerdict>}
   */
  async live(text, answer, seen, now) {
    return (await this.label(text, undefined, now)).judge(answer, seen);
  }

  #questionOf({ payload, anchor, claims }, checks) {
    return {
      anchor, certificate: claims.facts.certId, facts: claims.facts, record: claims.recordHash, value: undefined,
      seen: { headSeq: 0, certificate: payload.certificate, status: payload.status }, checks, openings: this.#openings };
  }
}

/** The verdict of a status list; nothing where there is none or it is discarded. */
export function listed(builder, status, facts) {
  if (status?.asOf === undefined) {
    return undefined;
  }
  return status.listed ? builder.noLongerIssued(facts, status.asOf) : builder.notRevoked(facts, status.asOf);
}

function noSnapshot(now) {
  return new VerdictBuilder(now).notMade('S', NO_SNAPSHOT).checks;
}
