// SPDX-License-Identifier: Apache-2.0
import { say } from 'capaz-verifier';

/** A member has 3 seconds, body included, and no answer is larger than 1 MiB. */
export const DEADLINE = 3;
const LARGEST = 1 << 20;

/** Why there is no answer, as a sentence of the bundle. */
export class NoAnswer extends Error {
  /** @param {object} sentence */
  constructor(sentence) {
    super(sentence.key);
    this.sentence = sentence;
  }
}

/**
 * @param {string} address
 * @param {object} [question] sent as JSON; without it the address is only read
 * @param {number} [seconds] how long to wait for the whole answer
 * @returns {Promise<string>} the body of a good answer
 * @throws {NoAnswer} when there is none in time and within bounds
 */
export async function ask(address, question, seconds = DEADLINE) {
  const post = question === undefined
    ? {}
    : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question) };
  try {
    return await read(await fetch(address, { ...post, signal: AbortSignal.timeout(seconds * 1000), credentials: 'omit' }));
  } catch (failure) {
    if (failure instanceof NoAnswer) {
      throw failure;
    }
    throw new NoAnswer(
      failure.name === 'TimeoutError' ? say('MEMBER_TOO_SLOW', { seconds: Math.ceil(seconds) }) : say('MEMBER_NOT_REACHED'));
  }
}

/** @param {string} address @returns {Promise<string|undefined>} nothing when there is no good answer */
export async function fetchText(address) {
  return ask(address).catch(() => undefined);
}

/**
 * Asks this page's own host in a way in which no service worker answers in its place.
 *
 * @returns {Promise<boolean>} whether there is a network at all
 */
export async function reachesOwnHost() {
  try {
    await fetch('/verify/worker.js', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(DEADLINE * 1000) });
    return true;
  } catch (noNetwork) {
    return false;
  }
}

async function read(answer) {
  if (!answer.ok) {
    throw new NoAnswer(say('MEMBER_ANSWERED_STATUS', { status: answer.status }));
  }
  const decoder = new TextDecoder();
  const reader = answer.body.getReader();
  let length = 0;
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > LARGEST) {
      await reader.cancel();
      throw new NoAnswer(say('MEMBER_ANSWER_TOO_LARGE', { bytes: LARGEST }));
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
