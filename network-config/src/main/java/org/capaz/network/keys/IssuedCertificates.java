// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capaz.ledger.message.Argument;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.CertificateContent.Purpose;
import org.capaz.network.machine.Folders;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.NotAccepted;

/**
 * What an existing CA answered to a member's requests, all of it checked.
 *
 * @param root of its identities
 * @param tlsRoot of its TLS connections
 * @param certificates all that were asked for
 */
record IssuedCertificates(
        IssuedCertificate root,
        IssuedCertificate tlsRoot,
        Map<CertificateContent, IssuedCertificate> certificates,
        Member member,
        CertificateRequests requests) {

    /**
     * Reads {@code ca.pem} and {@code tlsca.pem}, the roots, and one file for each request.
     *
     * @param crypto the member's folder of keys; if it has roots already, only those are accepted
     * @throws NotAccepted naming the first file at fault, and what is wrong with it
     */
    static IssuedCertificates check(Path folder, Member member, CertificateRequests requests, Path crypto) {
        List<Holder> pending = requests.pending();
        if (pending.isEmpty()) throw new NotAccepted(NetworkMessage.NOTHING_REQUESTED.sentence());
        if (!Files.exists(crypto) && !pending.equals(List.of(Holder.values()))) {
            throw new NotAccepted(NetworkMessage.NOT_ALL_REQUESTED.sentence());
        }
        Instant now = Instant.now();
        IssuedCertificate root = root(Purpose.SIGNING, folder, crypto, now);
        IssuedCertificate tlsRoot = root(Purpose.TLS, folder, crypto, now);
        // Otherwise a certificate for TLS would come from the CA whose certificates are identities on the channel.
        if (root.hasKeyOf(tlsRoot)) throw new NotAccepted(NetworkMessage.ISSUED_ROOTS_ALIKE.sentence());
        Map<CertificateContent, IssuedCertificate> certificates = new LinkedHashMap<>();
        for (Holder holder : pending) {
            for (CertificateContent content : CertificateContent.of(member, holder)) {
                IssuedCertificate issued = IssuedCertificate.read(folder.resolve(content.fileName() + ".pem"));
                issued.require(
                        content, requests.asked(content), content.purpose() == Purpose.SIGNING ? root : tlsRoot, now);
                certificates.put(content, issued);
            }
        }
        return new IssuedCertificates(root, tlsRoot, certificates, member, requests);
    }

    private static IssuedCertificate root(Purpose purpose, Path folder, Path crypto, Instant now) {
        IssuedCertificate root = IssuedCertificate.read(folder.resolve(HolderFolder.authority(purpose) + ".pem"));
        root.requireRoot(now);
        if (Files.exists(crypto)
                && !CryptoMaterial.text(HolderFolder.root(crypto, purpose)).equals(root.text())) {
            throw new NotAccepted(NetworkMessage.ISSUED_ROOT_OTHER.with("file", Argument.id(root.file())));
        }
        return root;
    }

    /** Fills a new folder of keys: as {@link CryptoMaterial} makes one, without the keys of CAs. */
    void writeAll(Path crypto) throws IOException {
        writeRoot(Purpose.SIGNING, root, crypto);
        writeRoot(Purpose.TLS, tlsRoot, crypto);
        for (Holder holder : Holder.values()) {
            write(holder, crypto, Files.createDirectories(crypto.resolve(holder.lowerCaseName())));
        }
        Folders.closeAll(crypto);
    }

    private static void writeRoot(Purpose purpose, IssuedCertificate root, Path crypto) throws IOException {
        Path file = HolderFolder.root(crypto, purpose);
        Files.createDirectories(crypto.resolve(HolderFolder.authority(purpose)));
        Folders.writeSecret(file, root.pem());
    }

    /** Fills the folder of a holder. */
    void write(Holder holder, Path crypto, Path folder) throws IOException {
        HolderFolder.writeAuthorities(crypto, folder, holder);
        for (CertificateContent content : CertificateContent.of(member, holder)) {
            HolderFolder.write(folder, content, issued(content).pem(), requests.key(content));
        }
    }

    private IssuedCertificate issued(CertificateContent content) {
        return Objects.requireNonNull(certificates.get(content), content::fileName);
    }
}
