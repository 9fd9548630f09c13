// SPDX-License-Identifier: Apache-2.0
import { CheckFailed, Fields, JsonFault, base64Url, checkStatus, parseObject, say, utf8 } from 'capaz-verifier';
import { NoAnswer, ask } from './ask.js';

/** All members together have 12 seconds. */
const DEADLINE = 12;

/**
 * Asks the gateways of the anchor one after the other, in random order, each with a challenge of its own.
 *
 * @param {object} anchor
 * @param {string} certificate
 * @yields {object} a member's answer, or why there is none
 */
export async function* askedInTurn(anchor, certificate) {
  const end = Date.now() + DEADLINE * 1000;
  for (const gateway of shuffled(gatewaysOf(anchor))) {
    yield Date.now() < end
      ? await askOne(gateway, certificate)
      : { gateway, missing: say('MEMBER_NOT_ASKED_IN_TIME', { seconds: DEADLINE }) };
  }
}

async function askOne(gateway, certificate) {
  try {
    const challenge = randomHex();
    const fields = new Fields(parseObject(await ask(gateway + '/v1/view', { certId: certificate, challenge })));
    const payloads = fields.texts('payloads', (payload) => base64Url(payload, 'E-PROTO'));
    return { gateway, answer: { challenge, payloads, value: fields.optionalText('value') } };
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
  for (const gateway of shuffled(gatewaysOf(anchor))) {
    const list = await ask(gateway + '/v1/status', { challenge: randomHex() }).catch(() => undefined);
    // Judged for the first index and no label: whether a list is vouched for and fresh does not depend on a label.
    if (list !== undefined && (await checkStatus(anchor, utf8(list), 0, 0, now)).asOf !== undefined) {
      store.keepStatusList(list);
      return;
    }
  }
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
