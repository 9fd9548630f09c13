package org.capaz.verifier.verdict;

/** Which trust anchor a verdict rests on; people compare the fingerprint with the published one. */
public record AnchorReference(long version, String fingerprint, String channel) {}
