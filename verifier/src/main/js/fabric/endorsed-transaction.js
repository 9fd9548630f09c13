// SPDX-License-Identifier: Apache-2.0
import { CheckFailed } from '../verdict/check-failed.js';
import { say } from '../verdict/sentence.js';
import { hashHex, sameBytes, sha256 } from '../wire/bytes.js';
import { requireAtMost } from '../wire/limit.js';
import { ProtoMessage } from '../wire/proto-message.js';
import { readResults } from './read-write-set.js';

const ENDORSER_TRANSACTION = 3n;

/**
 * The payload of an envelope that carries one endorsed proposal: the question, the peers' common answer and their signatures. A
 * view is the same bytes as a transaction that was never submitted.
 *
 * @typedef {object} EndorsedTransaction
 * @property {ChannelHeader} channelHeader
 * @property {{bytes: Uint8Array, creator: Uint8Array, nonce: Uint8Array}} signatureHeader
 * @property {Uint8Array} proposalPayload the chaincode proposal payload, as it is hashed
 * @property {string} chaincode the called chaincode's name
 * @property {Uint8Array[]} args the function and its arguments
 * @property {ResponsePayload} response what the endorsers signed
 * @property {{endorser: Uint8Array, signature: Uint8Array}[]} endorsements signatures in DER over response and endorser
 */

/**
 * @typedef {{bytes: Uint8Array, type: bigint, seconds: bigint, channel: string, txId: string, epoch: bigint, chaincode: string}}
 *     ChannelHeader
 */

/**
 * @typedef {object} ResponsePayload
 * @property {Uint8Array} bytes as received, which is what endorsers sign
 * @property {Uint8Array} proposalHash
 * @property {import('./read-write-set.js').Namespace[]} results
 * @property {boolean} hasEvent
 * @property {{status: bigint, message: string, payload: Uint8Array}} answer what the contract returned
 * @property {string} chaincode
 * @property {string} chaincodeVersion
 */

/**
 * @param {Uint8Array} payload Envelope.payload
 * @returns {EndorsedTransaction}
 * @throws {CheckFailed} with E-PROTO, E-ENV or E-LIMIT
 */
export function readTransaction(payload) {
  const message = new ProtoMessage('PROTO_PAYLOAD', payload);
  const header = message.message(1, 'PROTO_HEADER');
  const channelHeader = readChannelHeader(header.bytes(1));
  require(channelHeader.type === ENDORSER_TRANSACTION, 'ENVELOPE_TYPE_WRONG', { type: channelHeader.type });
  require(channelHeader.epoch === 0n, 'ENVELOPE_EPOCH_WRONG', { epoch: channelHeader.epoch });
  const signatureHeader = readSignatureHeader(header.bytes(2));
  const actions = new ProtoMessage('PROTO_TRANSACTION', message.bytes(2)).all(1);
  require(actions.length === 1, 'ENVELOPE_ACTION_COUNT_WRONG', { count: actions.length });
  const action = new ProtoMessage('PROTO_ACTION', actions[0]);
  require(sameBytes(action.bytes(1), signatureHeader.bytes), 'ENVELOPE_ACTION_HEADER_WRONG');
  const actionPayload = action.message(2, 'PROTO_ACTION_PAYLOAD');
  const endorsed = actionPayload.message(2, 'PROTO_ENDORSED_ACTION');
  const endorsements = endorsed.all(2);
  requireAtMost('ENDORSEMENTS', endorsements.length);
  const proposalPayload = actionPayload.bytes(1);
  const spec = new ProtoMessage('PROTO_PROPOSAL_PAYLOAD', proposalPayload)
    .message(1, 'PROTO_INVOCATION')
    .message(1, 'PROTO_CHAINCODE_SPEC');
  return {
    channelHeader,
    signatureHeader,
    proposalPayload,
    chaincode: spec.message(2, 'PROTO_CHAINCODE_ID').text(2),
    args: spec.message(3, 'PROTO_INPUT').all(1),
    response: readResponse(endorsed.bytes(1)),
    endorsements: endorsements.map(readEndorsement),
  };
}

/**
 * @param {EndorsedTransaction} tx
 * @returns {Promise<Uint8Array>} the hash that ties the answer to its question
 */
export function proposalHash(tx) {
  return sha256(tx.channelHeader.bytes, tx.signatureHeader.bytes, tx.proposalPayload);
}

/**
 * @param {EndorsedTransaction} tx
 * @returns {Promise<string>} the only transaction id that fits its nonce and creator
 */
export function transactionId(tx) {
  return hashHex(tx.signatureHeader.nonce, tx.signatureHeader.creator);
}

function readChannelHeader(bytes) {
  const message = new ProtoMessage('PROTO_CHANNEL_HEADER', bytes);
  return {
    bytes,
    type: message.number(1),
    seconds: message.message(3, 'PROTO_TIMESTAMP').number(1),
    channel: message.text(4),
    txId: message.text(5),
    epoch: message.number(6),
    chaincode: message.message(7, 'PROTO_HEADER_EXTENSION').message(2, 'PROTO_CHAINCODE_ID').text(2),
  };
}

function readSignatureHeader(bytes) {
  const message = new ProtoMessage('PROTO_SIGNATURE_HEADER', bytes);
  return { bytes, creator: message.bytes(1), nonce: message.bytes(2) };
}

function readEndorsement(bytes) {
  const message = new ProtoMessage('PROTO_ENDORSEMENT', bytes);
  return { endorser: message.bytes(1), signature: message.bytes(2) };
}

function readResponse(bytes) {
  const message = new ProtoMessage('PROTO_RESPONSE_PAYLOAD', bytes);
  const action = message.message(2, 'PROTO_CHAINCODE_ACTION');
  const response = action.message(3, 'PROTO_RESPONSE');
  const chaincode = action.message(4, 'PROTO_CHAINCODE_ID');
  return {
    bytes,
    proposalHash: message.bytes(1),
    results: readResults(action.bytes(1)),
    hasEvent: hasEvent(action.bytes(2)),
    answer: { status: response.number(1), message: response.text(2), payload: response.bytes(3) },
    chaincode: chaincode.text(2),
    chaincodeVersion: chaincode.text(3),
  };
}

function hasEvent(bytes) {
  if (bytes.length === 0) {
    return false;
  }
  // Read to its end, so that an event which is no message is refused here as everything else.
  const event = new ProtoMessage('PROTO_EVENT', bytes);
  [1, 2, 3].forEach((field) => event.text(field));
  event.bytes(4);
  return true;
}

function require(condition, key, slots) {
  if (!condition) {
    throw new CheckFailed('E-ENV', say(key, slots));
  }
}
