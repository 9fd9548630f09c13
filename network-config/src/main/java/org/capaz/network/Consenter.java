package org.capaz.network;

import java.security.cert.X509Certificate;

/** An orderer as blocks name it: by its number, with the certificate its block signatures are checked by. */
public record Consenter(int id, Member member, X509Certificate certificate) {}
