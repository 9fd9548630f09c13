// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { base64Url } from '../wire/bytes.js';
import { decodeDigits } from './decimal-codec.js';

/** No label is longer; the bound keeps a hostile text from costing time. */
const LONGEST = 4096;
const ADDRESS = /^https:\/\/[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?(\/[A-Za-z0-9._~()%!$&'*+,;=:@-]+)+$/;
const BYTES_MARK = 'b.';

/**
 * Reads what a QR code or a radio tag holds: a web address for people, and after # the payload, which browsers never send to a
 * server. Only the payload is ever trusted.
 *
 * @param {string} text
 * @returns {{address: string, payload: Uint8Array}}
 * @throws {CheckFailed} with E-QR-FORMAT when it is no complete label
 */
export function readText(text) {
  if (text.length > LONGEST) {
    throw wrong('LABEL_TEXT_TOO_LONG', { count: text.length, most: LONGEST });
  }
  const mark = text.indexOf('#');
  if (mark < 0) {
    throw wrong('LABEL_MARK_MISSING');
  }
  const fragment = text.slice(mark + 1);
  const payload = fragment.startsWith(BYTES_MARK)
    ? base64Url(fragment.slice(BYTES_MARK.length), 'E-QR-FORMAT')
    : decodeDigits(fragment);
  const address = text.slice(0, mark);
  if (!ADDRESS.test(address)) {
    throw wrong('LABEL_ADDRESS_NOT_VALID');
  }
  return { address, payload };
}

function wrong(key, slots) {
  return new CheckFailed('E-QR-FORMAT', say(key, slots));
}
