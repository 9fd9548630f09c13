package org.capaz.verifier.trust;

import java.security.cert.X509Certificate;

/** One ordering node whose signature counts towards a block's quorum. */
public record Consenter(long id, String mspId, X509Certificate certificate) {}
