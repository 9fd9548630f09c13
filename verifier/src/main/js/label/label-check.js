// SPDX-License-Identifier: Apache-2.0
import { placeText } from '../fabric/version.js';
import { CLOCK_SLACK, definitionAt, requireInForce } from '../trust/anchor.js';
import { farthest } from '../trust/anchors.js';
import { Quorum } from '../trust/quorum.js';
import { CheckFailed } from '../verdict/check-failed.js';
import { moment, say } from '../verdict/sentence.js';
import { Stage } from '../verdict/stage.js';
import { hex, sameBytes } from '../wire/bytes.js';
import { domainOf, readClaims } from './label-claims.js';
import { readPayload } from './label-payload.js';
import { readText } from './label-text.js';
import { rebuildResponse } from './label-view-response.js';
import { askToCompare } from './parcel-comparison.js';

/**
 * What the checks Q1 to Q10 found: whether the peers of enough organisations signed exactly these facts. They need no network and
 * cannot know what happened to the certificate after it was signed.
 *
 * @typedef {object} LabelCheck
 * @property {Stage} stage
 * @property {import('../trust/anchor.js').Anchor|undefined} anchor of the label's network, when it is known
 * @property {ReadLabel|undefined} label when it is well formed, whether to be believed or not
 * @property {import('../trust/quorum.js').Signer[]} signers
 * @property {boolean} expired whether it is genuine but over
 */

/**
 * @typedef {object} ReadLabel
 * @property {import('./label-payload.js').LabelPayload} payload
 * @property {import('../trust/anchor.js').Anchor} anchor
 * @property {import('./label-claims.js').LabelClaims} claims
 */

/**
 * @param {string} text the text of a QR code or a radio tag
 * @param {import('../trust/anchor.js').Anchor[]} anchors
 * @param {import('../trust/peer-directory.js').PeerDirectory} directory
 * @param {number} now Unix seconds
 * @returns {Promise<LabelCheck>}
 */
export function checkLabelText(text, anchors, directory, now) {
  return check(() => {
    const { address, payload } = readText(text);
    return decode(address, payload);
  }, anchors, directory, now);
}

/**
 * @param {Uint8Array} payload
 * @param {import('../trust/anchor.js').Anchor[]} anchors
 * @param {import('../trust/peer-directory.js').PeerDirectory} directory
 * @param {number} now Unix seconds
 * @returns {Promise<LabelCheck>}
 */
export function checkLabelPayload(payload, anchors, directory, now) {
  return check(() => decode('', payload), anchors, directory, now);
}

/** @param {import('../trust/anchor.js').Anchor[]} anchors in the order in which they are tried */
async function check(decoding, anchors, directory, now) {
  const found = await farthest(
    anchors, tagOf(decoding), (anchor) => under(anchor, decoding, directory, now),
    ({ stage, expired }) => stage.passed || expired, ({ stage }) => stage.passedChecks);
  return found ?? under(undefined, decoding, directory, now);
}

function tagOf(decoding) {
  try {
    return decoding().value.payload.networkTag;
  } catch (noLabel) {
    if (noLabel instanceof CheckFailed) {
      // Q1 will say so.
      return new Uint8Array(0);
    }
    throw noLabel;
  }
}

async function under(anchor, decoding, directory, now) {
  const stage = new Stage();
  const decoded = await stage.check('Q1', decoding);
  const onNetwork = await stage.check('Q2', () => takeAnchor(decoded.payload, anchor, now));
  const label = await stage.check('Q3', () => withClaims(onNetwork));
  const definition = await stage.check('Q4', () => findDefinition(label));
  await stage.check('Q5', () => compareDomain(label, definition));
  const quorum = await stage.check('Q6', () => findSigners(label, directory));
  await stage.check('Q7', () => verifySignatures(label, definition, directory, quorum, stage));
  await stage.check('Q8', () => ({ value: quorum, evidence: quorum.require() }));
  await stage.check('Q9', () => checkTime(label.claims, now));
  if (stage.passed) {
    await askToCompare(decoded.address, label.claims.facts, anchor.labelHost, stage);
  } else {
    stage.notMade('Q10', say('NOTHING_TO_COMPARE_WITH'));
  }
  return {
    stage, anchor: onNetwork?.anchor, label, signers: quorum?.signers ?? [], expired: stage.failure?.code === 'E-EXPIRED' };
}

