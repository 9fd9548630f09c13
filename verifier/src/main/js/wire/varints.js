// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';

/** Reads minimal varints and counted bytes from the front of an array; anything cut short or longer than needed is refused. */
export class Varints {
  #bytes;
  #code;
  #at = 0;

  /**
   * @param {Uint8Array} bytes what to read from
   * @param {string} code the code of the check that reads
   */
  constructor(bytes, code) {
    this.#bytes = bytes;
    this.#code = code;
  }

  /** @returns {boolean} whether bytes are left */
  get hasMore() {
    return this.#at < this.#bytes.length;
  }

  /**
   * The next varint.
   *
   * @returns {bigint} 0 to 2^64 - 1
   * @throws {CheckFailed} when it is cut, above 64 bits or longer than needed
   */
  next() {
    let value = 0n;
    for (let shift = 0; shift < 64; shift += 7) {
      const byte = this.single();
      if (shift === 63 && byte > 1) {
        throw this.#wrong('NUMBER_ABOVE_64_BITS');
      }
      value |= BigInt(byte & 0x7f) << BigInt(shift);
      if (byte < 0x80) {
        if (byte === 0 && shift > 0) {
          throw this.#wrong('NUMBER_NOT_MINIMAL');
        }
        return value;
      }
    }
    throw this.#wrong('NUMBER_ABOVE_64_BITS');
  }

  /**
   * The next byte.
   *
   * @returns {number} 0 to 255
   * @throws {CheckFailed} when none is left
   */
  single() {
    if (!this.hasMore) {
      throw this.#wrong('BYTES_END_TOO_EARLY');
    }
    return this.#bytes[this.#at++];
  }

  /**
   * The next bytes.
   *
   * @param {number|bigint} length how many bytes
   * @returns {Uint8Array}
   * @throws {CheckFailed} when fewer are left
   */
  take(length) {
    if (length > this.#bytes.length - this.#at) {
      throw this.#wrong('BYTES_END_TOO_EARLY');
    }
    const from = this.#at;
    this.#at += Number(length);
    return this.#bytes.subarray(from, this.#at);
  }

  /**
   * Requires that no byte is left.
   *
   * @throws {CheckFailed} when bytes are left
   */
  end() {
    if (this.hasMore) {
      throw this.#wrong('BYTES_AFTER_END');
    }
  }

  #wrong(what) {
    return new CheckFailed(
      this.#code, say('BYTES_WRONG_AT', { what: say(what), at: this.#at, length: this.#bytes.length }));
  }
}
