// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.crypto.RuntimeCryptoException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.capaz.network.keys.Certificates;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.NotAccepted;

/**
 * Encryption of a file to one RSA certificate: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM, which
 * {@code openssl cms -decrypt -inform DER} opens too. The private key is not needed to write, and should not be on the
 * machine that does.
 */
final class SealedFile {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private SealedFile() {}

    /** @throws NotAccepted unless that file is a certificate to which can be encrypted */
    static X509Certificate requireRecipient(Path recipient) {
        X509Certificate certificate = Certificates.read(recipient);
        if (!certificate.getPublicKey().getAlgorithm().equals("RSA")) {
            throw new NotAccepted(NetworkMessage.RECIPIENT_WITHOUT_RSA.with("file", NetworkMessage.path(recipient)));
        }
        return certificate;
    }

    /** What is written to the stream goes encrypted to the other; closing it completes the file. */
    static OutputStream seal(OutputStream out, Path recipient) throws IOException {
        X509Certificate certificate = requireRecipient(recipient);
        try {
            var generator = new CMSAuthEnvelopedDataStreamGenerator();
            generator.addRecipientInfoGenerator(
                    new JceKeyTransRecipientInfoGenerator(certificate).setProvider(PROVIDER));
            return generator.open(out, (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                    .setProvider(PROVIDER)
                    .build());
        } catch (GeneralSecurityException | CMSException e) {
            throw new IllegalStateException("this Java cannot encrypt to " + recipient, e);
        }
    }

    /**
     * What was encrypted: a claim until {@link Opened#requireWhole} has seen its seal.
     *
     * @throws NotAccepted if the file is no such file, or for another key
     */
    static Opened open(InputStream in, Path key) throws IOException {
        try {
            var content = new CMSAuthEnvelopedDataParser(in);
            RecipientInformation recipient =
                    content.getRecipientInfos().getRecipients().iterator().next();
            return new Opened(recipient
                    .getContentStream(new JceKeyTransAuthEnvelopedRecipient(privateKey(key)).setProvider(PROVIDER))
                    .getContentStream());
        } catch (CMSException | ClassCastException | RuntimeCryptoException e) {
            // The last, if what was encrypted to another key is a larger number than this key's modulus.
            throw new NotAccepted(NetworkMessage.BACKUP_NOT_OPENED.with("key", NetworkMessage.path(key)), e);
        }
    }

    /**
     * The seal stands at the end and is looked at once, by whoever reads that far. A reader between that wants no more, such as
     * of gzip, swallows what it hears there; so it is remembered here.
     */
    static final class Opened extends FilterInputStream {
        private Optional<IOException> broken = Optional.empty();

        private Opened(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                broken = Optional.of(e);
                throw e;
            }
        }

        /** Reads what is left; fails unless all of it is what was written. */
        void requireWhole() throws IOException {
            transferTo(OutputStream.nullOutputStream());
            if (broken.isPresent()) throw broken.get();
        }
    }

    private static PrivateKey privateKey(Path pem) throws IOException {
        try {
            String text = Files.readString(pem, StandardCharsets.US_ASCII);
            byte[] pkcs8 = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new NotAccepted(NetworkMessage.RECIPIENT_KEY_UNREADABLE.with("key", NetworkMessage.path(pem)), e);
        }
    }
}
