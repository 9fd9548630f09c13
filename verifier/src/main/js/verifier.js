// SPDX-License-Identifier: Apache-2.0
import { readBundle } from './bundle/bundle.js';
import { checkOpenings } from './bundle/opening-check.js';
import { readTransaction } from './fabric/endorsed-transaction.js';
import { checkLabelPayload, checkLabelText } from './label/label-check.js';
import { anchorOf } from './trust/anchor.js';
import { CheckFailed } from './verdict/check-failed.js';
import { say } from './verdict/sentence.js';
import { STOPPED, Stage } from './verdict/stage.js';
import { VerdictBuilder } from './verdict/verdict-builder.js';
import { checkStatus } from './view/status-check.js';
import { NOTHING_SEEN, newest } from './view/latest-seen.js';
import { checkView } from './view/view-check.js';
import { fromHex } from './wire/bytes.js';

const NO_SNAPSHOT = say('STATUS_LIST_NOT_GIVEN');
const NOT_ASKED = say('MEMBERS_NOT_ASKED');

/** Decides whether a label, a live answer or a bundle is genuine; trusts nothing but the anchors it is given. */
export class Verifier {
  #anchors;
  #directory;
  #openings;

  /**
   * @param {import('./trust/anchor.js').Anchor[]} anchors
   * @param {import('./trust/peer-directory.js').PeerDirectory} directory
   * @param {import('./bundle/opening.js').Opening[]} [openings] values that the owner of a record opened
   */
  constructor(anchors, directory, openings = []) {
    this.#anchors = anchors;
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
   * @returns {Promise<import('./verdict/verdict-builder.js').Verdict>}
   */
  async label(text, snapshot, now) {
    const label = await checkLabelText(text, this.#anchors, this.#directory, now);
    const builder = new VerdictBuilder(now).withLabel(label);
    if (!label.stage.passed) {
      return builder.notMade('S', STOPPED).notMade('V', NOT_ASKED).failedLabel(label);
    }
    builder.notMade('V', NOT_ASKED).with(await checkOpenings(undefined, this.#openings));
    const { anchor, claims } = label.label;
    if (snapshot === undefined) {
      return builder.notMade('S', NO_SNAPSHOT).statusUnknown(claims);
    }
    const status = await checkStatus(anchor, snapshot, claims.facts.statusIndex, claims.asOf, now);
    builder.with(status.stage);
    if (status.asOf === undefined) {
      return builder.statusUnknown(claims);
    }
    return status.listed ? builder.noLongerIssued(claims, status.asOf) : builder.notRevoked(claims, status.asOf);
  }

  /**
   * Judges a label by what a member answered to this reader's own challenge.
   *
   * @param {string} text of a QR code or a radio tag
   * @param {{challenge: string, payloads: Uint8Array[], value: string|undefined}} answer
   * @param {import('./view/latest-seen.js').LatestSeen} seen
   * @param {number} now Unix seconds
   * @returns {Promise<{verdict: import('./verdict/verdict-builder.js').Verdict, state: string|undefined,
   *     seen: import('./view/latest-seen.js').LatestSeen|undefined}>} state and what to remember, when the answer was good
   */
  async live(text, answer, seen, now) {
    const label = await checkLabelText(text, this.#anchors, this.#directory, now);
    const builder = new VerdictBuilder(now).withLabel(label).notMade('S', NO_SNAPSHOT);
    if (!label.stage.passed && !label.expired) {
      return { verdict: builder.notMade('V', STOPPED).failedLabel(label), state: undefined, seen: undefined };
    }
    const { anchor, claims, payload } = label.label;
    const expected = {
      certificate: claims.facts.certId,
      challenge: answer.challenge,
      labelFacts: claims.facts,
      labelRecord: claims.recordHash,
      value: answer.value,
      seen: newest(seen, { headSeq: 0, certificate: payload.certificate, status: payload.status }),
    };
    const view = await checkView(anchor, expected, answer.payloads, now);
    builder.with(view.stage).signedBy(view.signers);
    if (view.statement === undefined) {
      return { verdict: builder.discarded(view.stage.failure), state: undefined, seen: undefined };
    }
    const opened = await checkOpenings(answer.value, this.#openings);
    builder.with(opened);
    const verdict = opened.passed
      ? builder.live(view.statement, claims.facts, label.expired)
      : builder.failed(opened.failure);
    return { verdict, state: view.statement.state, seen: view.statement.seen };
  }

  /**
   * Judges a proof bundle without any network.
   *
   * @param {Uint8Array} file
   * @param {number} now Unix seconds
   * @returns {Promise<import('./verdict/verdict-builder.js').Verdict>}
   */
  async bundle(file, now) {
    const opening = new Stage();
    const bundle = await opening.check('B1', () => openBundle(file));
    const anchor = await opening.check('B2', () => this.#findAnchor(bundle));
    const builder = new VerdictBuilder(now).with(opening);
    if (anchor === undefined) {
      return stopped(builder).failed(opening.failure);
    }
    builder.trusting(anchor);
    const label = bundle.label === undefined ? undefined : await this.#labelOf(bundle, anchor, now);
    if (label !== undefined) {
      builder.withLabel(label);
    }
    const failure = label === undefined || label.expired ? null : label.stage.failure;
    // Signers that only the directory could name: the members' statement below decides alone.
    if (failure !== null && !(failure.code === 'E-QUORUM' && failure.undecided)) {
      return stopped(builder).failed(failure);
    }
    return this.#filed(builder, bundle, anchor, label?.label?.claims, now);
  }

  async #filed(builder, bundle, anchor, claims, now) {
    const expected = {
      certificate: bundle.certificate,
      challenge: undefined,
      labelFacts: claims?.facts,
      labelRecord: claims?.recordHash,
      value: bundle.value,
      seen: NOTHING_SEEN,
    };
    const view = await checkView(anchor, expected, bundle.stateViews, now);
    builder.with(view.stage).signedBy(view.signers);
    builder.notMade('A', say(bundle.hasIssue ? 'ISSUE_PART_NOT_READ' : 'ISSUE_PART_NOT_IN_FILE'));
    if (view.statement === undefined) {
      return builder.failed(view.stage.failure);
    }
    const opened = await checkOpenings(bundle.value, this.#openings);
    builder.with(opened);
    return opened.passed ? builder.filed(view.statement) : builder.failed(opened.failure);
  }

  async #labelOf(bundle, anchor, now) {
    const directory = await this.#directory.with(endorsersOf(bundle));
    return checkLabelPayload(bundle.label, [anchor], directory, now);
  }

  #findAnchor({ network, channel }) {
    const anchor = /^[0-9a-f]{8}$/.test(network) ? anchorOf(this.#anchors, fromHex(network)) : undefined;
    if (anchor === undefined) {
      throw new CheckFailed('E-NET-UNKNOWN', say('ANCHOR_MISSING', { network }));
    }
    if (anchor.channel !== channel) {
      throw new CheckFailed('E-CHANNEL', say('CHANNEL_EXPECTED', { channel: anchor.channel }));
    }
    return { value: anchor, evidence: say('ANCHOR_VERSION_USED', { version: anchor.version }) };
  }
}

async function openBundle(file) {
  const bundle = await readBundle(file);
  return { value: bundle, evidence: say('BUNDLE_READ', { bytes: file.length, record: bundle.certificate }) };
}

function stopped(builder) {
  return builder.notMade('V', STOPPED).notMade('A', STOPPED);
}

/** Who endorsed the answers in a bundle: candidates for the signers of its label. */
function endorsersOf(bundle) {
  return bundle.stateViews.flatMap((payload) => {
    try {
      return readTransaction(payload).endorsements.map(({ endorser }) => endorser);
    } catch (unreadable) {
      if (unreadable instanceof CheckFailed) {
        // V1 will say so.
        return [];
      }
      throw unreadable;
    }
  });
}
