// SPDX-License-Identifier: Apache-2.0
import { CheckFailed, Fields, base64Url, checkStatus, parseObject, utf8 } from 'capaz-verifier';
import { ask } from './fetch-text.js';

/** All members together have 12 seconds. */
const DEADLINE = 12000;

/**
 * Asks the gateways of the anchor one after the other, in random order, each with a challenge of its own, until one brings an answer
 * that holds.
 *
 * @param {object[]} anchors
 * @param {string} certificate
 * @param {function(object): Promise<{verdict: object, state: string|undefined}>} judge
 * @returns {Promise<{verdict: object|undefined, state: string|undefined, reasons: {gateway: string, reason: object|string}[]}>} no
 *     verdict when no answer held, and then why, for each gateway that was asked
 */
export async function askMembers(anchors, certificate, judge) {
  const end = Date.now() + DEADLINE;
  const reasons = [];
  for (const gateway of shuffled(gatewaysOf(anchors))) {
    if (Date.now() >= end) {
      break;
    }
    try {
      const challenge = randomHex();
      const answer = await ask(gateway + '/v1/view', { certId: certificate, challenge });
      const { verdict, state } = await judge({ certificate, challenge, ...readAnswer(answer) });
      if (verdict.conclusion !== 'COULD_NOT_BE_CHECKED') {
        return { verdict, state, reasons };
      }
      reasons.push({ gateway, reason: verdict.explanation });
    } catch (failure) {
      reasons.push({ gateway, reason: failure instanceof CheckFailed ? failure.evidence : String(failure.message) });
    }
  }
  return { verdict: undefined, state: undefined, reasons };
}

/**
 * Fetches a newer status list for the next scan without a network, and keeps it when the members vouch for it.
 *
 * @param {import('./store.js').Store} store
 * @param {object[]} anchors
 * @param {number} now Unix seconds
 */
export async function refreshStatusList(store, anchors, now) {
  for (const gateway of shuffled(gatewaysOf(anchors))) {
    try {
      const list = await ask(gateway + '/v1/status', { challenge: randomHex() });
      // Judged for the first index and no label: whether the list is vouched for and fresh does not depend on a label.
      const { asOf } = await checkStatus(anchors[0], utf8(list), 0, 0, now);
      if (asOf !== undefined) {
        store.keepStatusList(list);
        return;
      }
    } catch (noAnswer) {
      // The next member may do better.
    }
  }
}

function gatewaysOf(anchors) {
  return [...new Set(anchors.flatMap((anchor) => anchor.members.flatMap((member) => member.gateways)))]
    .map((gateway) => gateway.replace(/\/+$/, ''));
}

function readAnswer(text) {
  const fields = new Fields(parseObject(text));
  const payloads = fields.texts('payloads', (payload) => base64Url(payload, 'E-PROTO'));
  return { payloads, value: fields.optionalText('value') };
}

function randomHex() {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function shuffled(items) {
  const order = crypto.getRandomValues(new Uint32Array(items.length));
  return items.map((item, i) => ({ item, key: order[i] })).sort((one, other) => one.key - other.key).map(({ item }) => item);
}
