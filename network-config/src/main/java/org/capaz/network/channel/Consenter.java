package org.capaz.network.channel;

import java.security.cert.X509Certificate;
import org.capaz.network.consortium.Member;

/** An orderer as blocks name it: by its number, with the certificate its block signatures are checked by. */
public record Consenter(int id, Member member, X509Certificate certificate) {}
