// SPDX-License-Identifier: Apache-2.0
import { requireAtMost } from '../wire/limit.js';
import { ProtoMessage } from '../wire/proto-message.js';

/**
 * Who claims to have signed, not yet believed.
 *
 * @typedef {{mspId: string, pem: string}} SerializedIdentity
 */

/**
 * @param {Uint8Array} bytes an msp.SerializedIdentity
 * @returns {SerializedIdentity}
 * @throws {import('../verdict/check-failed.js').CheckFailed} with E-PROTO or E-LIMIT
 */
export function readIdentity(bytes) {
  requireAtMost('IDENTITY_BYTES', bytes.length);
  const message = new ProtoMessage('PROTO_IDENTITY', bytes);
  return { mspId: message.text(1), pem: message.text(2) };
}
