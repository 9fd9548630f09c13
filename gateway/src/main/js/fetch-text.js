// SPDX-License-Identifier: Apache-2.0

/** A member has 3 seconds, body included, and no answer is larger than 1 MiB. */
const DEADLINE = 3000;
const LARGEST = 1 << 20;

/**
 * @param {string} address
 * @param {object} [question] sent as JSON; without it the address is only read
 * @returns {Promise<string>} the body of a good answer
 * @throws {Error} when there is none in time and within bounds
 */
export async function ask(address, question) {
  const body = question === undefined
    ? {}
    : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question) };
  const answer = await fetch(address, { ...body, signal: AbortSignal.timeout(DEADLINE), credentials: 'omit' });
  if (!answer.ok) {
    throw new Error('HTTP ' + answer.status);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = answer.body.getReader();
  let length = 0;
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > LARGEST) {
      await reader.cancel();
      throw new Error('> 1 MiB');
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** @param {string} address @returns {Promise<string|undefined>} nothing when there is no good answer */
export async function fetchText(address) {
  try {
    return await ask(address);
  } catch (noAnswer) {
    return undefined;
  }
}
