// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.capaz.ledger.message.Argument;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.NotAccepted;

/**
 * A certificate that an existing CA issued for this member. Whatever Fabric, another member or a reader's verifier would stumble over
 * later is refused here, with the file and the fault.
 *
 * @param file its name, as refusals tell it
 */
record IssuedCertificate(String file, X509Certificate certificate) {

    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int SIGNS = 0;
    private static final int SIGNS_CERTIFICATES = 5;

    /** The first certificate of the file. */
    static IssuedCertificate read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new NotAccepted(NetworkMessage.ISSUED_FILE_MISSING.with("file", Argument.id(name)));
        }
        try {
            return new IssuedCertificate(name, Certificates.parse(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException e) {
            throw new NotAccepted(NetworkMessage.FILE_WITHOUT_CERTIFICATE.with("file", Argument.id(name)), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of a PEM file in the form that peers write: with the small s. */
    byte[] pem() {
        return Certificates.withSmallS(certificate);
    }

    String text() {
        return new String(pem(), StandardCharsets.US_ASCII);
    }

    boolean hasKeyOf(IssuedCertificate other) {
        return certificate.getPublicKey().equals(other.certificate.getPublicKey());
    }

    /** Requires the root of a CA of which Fabric makes an MSP and by which the verifier checks what is signed. */
    IssuedCertificate requireRoot(Instant now) {
        boolean[] usage = certificate.getKeyUsage();
        require(
                certificate.getBasicConstraints() >= 0 && usage != null && usage[SIGNS_CERTIFICATES],
                NetworkMessage.ISSUED_ROOT_NO_AUTHORITY);
        require(Certificates.issued(certificate, certificate), NetworkMessage.ISSUED_ROOT_INTERMEDIATE);
        require(
                certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId()) != null,
                NetworkMessage.ISSUED_ROOT_WITHOUT_IDENTIFIER);
        requireForm(now);
        return this;
    }

    /** Requires that it says what was asked for, over the same key, issued by that root itself. */
    IssuedCertificate require(CertificateContent content, PublicKey asked, IssuedCertificate root, Instant now) {
        require(certificate.getPublicKey().equals(asked), NetworkMessage.ISSUED_FOR_OTHER_KEY);
        if (!Certificates.issued(certificate, root.certificate)) {
            throw wrong(NetworkMessage.ISSUED_BY_OTHER, "root", root.file);
        }
        requireForm(now);
        boolean[] usage = certificate.getKeyUsage();
        require(certificate.getBasicConstraints() < 0, NetworkMessage.ISSUED_IS_AUTHORITY);
        require(usage == null || usage[SIGNS], NetworkMessage.ISSUED_SIGNS_NOTHING);
        if (!Certificates.commonNames(certificate).equals(List.of(content.commonName()))) {
            throw wrong(NetworkMessage.ISSUED_FOR_OTHER_NAME, "name", content.commonName());
        }
        requireUnit(content);
        requireHosts(content.hosts());
        requireSides(content.sides());
        return this;
    }

    private void requireForm(Instant now) {
        require(
                Certificates.isP256(certificate.getPublicKey())
                        && certificate.getSigAlgName().equals(SIGNATURE),
                NetworkMessage.ISSUED_NOT_P256);
        Instant from = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isBefore(from) || now.isAfter(end)) {
            throw new NotAccepted(NetworkMessage.ISSUED_NOT_IN_FORCE
                    .with("file", Argument.id(file))
                    .and("from", Argument.moment(from))
                    .and("end", Argument.moment(end)));
        }
    }

    /** Fabric rejects an identity with none of the four units, and one with two of them. */
    private void requireUnit(CertificateContent content) {
        if (content.purpose() == CertificateContent.Purpose.TLS) return;
        List<String> all = Arrays.stream(Holder.values()).map(Holder::unit).toList();
        List<String> held = Certificates.units(certificate).stream()
                .filter(all::contains)
                .distinct()
                .toList();
        if (!held.equals(List.of(content.holder().unit()))) {
            throw new NotAccepted(NetworkMessage.ISSUED_WITH_OTHER_UNIT
                    .with("file", Argument.id(file))
                    .and("unit", Argument.id(content.holder().unit()))
                    .and("found", Argument.ids(held)));
        }
    }

    private void requireHosts(Collection<String> hosts) {
        List<String> missing = new ArrayList<>(hosts);
        missing.removeAll(names());
        if (!missing.isEmpty()) {
            throw new NotAccepted(NetworkMessage.ISSUED_WITHOUT_HOSTS
                    .with("file", Argument.id(file))
                    .and("hosts", Argument.ids(missing)));
        }
    }

    private List<String> names() {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .map(name -> String.valueOf(name.get(1)))
                    .toList();
        } catch (CertificateParsingException e) {
            throw new NotAccepted(NetworkMessage.FILE_WITHOUT_CERTIFICATE.with("file", Argument.id(file)), e);
        }
    }

    private void requireSides(List<KeyPurposeId> sides) {
        try {
            List<String> found = certificate.getExtendedKeyUsage();
            require(
                    found == null
                            || found.containsAll(
                                    sides.stream().map(KeyPurposeId::getId).toList()),
                    NetworkMessage.ISSUED_NOT_FOR_TLS);
        } catch (CertificateParsingException e) {
            throw new NotAccepted(NetworkMessage.FILE_WITHOUT_CERTIFICATE.with("file", Argument.id(file)), e);
        }
    }

    private void require(boolean holds, NetworkMessage fault) {
        if (!holds) throw new NotAccepted(fault.with("file", Argument.id(file)));
    }

    private NotAccepted wrong(NetworkMessage fault, String slot, String value) {
        return new NotAccepted(fault.with("file", Argument.id(file)).and(slot, Argument.id(value)));
    }
}
