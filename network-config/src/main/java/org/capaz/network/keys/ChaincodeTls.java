// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.capaz.network.machine.Folders;

/**
 * The certificates for mutual TLS between a member's peer and its chaincode process. They are issued by a CA of their own
 * and not by the MSP's, because a certificate of the MSP's CA would be an identity of the member on the channel. The CA's
 * key is never written: after both certificates are issued nobody can issue another.
 */
public final class ChaincodeTls {

    private ChaincodeTls() {}

    static void make(Path folder) throws IOException {
        Instant now = Instant.now();
        CertificateAuthority ca = CertificateAuthority.create(
                new X500Name("CN=Chaincode connection"), now, Validity.CHAINCODE_CONNECTION);
        Folders.writeSecret(folder.resolve("ca.crt"), ca.certificate());
        issue(folder, "server", KeyPurposeId.id_kp_serverAuth, ca, now);
        issue(folder, "client", KeyPurposeId.id_kp_clientAuth, ca, now);
        Folders.closeAll(folder);
    }

    private static void issue(Path folder, String name, KeyPurposeId purpose, CertificateAuthority ca, Instant now)
            throws IOException {
        KeyPair own = Certificates.newKeyPair();
        byte[] certificate = ca.issue(
                new X500Name("CN=Chaincode connection " + name),
                own.getPublic(),
                extensions -> extensions
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                        .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose))
                        .addExtension(
                                Extension.subjectAlternativeName, false, Certificates.names(Certificates.LOOPBACK)),
                now,
                Validity.CHAINCODE_CONNECTION);
        Folders.writeSecret(folder.resolve(name + ".crt"), certificate);
        Folders.writeSecret(
                folder.resolve(name + ".key"),
                Certificates.pem("PRIVATE KEY", own.getPrivate().getEncoded()));
    }
}
