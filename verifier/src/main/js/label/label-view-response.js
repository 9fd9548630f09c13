// SPDX-License-Identifier: Apache-2.0
import { joined, toBase64Url } from '../wire/bytes.js';
import { bytesField, numberField } from '../wire/proto-writer.js';
import { LIFECYCLE, recordKey, sequenceKey, statusKey } from '../view/keys.js';

const OK = 200;

/**
 * Rebuilds the very bytes (PRP) that the peers signed when they answered LabelView, from the label alone. Any fact that was
 * altered gives other bytes, which no signature fits.
 *
 * @param {import('./label-payload.js').LabelPayload} label
 * @param {string} certificate the certificate id on it
 * @param {import('../trust/anchor.js').Definition} definition
 * @returns {Uint8Array} a ProposalResponsePayload
 */
export function rebuildResponse(label, certificate, definition) {
  // Peers sort namespaces by byte; the underscore comes before every chaincode name.
  const results = joined(
    namespace(LIFECYCLE, read(sequenceKey(definition.cc), label.definition)),
    namespace(definition.cc,
      joined(read(recordKey(certificate), label.certificate), read(statusKey(certificate), label.status))));
  const response = joined(numberField(1, OK), bytesField(3, toBase64Url(label.claims)));
  const chaincode = joined(bytesField(2, definition.cc), bytesField(3, definition.version));
  const action = joined(bytesField(1, results), bytesField(3, response), bytesField(4, chaincode));
  return joined(bytesField(1, label.proposalHash), bytesField(2, action));
}

function namespace(name, reads) {
  return bytesField(2, joined(bytesField(1, name), bytesField(2, reads)));
}

function read(key, { block, tx }) {
  const place = tx > 0n ? joined(numberField(1, block), numberField(2, tx)) : numberField(1, block);
  return bytesField(1, joined(bytesField(1, key), bytesField(2, place)));
}
