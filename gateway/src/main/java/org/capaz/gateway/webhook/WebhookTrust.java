// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.webhook;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Which receivers' certificates are believed: what Java trusts, and what the member names beside it. */
final class WebhookTrust {
    private WebhookTrust() {}

    /**
     * Makes the connections of TLS.
     *
     * @param roots certificates as PEM, of this member's own CA or of single receivers; a file that cannot be read is an error
     */
    static SSLSocketFactory sockets(Optional<Path> roots) {
        if (roots.isEmpty()) {
            return (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            List<Certificate> trusted = new ArrayList<>(ofJava());
            trusted.addAll(read(roots.get()));
            for (int i = 0; i < trusted.size(); i++) {
                store.setCertificateEntry("trusted" + i, trusted.get(i));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(store), null);
            return context.getSocketFactory();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + roots.get(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(roots.get() + " has no certificates that could be trusted", e);
        }
    }

    private static List<X509Certificate> ofJava() throws GeneralSecurityException {
        List<X509Certificate> issuers = new ArrayList<>();
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager of) {
                issuers.addAll(List.of(of.getAcceptedIssuers()));
            }
        }
        return issuers;
    }

    private static List<? extends Certificate> read(Path pem) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
    }

    /** @param store null for what Java trusts */
    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
