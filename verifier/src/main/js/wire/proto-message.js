// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { requireAtMost } from './limit.js';
import { Varints } from './varints.js';

const VARINT = 0;
const BYTES = 2;
const LARGEST_FIELD = 536870911n;
const LARGEST_NUMBER = (1n << 63n) - 1n;
const NOTHING = new Uint8Array(0);
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A strict reader of one protobuf message: a singular field that stands twice and a number that is longer than needed are
 * refused with E-PROTO, since two readers of the same signed bytes could see different facts. Unknown fields are skipped, and
 * nothing is ever encoded again.
 */
export class ProtoMessage {
  #name;
  #fields = [];

  /**
   * @param {string} name the key of the message's name in the bundle, such as PROTO_BLOCK
   * @param {Uint8Array} bytes the encoded message
   * @throws {CheckFailed} with E-PROTO
   */
  constructor(name, bytes) {
    this.#name = name;
    const input = new Varints(bytes, 'E-PROTO');
    while (input.hasMore) {
      requireAtMost('FIELDS', this.#fields.length + 1);
      const tag = input.next();
      const number = tag >> 3n;
      if (number < 1n || number > LARGEST_FIELD) {
        throw this.#wrong('FIELD_NUMBER_NOT_VALID', number);
      }
      const type = Number(tag & 7n);
      if (type !== VARINT && type !== BYTES) {
        throw this.#wrong('FIELD_TYPE_NOT_IN_USE', number, { type });
      }
      const value = input.next();
      this.#fields.push({
        number: Number(number), type, value, bytes: type === BYTES ? input.take(value) : NOTHING });
    }
  }

  /**
   * @param {number} number the field number
   * @returns {Uint8Array} the bytes of a field that may stand once; empty when it is absent
   */
  bytes(number) {
    return this.present(number) ?? NOTHING;
  }

  /**
   * @param {number} number the field number
   * @returns {Uint8Array|undefined} as bytes, telling an absent field from an empty one
   */
  present(number) {
    return this.#single(number, BYTES)?.bytes;
  }

  /**
   * @param {number} number the field number
   * @returns {Uint8Array[]} all occurrences of a repeated field, in order
   */
  all(number) {
    return this.#fields.filter((field) => field.number === number).map((field) => this.#ofType(field, BYTES).bytes);
  }

  /**
   * @param {number} number the field number
   * @returns {bigint} 0 when absent; above 2^63 - 1 is refused
   */
  number(number) {
    const value = this.#single(number, VARINT)?.value ?? 0n;
    if (value > LARGEST_NUMBER) {
      throw this.#wrong('FIELD_OUT_OF_RANGE', number);
    }
    return value;
  }

  /**
   * @param {number} number the field number
   * @returns {string} empty when absent; malformed UTF-8 is refused
   */
  text(number) {
    const bytes = this.bytes(number);
    try {
      return STRICT.decode(bytes);
    } catch (e) {
      throw this.#wrong('FIELD_NOT_UTF_EIGHT', number);
    }
  }

  /**
   * @param {number} number the field number
   * @param {string} inner the key of the inner message's name
   * @returns {ProtoMessage} an absent field reads as an empty message
   */
  message(number, inner) {
    return new ProtoMessage(inner, this.bytes(number));
  }

  /**
   * @param {number} number the field number
   * @returns {boolean} whether the field stands in this message, also when it is empty
   */
  has(number) {
    return this.#fields.some((field) => field.number === number);
  }

  #single(number, type) {
    let found;
    for (const field of this.#fields) {
      if (field.number !== number) {
        continue;
      }
      if (found !== undefined) {
        throw this.#wrong('FIELD_TWICE', number);
      }
      found = this.#ofType(field, type);
    }
    return found;
  }

  #ofType(field, expected) {
    if (field.type !== expected) {
      throw this.#wrong('FIELD_TYPE_WRONG', field.number, { type: field.type, expected });
    }
    return field;
  }

  #wrong(key, number, more = {}) {
    return new CheckFailed('E-PROTO', say(key, { message: say(this.#name), number, ...more }));
  }
}
