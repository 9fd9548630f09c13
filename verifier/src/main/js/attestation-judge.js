// SPDX-License-Identifier: Apache-2.0
import { readAttestationBundle } from './bundle/attestation-bundle.js';
import { checkOpenings } from './bundle/opening-check.js';
import { Offline } from './offline.js';
import { takeAnchor } from './trust/anchor.js';
import { farthest, orderedAnchors } from './trust/anchors.js';
import { CheckFailed } from './verdict/check-failed.js';
import { isGenuine } from './verdict/codes.js';
import { say } from './verdict/sentence.js';
import { STOPPED, Stage } from './verdict/stage.js';
import { VerdictBuilder } from './verdict/verdict-builder.js';
import { checkAttestation } from './view/attestation-check.js';
import { fromHex } from './wire/bytes.js';

/**
 * Judges the bundle of one attestation without any network.
 *
 * @param {{anchors: import('./trust/anchor.js').Anchor[], openings: import('./bundle/opening.js').Opening[]}} trust
 * @param {Uint8Array} file
 * @param {number} now Unix seconds
 * @returns {Promise<Offline>}
 */
export async function judgeAttestation(trust, file, now) {
  const found = await farthest(
    orderedAnchors(trust.anchors), await tagOf(file), (anchor) => under(trust, anchor, file, now),
    ({ verdict }) => isGenuine(verdict.conclusion),
    ({ verdict }) => verdict.checks.filter(({ result }) => result === 'PASSED').length);
  return found ?? under(trust, undefined, file, now);
}

async function under(trust, candidate, file, now) {
  const opening = new Stage();
  const bundle = await opening.check('B1', () => open(file));
  const anchor = await opening.check('B2', () => takeAnchor(bundle, candidate, now));
  const builder = new VerdictBuilder(now).ofAttestation().with(opening.checks);
  if (anchor === undefined) {
    return new Offline(builder.notMade('V', STOPPED).failed(opening.failure));
  }
  const { stage, signers, statement } = await checkAttestation(anchor, bundle.attestation, bundle.views, now);
  builder.trusting(anchor).with(stage.checks).signedBy(signers);
  builder.with((await checkOpenings(undefined, trust.openings)).checks);
  return statement === undefined ? new Offline(builder.failed(stage.failure)) : stated(builder, statement);
}

/** Who wanted a live answer is not to take the file's for it. */
function stated(builder, statement) {
  const filed = builder.attested(statement);
  return new Offline(filed, undefined, builder.notMade('V', say('ATTESTATION_NOT_ASKED_ABOUT')).unanswered(filed));
}

async function open(file) {
  const bundle = await readAttestationBundle(file);
  return { value: bundle, evidence: say('BUNDLE_READ', { bytes: file.length, record: bundle.attestation }) };
}

async function tagOf(file) {
  try {
    const { network } = await readAttestationBundle(file);
    return /^([0-9a-f]{2})*$/i.test(network) ? fromHex(network) : new Uint8Array(0);
  } catch (noBundle) {
    if (noBundle instanceof CheckFailed) {
      // B1 will say so.
      return new Uint8Array(0);
    }
    throw noBundle;
  }
}
