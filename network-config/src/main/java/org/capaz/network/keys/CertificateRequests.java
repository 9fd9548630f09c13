// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
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
    private final Token token;

    CertificateRequests(Path folder, Member member, Token token) {
        this.folder = folder;
        this.member = member;
        this.token = token;
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
                    to.resolve(content.fileName() + ".csr"),
                    Files.readAllBytes(file(content.fileName() + ".csr", holder)));
        }
    }

    private void make(Holder holder, Path part) throws IOException {
        for (CertificateContent content : CertificateContent.of(member, holder)) {
            OwnKey own = OwnKey.create(content, token);
            own.write(part.resolve(content.fileName() + ".key"));
            Folders.writeSecret(part.resolve(content.fileName() + ".csr"), request(content, own));
        }
        Folders.closeAll(part);
    }

    private static byte[] request(CertificateContent content, OwnKey own) throws IOException {
        try {
            PKCS10CertificationRequest request = new JcaPKCS10CertificationRequestBuilder(
                            content.subject(), own.pair().getPublic())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, content.extensions())
                    .build(own.signer());
            return Certificates.pem("CERTIFICATE REQUEST", request.getEncoded());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("this Java can not make certificate requests", e);
        }
    }

    /** The key for which a certificate is awaited. */
    PublicKey asked(CertificateContent content) {
        try (PEMParser parser =
                new PEMParser(Files.newBufferedReader(file(content.fileName() + ".csr", content.holder())))) {
            return new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject()).getPublicKey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a request that was made here has no key", e);
        }
    }

    /** The private key that waits for the certificate; empty if it lies in a token. */
    Optional<byte[]> key(CertificateContent content) {
        Path key = file(content.fileName() + ".key", content.holder());
        try {
            return Files.exists(key) ? Optional.of(Files.readAllBytes(key)) : Optional.empty();
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
