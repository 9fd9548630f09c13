// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

/**
 * Who signed, as established by the checks.
 *
 * @param mspId the organisation's id
 * @param organisation the organisation's name in the anchor
 * @param peer the name on the peer's key
 * @param counted whether its organisation counts towards the quorum; the operator's own never does
 */
public record Signer(String mspId, String organisation, String peer, boolean counted) {}
