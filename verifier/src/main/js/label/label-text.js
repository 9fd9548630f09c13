// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { base64Url } from '../wire/bytes.js';
import { decodeDigits } from './decimal-codec.js';

/** No label is longer; the bound keeps a hostile text from costing time. */
const LONGEST = 4096;
const ADDRESS = /^(https:\/\/[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|http:\/\/localhost)(:[0-9]{1,5})?(\/[A-Za-z0-9._~()%!$&'*+,;=:@-]+)+$/;
/** The address on a label, as a browser shows or passes it on: without the digits, or with another part after #. */
const ADDRESS_ALONE = /^(https?:\/\/)?[a-z0-9][a-z0-9.-]{0,252}(:[0-9]{1,5})?\/[^#\s]*(#[a-z_-]*)?$/i;
/**
 * What mail, editors and messengers put into a text that they carry: byte order marks, blanks, line ends of folded text, hyphens
 * and joiners that have no shape. No label has any of them.
 */
const CARRIED =
  /[\t-\r \u0085\u00a0\u00ad\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/g;
const BYTES_MARK = 'b.';
/** Labels that lead to the machine on which they are opened are those of a demonstration. */
const THIS_MACHINE = /^localhost(:[0-9]{1,5})?$/;

/**
 * The beginning of the addresses of a host: https, and http for the machine that runs a demonstration.
 *
 * @param {string} host its name, with a port where it needs one
 * @returns {string}
 */
export function origin(host) {
  return (THIS_MACHINE.test(host) ? 'http://' : 'https://') + host;
}

/**
 * Reads what a QR code or a radio tag holds: a web address for people, and after # the payload, which browsers never send to a
 * server. Only the payload is ever trusted. What carries a text is forgiven: blanks, line ends and marks that stand in it, and what
 * a page puts between ? and #, such as its language, are left out. Its content is not.
 *
 * @param {string} text
 * @returns {{address: string, payload: Uint8Array}}
 * @throws {CheckFailed} with E-QR-FORMAT when it is no complete label, and with E-ADDRESS when it is only the address of one
 */
export function readText(text) {
  return read(text.replace(CARRIED, ''));
}

function read(text) {
  if (text.length > LONGEST) {
    throw wrong('LABEL_TEXT_TOO_LONG', { count: text.length, most: LONGEST });
  }
  if (ADDRESS_ALONE.test(text)) {
    throw new CheckFailed('E-ADDRESS', say('LABEL_ADDRESS_ALONE'));
  }
  const mark = text.indexOf('#');
  if (mark < 0) {
    throw wrong('LABEL_MARK_MISSING');
  }
  const fragment = text.slice(mark + 1);
  const payload = fragment.startsWith(BYTES_MARK)
    ? base64Url(fragment.slice(BYTES_MARK.length), 'E-QR-FORMAT')
    : decodeDigits(fragment);
  const [address] = text.slice(0, mark).split('?', 1);
  if (!ADDRESS.test(address)) {
    throw wrong('LABEL_ADDRESS_NOT_VALID');
  }
  return { address, payload };
}

function wrong(key, slots) {
  return new CheckFailed('E-QR-FORMAT', say(key, slots));
}
