// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.capaz.network.machine.Folders;

/**
 * The certificates for mutual TLS between a member's peer and its chaincode process. They are issued by a CA of their own
 * and not by the MSP's, because a certificate of the MSP's CA would be an identity of the member on the channel. The CA's
 * key is never written: after both certificates are issued nobody can issue another.
 */
public final class ChaincodeTls {

    private static final int YEARS = 5;

    private ChaincodeTls() {}

    static void make(Path folder) throws IOException {
        try {
            X500Name caName = new X500Name("CN=Chaincode connection");
            KeyPair ca = Certificates.newKeyPair();
            X509CertificateHolder root = certificate(caName, ca, caName, ca, extensions -> {
                extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
                extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            });
            write(folder.resolve("ca.crt"), root);
            issue(folder, "server", KeyPurposeId.id_kp_serverAuth, caName, ca);
            issue(folder, "client", KeyPurposeId.id_kp_clientAuth, caName, ca);
            Folders.closeAll(folder);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("this Java can not make P-256 certificates", e);
        }
    }

    private static void issue(Path folder, String name, KeyPurposeId purpose, X500Name caName, KeyPair ca)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair own = Certificates.newKeyPair();
        X509CertificateHolder certificate =
                certificate(new X500Name("CN=Chaincode connection " + name), own, caName, ca, extensions -> {
                    extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
                    extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
                    extensions.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
                    extensions.addExtension(
                            Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                                new GeneralName(GeneralName.dNSName, "localhost"),
                                new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                            }));
                });
        write(folder.resolve(name + ".crt"), certificate);
        Folders.writeSecret(
                folder.resolve(name + ".key"),
                Certificates.pem("PRIVATE KEY", own.getPrivate().getEncoded()));
    }

    private interface Extensions {
        void addTo(JcaX509v3CertificateBuilder certificate) throws IOException;
    }

    private static X509CertificateHolder certificate(
            X500Name subject, KeyPair own, X500Name issuer, KeyPair signer, Extensions extensions)
            throws IOException, OperatorCreationException {
        // Valid from an hour ago, so that a clock that is slow does not reject a new certificate.
        Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.HOURS);
        Instant until = from.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer, Certificates.newSerialNumber(), Date.from(from), Date.from(until), subject, own.getPublic());
        extensions.addTo(builder);
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()));
    }

    private static void write(Path file, X509CertificateHolder certificate) throws IOException {
        Folders.write(file, Certificates.pem("CERTIFICATE", certificate.getEncoded()));
    }
}
