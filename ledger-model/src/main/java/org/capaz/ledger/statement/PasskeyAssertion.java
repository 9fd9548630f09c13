// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

/**
 * What a device signed when an officer used a passkey, beside the signature (WebAuthn, section 5.2.2).
 *
 * @param authenticatorData of the device: for which service, whether somebody was there and was recognised
 * @param clientData of the browser, JSON: the statement's hash as the challenge, and the page that asked
 */
public record PasskeyAssertion(byte[] authenticatorData, byte[] clientData) {}
