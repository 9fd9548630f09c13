// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import java.security.cert.X509Certificate;

/**
 * One ordering node whose signature counts towards a block's quorum.
 *
 * @param id the node's id in the channel configuration
 * @param mspId the organisation's MSP id
 * @param certificate the node's signing certificate
 */
public record Consenter(long id, String mspId, X509Certificate certificate) {}