function decode(address, bytes) {
  const payload = readPayload(bytes);
  return {
    value: { address, payload },
    evidence: say('LABEL_READ', { bytes: bytes.length, signatures: payload.signatures.length }),
  };
}

function takeAnchor(payload, anchor, now) {
  const network = hex(payload.networkTag);
  if (anchor === undefined) {
    throw new CheckFailed('E-NET-UNKNOWN', say('ANCHOR_MISSING', { network }));
  }
  requireInForce(anchor, now);
  return {
    value: { payload, anchor },
    evidence: say('ANCHOR_FOUND', { network, channel: anchor.channel, version: anchor.version }),
  };
}

function withClaims({ payload, anchor }) {
  const claims = readClaims(payload.claims);
  const { grossMg: gross, fineMg: fine, fineness } = claims.facts;
  return { value: { payload, anchor, claims }, evidence: say('CLAIMS_FINE_MASS_FOLLOWS', { gross, fineness, fine }) };
}

function findDefinition({ payload, anchor }) {
  const place = placeText(payload.definition);
  const definition = definitionAt(anchor, payload.definition);
  if (definition === undefined) {
    throw new CheckFailed('E-DEF-UNKNOWN', say('DEFINITION_NOT_IN_ANCHOR', { place, version: anchor.version }));
  }
  return {
    value: definition,
    evidence: say('DEFINITION_FOUND', { chaincode: definition.cc, release: definition.version, place }),
  };
}

async function compareDomain({ anchor, claims }, definition) {
  const named = { channel: anchor.channel, chaincode: definition.cc };
  if (!sameBytes(claims.domain, await domainOf(anchor.channel, definition.cc))) {
    throw new CheckFailed('E-DOMAIN', say('LABEL_OF_OTHER_DOMAIN', named));
  }
  return { value: definition, evidence: say('LABEL_DOMAIN_FITS', named) };
}

async function findSigners({ payload, anchor }, directory) {
  let known = 0;
  for (const { keyTag } of payload.signatures) {
    known += (await directory.named(keyTag, anchor)).length > 0 ? 1 : 0;
  }
  return {
    value: new Quorum(anchor),
    evidence: say('SIGNERS_IN_DIRECTORY', { known, all: payload.signatures.length }),
  };
}

async function verifySignatures({ payload, claims, anchor }, definition, directory, quorum, stage) {
  const response = rebuildResponse(payload, claims.facts.certId, definition);
  for (const signature of payload.signatures) {
    const candidates = await directory.named(signature.keyTag, anchor);
    if (!(await isGood(candidates, (identity) => quorum.admit(response, identity, () => signature.rs, claims.asOf)))) {
      quorum.noteUnknown();
      stage.note('Q6', 'W-SIGNER-UNKNOWN', say('SIGNER_NOT_IN_DIRECTORY', { tag: hex(signature.keyTag) }));
    }
  }
  const { unknown } = quorum;
  return { value: quorum, evidence: say('SIGNATURES_GOOD', { good: payload.signatures.length - unknown, unknown }) };
}

/** Tries every identity of a member that the directory has under the tag; false when there is none. */
async function isGood(candidates, admit) {
  let failure;
  for (const identity of candidates) {
    try {
      await admit(identity);
      return true;
    } catch (failed) {
      if (!(failed instanceof CheckFailed)) {
        throw failed;
      }
      failure = failed;
    }
  }
  if (failure !== undefined) {
    throw failure;
  }
  return false;
}

function checkTime({ asOf, facts: { validUntil } }, now) {
  if (asOf > now + CLOCK_SLACK) {
    throw new CheckFailed('E-TIME', say('STATED_IN_THE_FUTURE', { stated: moment(asOf), now: moment(now) }));
  }
  if (now > validUntil) {
    throw new CheckFailed('E-EXPIRED', say('VALIDITY_OVER', { until: moment(validUntil) }));
  }
  return { value: asOf, evidence: say('STATED_AND_VALID', { stated: moment(asOf), until: moment(validUntil) }) };
}
