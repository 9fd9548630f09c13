// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.capaz.network.consortium.Member;
import org.capaz.network.machine.Folders;

/**
 * Keys of a member that wait for the certificates of an existing CA, and the requests (PKCS#10) for them. The keys never leave the
 * folder; a request is written again with the same key as often as it is asked for.
 */
final class CertificateRequests {

    private final Path folder;
    private final Member member;

    CertificateRequests(Path folder, Member member) {
        this.folder = folder;
        this.member = member;
    }

    boolean any() {
        return !pending().isEmpty();
    }

    /** For whom certificates are awaited. */
    List<Holder> pending() {
        return Arrays.stream(Holder.values())
                .filter(holder -> Files.exists(folder.resolve(holder.lowerCaseName())))
                .toList();
    }

    /** Makes the holder's keys, unless they wait already, and writes its requests. */
    void write(Holder holder, Path to) throws IOException {
        Folders.closed(folder);
        Folders.once(folder.resolve(holder.lowerCaseName()), part -> make(holder, part));
        for (CertificateContent content : CertificateContent.of(member, holder)) {
            Folders.write(
                    to.resolve(content.fileName() + ".csr"), Files.readAllBytes(file(content.fileName() + ".csr", holder)));
        }
    }

    private void make(Holder holder, Path part) throws IOException {
        for (CertificateContent content : CertificateContent.of(member, holder)) {
            KeyPair own = Certificates.newKeyPair();
            Folders.writeSecret(
                    part.resolve(content.fileName() + ".key"),
                    Certificates.pem("PRIVATE KEY", own.getPrivate().getEncoded()));
            Folders.writeSecret(part.resolve(content.fileName() + ".csr"), request(content, own));
        }
        Folders.closeAll(part);
    }

    private static byte[] request(CertificateContent content, KeyPair own) throws IOException {
        try {
            PKCS10CertificationRequest request = new JcaPKCS10CertificationRequestBuilder(
                            content.subject(), own.getPublic())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, content.extensions())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(own.getPrivate()));
            return Certificates.pem("CERTIFICATE REQUEST", request.getEncoded());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("this Java can not make certificate requests", e);
        }
    }

    /** The key for which a certificate is awaited. */
    PublicKey asked(CertificateContent content) {
        try (PEMParser parser = new PEMParser(Files.newBufferedReader(file(content.fileName() + ".csr", content.holder())))) {
            return new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject()).getPublicKey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a request that was made here has no key", e);
        }
    }

    /** The private key that waits for the certificate. */
    byte[] key(CertificateContent content) {
        try {
            return Files.readAllBytes(file(content.fileName() + ".key", content.holder()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name, Holder holder) {
        return folder.resolve(holder.lowerCaseName()).resolve(name);
    }

    /** Forgets the holder's keys, after its certificates are in place. */
    void done(Holder holder) throws IOException {
        Folders.delete(folder.resolve(holder.lowerCaseName()));
        if (!any()) Folders.delete(folder);
    }
}
