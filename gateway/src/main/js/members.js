// SPDX-License-Identifier: Apache-2.0
import { CheckFailed, Fields, JsonFault, base64Url, checkStatus, parseObject, premiumIn, say, utf8 } from 'capaz-verifier';
import { DEADLINE, NoAnswer, ask } from './ask.js';

/** All members together have 12 seconds. */
const DEADLINE_OF_ALL = 12;

/**
 * Asks the gateways of the anchor one after the other, in random order, each with a challenge of its own.
 *
 * @param {object} anchor
 * @param {string} certificate
 * @yields {object} a member's answer, or why there is none
 */
export async function* askedInTurn(anchor, certificate) {
  const seconds = timeLeft();
  for (const gateway of shuffled(gatewaysOf(anchor))) {
    const left = seconds();
    yield left > 0
      ? await askOne(gateway, certificate, left)
      : { gateway, missing: say('MEMBER_NOT_ASKED_IN_TIME', { seconds: DEADLINE_OF_ALL }) };
  }
}

async function askOne(gateway, certificate, seconds) {
  try {
    const challenge = randomHex();
    const fields = new Fields(parseObject(await ask(gateway + '/v1/view', { certId: certificate, challenge }, seconds)));
    const payloads = fields.texts('payloads', (payload) => base64Url(payload, 'E-PROTO'));
    return { gateway, answer: { challenge, payloads, value: fields.optionalText('value'), premium: premiumIn(fields) } };
  } catch (failure) {
    if (failure instanceof NoAnswer) {
      return { gateway, missing: failure.sentence };
    }
    if (failure instanceof CheckFailed || failure instanceof JsonFault) {
      return { gateway, missing: say('MEMBER_ANSWER_UNREADABLE') };
    }
    throw failure;
  }
}

/**
 * Fetches a newer status list for the next scan without a network, and keeps it when the members vouch for it.
 *
 * @param {import('./store.js').Store} store
 * @param {object} anchor
 * @param {number} now Unix seconds
 */
export async function refreshStatusList(store, anchor, now) {
  const seconds = timeLeft();
  for (const gateway of shuffled(gatewaysOf(anchor))) {
    const left = seconds();
    if (left <= 0) {
      return;
    }
    const list = await ask(gateway + '/v1/status', { challenge: randomHex() }, left).catch(() => undefined);
    // Judged for the first index and no label: whether a list is vouched for and fresh does not depend on a label.
    if (list !== undefined && (await checkStatus(anchor, utf8(list), 0, 0, now)).asOf !== undefined) {
      store.keepStatusList(list);
      return;
    }
  }
}

/** How long the next member has, in seconds: its own time, or what is left of the time of all. */
function timeLeft() {
  const end = performance.now() + DEADLINE_OF_ALL * 1000;
  return () => Math.min(DEADLINE, (end - performance.now()) / 1000);
}

function gatewaysOf(anchor) {
  return [...new Set(anchor.members.flatMap((member) => member.gateways))].map((gateway) => gateway.replace(/\/+$/, ''));
}

function randomHex() {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function shuffled(items) {
  const order = crypto.getRandomValues(new Uint32Array(items.length));
  return items.map((item, i) => ({ item, key: order[i] })).sort((one, other) => one.key - other.key).map(({ item }) => item);
}
