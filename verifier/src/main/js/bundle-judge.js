// SPDX-License-Identifier: Apache-2.0
import { judgeAttestation } from './attestation-judge.js';
import { isAttestationBundle } from './bundle/attestation-bundle.js';
import { readBundle } from './bundle/bundle.js';
import { checkIssue } from './bundle/issue-check.js';
import { checkOpenings } from './bundle/opening-check.js';
import { readTransaction } from './fabric/endorsed-transaction.js';
import { checkLabelPayload } from './label/label-check.js';
import { Offline } from './offline.js';
import { takeAnchor } from './trust/anchor.js';
import { farthest, orderedAnchors } from './trust/anchors.js';
import { CheckFailed } from './verdict/check-failed.js';
import { holdsUnlessChanged } from './verdict/codes.js';
import { say } from './verdict/sentence.js';
import { STOPPED, Stage } from './verdict/stage.js';
import { VerdictBuilder } from './verdict/verdict-builder.js';
import { listed } from './verifier.js';
import { NOTHING_SEEN } from './view/latest-seen.js';
import { checkPremium } from './view/premium-check.js';
import { checkStatus } from './view/status-check.js';
import { checkView } from './view/view-check.js';
import { fromHex } from './wire/bytes.js';

const NO_ISSUE = say('ISSUE_PART_NOT_IN_FILE');

/**
 * Judges a proof bundle, of a certificate or of an attestation, without any network; trusts nothing but the anchors it is given.
 *
 * @param {{anchors: import('./trust/anchor.js').Anchor[], directory: import('./trust/peer-directory.js').PeerDirectory,
 *     openings: import('./bundle/opening.js').Opening[]}} trust the openings are values that the owner of a record opened
 * @param {Uint8Array} file
 * @param {Uint8Array|undefined} snapshot a status list
 * @param {number} now Unix seconds
 * @returns {Promise<Offline>} what to show, and whom to ask
 * @throws {CheckFailed} with E-ANCHOR when two anchors of one network and version differ
 */
export async function judgeBundle(trust, file, snapshot, now) {
  if (isAttestationBundle(file)) {
    return judgeAttestation(trust, file, now);
  }
  const found = await farthest(
    orderedAnchors(trust.anchors), await tagOf(file), (anchor) => bundleUnder(trust, anchor, file, snapshot, now),
    (offline) => offline.anchor !== undefined,
    (offline) => offline.verdict.checks.filter(({ result }) => result === 'PASSED').length);
  return found ?? bundleUnder(trust, undefined, file, snapshot, now);
}

async function bundleUnder(trust, candidate, file, snapshot, now) {
  const opening = new Stage();
  const bundle = await opening.check('B1', () => openBundle(file));
  const anchor = await opening.check('B2', () => takeAnchor(bundle, candidate, now));
  const builder = new VerdictBuilder(now).with(opening.checks);
  if (anchor === undefined) {
    return new Offline(stopped(builder).failed(opening.failure));
  }
  builder.trusting(anchor);
  const label = bundle.label === undefined ? undefined : await labelOf(trust.directory, bundle, anchor, now);
  if (label !== undefined) {
    builder.withLabel(label);
  }
  const failure = label === undefined || label.expired ? null : label.stage.failure;
  // Signers that only the directory could name: the members' statement below decides alone.
  if (failure !== null && !(failure.code === 'E-QUORUM' && failure.undecided)) {
    return new Offline(stopped(builder).failed(failure));
  }
  return filed(trust, builder, bundle, anchor, label?.label?.claims, snapshot, now);
}

async function filed(trust, builder, bundle, anchor, claims, snapshot, now) {
  const expected = {
    certificate: bundle.certificate,
    challenge: undefined,
    labelFacts: claims?.facts,
    labelRecord: claims?.recordHash,
    value: bundle.value,
    seen: NOTHING_SEEN,
  };
  const { stage, signers, statement } = await checkView(anchor, expected, bundle.stateViews, now);
  builder.with(stage.checks).signedBy(signers);
  if (statement === undefined) {
    const why = bundle.issue === undefined ? NO_ISSUE : STOPPED;
    return new Offline(builder.notMade('A', why).failed(stage.failure));
  }
  const record = statement.state === 'UNKNOWN' ? undefined : bundle.value;
  const issueFailure = await issued(builder, bundle, record, anchor, statement, now);
  if (issueFailure !== null) {
    return new Offline(builder.failed(issueFailure));
  }
  const facts = statement.recordFacts;
  const status = snapshot === undefined || facts === undefined
    ? undefined
    : await checkStatus(anchor, snapshot, facts.statusIndex, statement.asOf, now);
  builder.with(status?.stage.checks ?? []);
  const { checks } = builder;
  if (record !== undefined) {
    builder.withPremium(await checkPremium(anchor, bundle.certificate, [bundle.premium], now));
  }
  const shown = await checkOpenings(record, trust.openings);
  builder.with(shown.checks);
  if (!shown.passed) {
    return new Offline(builder.failed(shown.failure));
  }
  builder.telling(facts === undefined ? undefined : bundle.value);
  return new Offline(narrowed(builder, builder.filed(statement), status, facts), {
    anchor, certificate: bundle.certificate, facts, record: statement.record, value: record, premium: bundle.premium,
    seen: statement.seen, checks, openings: trust.openings });
}

async function labelOf(directory, bundle, anchor, now) {
  return checkLabelPayload(bundle.label, [anchor], await directory.with(endorsersOf(bundle)), now);
}

/** Checks where the record was issued, when the file says it; what it failed at, or null. */
async function issued(builder, { certificate, issue }, value, anchor, statement, now) {
  if (issue === undefined || value === undefined) {
    builder.notMade('A', NO_ISSUE);
    return null;
  }
  const stage = await checkIssue(anchor, { certificate, value, place: statement.seen.certificate }, issue, now);
  builder.with(stage.checks);
  if (issue.chain === undefined) {
    builder.notMade('A', say('CHAIN_NOT_IN_FILE'));
  }
  return stage.failure;
}

/** What a status list says beside a file that holds; a clear list does not take back what the members noted beside the state. */
function narrowed(builder, filed, status, facts) {
  const found = holdsUnlessChanged(filed.conclusion) ? listed(builder, status, facts) : undefined;
  const takesBack = filed.notices.entries.length > 0 && found !== undefined && holdsUnlessChanged(found.conclusion);
  return found === undefined || takesBack ? filed : found;
}

async function tagOf(file) {
  try {
    const { network } = await readBundle(file);
    return /^([0-9a-f]{2})*$/i.test(network) ? fromHex(network) : new Uint8Array(0);
  } catch (noBundle) {
    if (noBundle instanceof CheckFailed) {
      // B1 will say so.
      return new Uint8Array(0);
    }
    throw noBundle;
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
