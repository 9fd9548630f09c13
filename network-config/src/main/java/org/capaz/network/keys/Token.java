// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.capaz.ledger.message.Argument;
import org.capaz.network.machine.Folders;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.NotAccepted;

/**
 * A PKCS#11 token in which a member keeps its gateway's keys, if its folder says so: new ones are made there and never leave it. The
 * gateway finds its key by the public key of its certificate.
 *
 * <p>Decision 249.
 */
final class Token {

    private final Path configuration;
    private final Path pinFile;

    /** @param folder with {@code pkcs11.cfg}, the settings of Java's PKCS#11 provider, and {@code pin} */
    Token(Path folder) {
        configuration = folder.resolve("pkcs11.cfg");
        pinFile = folder.resolve("pin");
    }

    boolean isThere() {
        return Files.exists(configuration);
    }

    Path configuration() {
        return configuration;
    }

    Path pinFile() {
        return pinFile;
    }

    /** A new P-256 key. A token keeps a key only beside a certificate; this one is never relied upon. */
    OwnKey newKey(X500Name subject) {
        Folders.requireClosed(pinFile);
        try {
            Provider provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
            KeyStore keys = KeyStore.getInstance("PKCS11", provider);
            keys.load(
                    null,
                    Files.readString(pinFile, StandardCharsets.UTF_8).strip().toCharArray());
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair made = generator.generateKeyPair();
            X509Certificate certificate = placeholder(subject, made, provider);
            String alias = "capaz " + certificate.getSerialNumber().toString(Character.MAX_RADIX);
            keys.setKeyEntry(alias, made.getPrivate(), null, new Certificate[] {certificate});
            KeyPair kept = new KeyPair(certificate.getPublicKey(), (PrivateKey) keys.getKey(alias, null));
            return new OwnKey(kept, Optional.empty(), Optional.of(provider));
        } catch (IOException | GeneralSecurityException | OperatorCreationException | ProviderException e) {
            throw new NotAccepted(
                    NetworkMessage.TOKEN_NOT_USABLE
                            .with("file", NetworkMessage.path(configuration))
                            .and("why", Argument.id(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private static X509Certificate placeholder(X500Name subject, KeyPair own, Provider provider)
            throws OperatorCreationException, GeneralSecurityException {
        Instant now = Instant.now();
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                subject,
                                Certificates.newSerialNumber(),
                                Date.from(now),
                                Date.from(now.plus(Validity.NAMED_BY_THE_CHANNEL)),
                                subject,
                                own.getPublic())
                        .build(new OwnKey(own, Optional.empty(), Optional.of(provider)).signer()));
    }
}
