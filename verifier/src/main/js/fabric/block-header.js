// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { fromHex, joined } from '../wire/bytes.js';
import { ProtoMessage } from '../wire/proto-message.js';

const HASH_LENGTH = 32;

/**
 * The three fields that chain one block to the one before; orderers sign over exactly these.
 *
 * @typedef {{number: bigint, previousHash: Uint8Array, dataHash: Uint8Array}} BlockHeader
 */

/**
 * @param {Uint8Array} bytes as in a block
 * @returns {BlockHeader}
 * @throws {CheckFailed} with E-PROTO
 */
export function readHeader(bytes) {
  const message = new ProtoMessage('PROTO_BLOCK_HEADER', bytes);
  const number = message.number(1);
  const previousHash = message.bytes(2);
  const dataHash = message.bytes(3);
  if (dataHash.length !== HASH_LENGTH || previousHash.length !== (number === 0n ? 0 : HASH_LENGTH)) {
    throw new CheckFailed('E-PROTO', say('BLOCK_HEADER_HASHES_WRONG', {
      block: number, previous: previousHash.length, data: dataHash.length }));
  }
  return { number, previousHash, dataHash };
}

/**
 * @param {BlockHeader} header
 * @returns {Uint8Array} the DER form that is hashed and signed: a SEQUENCE of the number and the two hashes
 */
export function headerBytes({ number, previousHash, dataHash }) {
  const digits = number.toString(16);
  const magnitude = fromHex(digits.length % 2 === 0 ? digits : '0' + digits);
  const integer = magnitude[0] < 0x80 ? magnitude : joined(new Uint8Array(1), magnitude);
  const content = joined(field(0x02, integer), field(0x04, previousHash), field(0x04, dataHash));
  return field(0x30, content);
}

/** All lengths are below 128. */
function field(tag, value) {
  return joined(Uint8Array.of(tag, value.length), value);
}
