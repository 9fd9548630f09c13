// SPDX-License-Identifier: Apache-2.0
/**
 * Certificates and private keys. {@link org.capaz.network.keys.CryptoMaterial} is one member's Fabric identities,
 * {@link org.capaz.network.keys.ChaincodeTls} the separate CA between its peer and its chaincode process. Both have their
 * certificates from a {@link org.capaz.network.keys.CertificateAuthority}, for the periods in
 * {@link org.capaz.network.keys.Validity}. A member whose CA is elsewhere asks it by {@link
 * org.capaz.network.keys.CertificateRequests} for the same {@link org.capaz.network.keys.CertificateContent}, and {@link
 * org.capaz.network.keys.IssuedCertificates} checks the answer. A gateway's key may lie in a {@link
 * org.capaz.network.keys.Token} instead of a file.
 *
 * <p>A private key in a file is readable by its owner only and stays in the member's folder; only certificates are published.
 * Officers' keys are never made or kept here: they belong to people.
 */
package org.capaz.network.keys;
