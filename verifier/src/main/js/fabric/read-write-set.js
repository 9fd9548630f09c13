// SPDX-License-Identifier: Apache-2.0
import { ProtoMessage } from '../wire/proto-message.js';
import { readVersion } from './version.js';

/**
 * A key that was read, and where it had been written; no version means that the key did not exist.
 *
 * @typedef {{key: string, version: import('./version.js').Version|undefined}} Read
 */

/**
 * What one chaincode read and would write; beyondKeys tells metadata writes and private collections.
 *
 * @typedef {{name: string, reads: Read[], ranges: Range[], writes: Write[], beyondKeys: boolean}} Namespace
 * @typedef {{start: string, end: string}} Range all keys from one to before another, which were read together
 * @typedef {{key: string, deleted: boolean, value: Uint8Array}} Write
 */

/**
 * @param {Uint8Array} results as the peers signed them
 * @returns {Namespace[]} one for each chaincode that was called
 * @throws {import('../verdict/check-failed.js').CheckFailed} with E-PROTO
 */
export function readResults(results) {
  return new ProtoMessage('PROTO_RESULTS', results).all(2).map(readNamespace);
}

function readNamespace(bytes) {
  const message = new ProtoMessage('PROTO_NAMESPACE', bytes);
  const keys = message.message(2, 'PROTO_READ_WRITE_SET');
  return {
    name: message.text(1),
    reads: keys.all(1).map(readRead),
    ranges: keys.all(2).map(readRange),
    writes: keys.all(3).map(readWrite),
    beyondKeys: keys.has(4) || message.has(3),
  };
}

function readRead(bytes) {
  const message = new ProtoMessage('PROTO_READ', bytes);
  const key = message.text(1);
  const version = message.present(2);
  return { key, version: version === undefined ? undefined : readVersion(version) };
}

function readRange(bytes) {
  const message = new ProtoMessage('PROTO_RANGE', bytes);
  return { start: message.text(1), end: message.text(2) };
}

function readWrite(bytes) {
  const message = new ProtoMessage('PROTO_WRITE', bytes);
  return { key: message.text(1), deleted: message.number(2) !== 0n, value: message.bytes(3) };
}
