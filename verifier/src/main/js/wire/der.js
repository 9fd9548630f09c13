// SPDX-License-Identifier: Apache-2.0
/**
 * One element of DER (X.690): tag, content, and the bytes of the whole element as received.
 *
 * @typedef {{tag: number, content: Uint8Array, whole: Uint8Array}} DerElement
 */

export const TAG = {
  BOOLEAN: 0x01, INTEGER: 0x02, BIT_STRING: 0x03, OCTET_STRING: 0x04, OID: 0x06, UTF8: 0x0c, PRINTABLE: 0x13, T61: 0x14,
  IA5: 0x16, UTC_TIME: 0x17, GENERALIZED_TIME: 0x18, BMP: 0x1e, SEQUENCE: 0x30, SET: 0x31,
};

/** These bytes are not strict DER of the expected form. Whoever reads them says what that means. */
export class DerFault extends Error {}

/**
 * @param {boolean} condition
 * @throws {DerFault}
 */
export function requireDer(condition) {
  if (!condition) {
    throw new DerFault('not strict DER');
  }
}

/** Reads elements from the front of DER, strictly: one-byte tags, minimal definite lengths, nothing cut. */
export class DerReader {
  #bytes;
  #at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** @returns {boolean} whether bytes are left */
  get hasMore() {
    return this.#at < this.#bytes.length;
  }

  /** @returns {number|undefined} the tag of the next element */
  get tag() {
    return this.#bytes[this.#at];
  }

  /**
   * @param {number} [tag] the tag it must have
   * @returns {DerElement}
   * @throws {DerFault}
   */
  next(tag) {
    const from = this.#at;
    const found = this.#byte();
    requireDer((found & 0x1f) !== 0x1f && (tag === undefined || found === tag));
    const length = this.#length();
    requireDer(length <= this.#bytes.length - this.#at);
    const content = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return { tag: found, content, whole: this.#bytes.subarray(from, this.#at) };
  }

  /**
   * @param {number} tag
   * @returns {DerElement|undefined} nothing when the next element has another tag
   * @throws {DerFault}
   */
  optional(tag) {
    return this.tag === tag ? this.next(tag) : undefined;
  }

  /** @param {number} tag @returns {DerReader} a reader of the next element's content @throws {DerFault} */
  inside(tag) {
    return new DerReader(this.next(tag).content);
  }

  /** @returns {DerElement[]} all elements that are left @throws {DerFault} */
  rest() {
    const elements = [];
    while (this.hasMore) {
      elements.push(this.next());
    }
    return elements;
  }

  /** @throws {DerFault} when bytes are left */
  end() {
    requireDer(!this.hasMore);
  }

  #length() {
    const first = this.#byte();
    if (first < 0x80) {
      return first;
    }
    const bytes = first & 0x7f;
    requireDer(bytes >= 1 && bytes <= 3);
    let length = 0;
    for (let i = 0; i < bytes; i++) {
      const byte = this.#byte();
      requireDer(i > 0 || byte > 0);
      length = length * 256 + byte;
    }
    requireDer(length >= 0x80);
    return length;
  }

  #byte() {
    requireDer(this.hasMore);
    return this.#bytes[this.#at++];
  }
}

/**
 * @param {Uint8Array} content of an OBJECT IDENTIFIER
 * @returns {string} in dotted form
 * @throws {DerFault}
 */
export function oid(content) {
  requireDer(content.length > 0 && content[content.length - 1] < 0x80);
  const numbers = [];
  let value = 0;
  for (const byte of content) {
    requireDer(!(value === 0 && byte === 0x80));
    value = value * 128 + (byte & 0x7f);
    requireDer(value <= Number.MAX_SAFE_INTEGER);
    if (byte < 0x80) {
      numbers.push(value);
      value = 0;
    }
  }
  const first = Math.min(2, Math.floor(numbers[0] / 40));
  return [first, numbers[0] - first * 40, ...numbers.slice(1)].join('.');
}

/**
 * @param {Uint8Array} content of a BIT STRING
 * @returns {Uint8Array} its bits, the first one being the highest of the first byte
 * @throws {DerFault}
 */
export function bits(content) {
  requireDer(content.length > 0 && content[0] < 8 && (content.length > 1 || content[0] === 0));
  return content.subarray(1);
}

/**
 * @param {DerElement} element an UTCTime or GeneralizedTime of whole seconds in UTC
 * @returns {number} Unix seconds
 * @throws {DerFault}
 */
export function time(element) {
  const text = String.fromCharCode(...element.content);
  const digits = element.tag === TAG.UTC_TIME ? 2 : 4;
  const form = new RegExp('^(\\d{' + digits + '})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)Z$').exec(text);
  requireDer(form !== null && (element.tag === TAG.UTC_TIME || element.tag === TAG.GENERALIZED_TIME));
  const [year, month, day, hour, minute, second] = form.slice(1).map(Number);
  const full = digits === 4 ? year : year < 50 ? 2000 + year : 1900 + year;
  const date = new Date(0);
  date.setUTCFullYear(full, month - 1, day);
  date.setUTCHours(hour, minute, second);
  requireDer(date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60);
  return date.getTime() / 1000;
}
