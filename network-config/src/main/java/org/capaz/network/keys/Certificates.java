// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;

/** Reads certificates from PEM files, and makes what a new certificate needs: its key and its text. */
public final class Certificates {

    private static final SecureRandom RANDOM = new SecureRandom();

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

    /** A new P-256 key. */
    static KeyPair newKeyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    /** A random serial number, as CAs choose them so that nobody foresees the bytes that they sign. */
    static BigInteger newSerialNumber() {
        return new BigInteger(127, RANDOM);
    }

    /** The text of a PEM file that holds this content. */
    static byte[] pem(String kind, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(kind, content));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
