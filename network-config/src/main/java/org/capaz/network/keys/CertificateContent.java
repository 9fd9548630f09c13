// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.capaz.network.consortium.Member;
import org.capaz.network.consortium.Place;

/**
 * What a certificate says beyond key and period: the member's own CA issues it so, an existing CA is asked for it and its answer is
 * compared with it.
 *
 * @param purpose whether its key signs as the holder or opens TLS connections; an own CA is behind each
 */
record CertificateContent(Member member, Holder holder, Purpose purpose) {

    enum Purpose {
        SIGNING,
        TLS
    }

    /** All certificates of a holder. */
    static List<CertificateContent> of(Member member, Holder holder) {
        List<CertificateContent> contents = new ArrayList<>();
        contents.add(new CertificateContent(member, holder, Purpose.SIGNING));
        if (holder.connection() != Holder.Connection.NONE) {
            contents.add(new CertificateContent(member, holder, Purpose.TLS));
        }
        return contents;
    }

    /** Of the files that go to a CA and come from it, without the ending. */
    String fileName() {
        return holder.lowerCaseName() + (purpose == Purpose.TLS ? "-tls" : "");
    }

    String commonName() {
        return holder.commonName(member.domain());
    }

    /** A certificate for TLS has no OU, so that it cannot be taken for an identity. */
    X500Name subject() {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, member.domain());
        if (purpose == Purpose.SIGNING) name.addRDN(BCStyle.OU, holder.unit());
        return name.addRDN(BCStyle.CN, commonName()).build();
    }

    /** The host names and addresses by which others recognise a node; nobody connects to a user. */
    Set<String> hosts() {
        if (purpose == Purpose.SIGNING || holder.connection() != Holder.Connection.SERVER) return Set.of();
        Set<String> names = new LinkedHashSet<>(List.of(commonName()));
        names.addAll(Certificates.LOOPBACK);
        names.add(member.place().host());
        names.add(Place.near(member.place().listen()));
        return names;
    }

    /** For which sides of a TLS connection it must be good. */
    List<KeyPurposeId> sides() {
        if (purpose == Purpose.SIGNING) return List.of();
        return holder.connection() == Holder.Connection.SERVER
                ? List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth)
                : List.of(KeyPurposeId.id_kp_clientAuth);
    }

    Extensions extensions() {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        try {
            extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            if (!sides().isEmpty()) {
                extensions.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(sides().toArray(KeyPurposeId[]::new)));
            }
            if (!hosts().isEmpty()) {
                extensions.addExtension(Extension.subjectAlternativeName, false, Certificates.names(hosts()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return extensions.generate();
    }
}
