// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;

/** Reads certificates from PEM files. */
public final class Certificates {

    private Certificates() {}

    /** The first certificate of the file. */
    public static X509Certificate read(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException e) {
            throw new NetworkFailure(NetworkMessage.FILE_WITHOUT_CERTIFICATE.with("file", NetworkMessage.path(pem)), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
