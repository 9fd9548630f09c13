// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

/**
 * Which trust anchor a verdict rests on; people compare the fingerprint with the published one.
 *
 * @param version the anchor's version, from 1
 * @param fingerprint SHA-256 of {@code anchor.json} in hexadecimal
 * @param channel the channel's name
 */
public record AnchorReference(long version, String fingerprint, String channel) {}
