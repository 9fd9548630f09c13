// SPDX-License-Identifier: Apache-2.0
/** The namespace of Fabric's own chaincode definitions. */
export const LIFECYCLE = '_lifecycle';

/** The key of the heartbeat, and the key of the list of records that are no longer issued. */
export const HEAD = 'head';
export const NOT_ISSUED = 'notissued';

/** @param {string} chaincode @returns {string} the key whose version tells which definition was in force */
export function sequenceKey(chaincode) {
  return 'namespaces/fields/' + chaincode + '/Sequence';
}

/** @param {string} certificate @returns {string} the key of a record */
export function recordKey(certificate) {
  return 'cert:' + certificate;
}

/** @param {string} name such as attestation/AMP-01/03/AT-7 @returns {string} the key of that record */
export function attestationKey(name) {
  return '\0' + name.replaceAll('/', '\0') + '\0';
}

/** @param {string} certificate @returns {string} the key of a record's status */
export function statusKey(certificate) {
  return 'status:' + certificate;
}
