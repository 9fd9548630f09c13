// SPDX-License-Identifier: Apache-2.0
package org.capaz.client.key;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.capaz.client.ClientFailure;
import org.capaz.client.ClientMessage;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.P256;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/**
 * An officer's P-256 signing key, kept in a PKCS#12 file on the officer's own machine.
 *
 * @param spki the public key as the registry on the ledger holds it (DER SubjectPublicKeyInfo)
 */
public record OfficerKey(PrivateKey privateKey, byte[] spki) {
    private static final String ALIAS = "officer";

    public OfficerId id() {
        return OfficerId.of(spki);
    }

    public String spkiText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(spki);
    }

    /** The same statement with this officer's signature added. */
    public SignedStatement sign(SignedStatement statement, OfficerSignature.Method method) {
        var signatures = new ArrayList<>(statement.signatures());
        signatures.add(new OfficerSignature(
                id(), method, P256.sign(privateKey, statement.statement().signedBytes(method))));
        return new SignedStatement(statement.statement(), signatures);
    }

    public SignedStatement sign(Statement statement, OfficerSignature.Method method) {
        return sign(new SignedStatement(statement, List.of()), method);
    }

    /** An access token for one member's gateway (JWT, ES256), valid for ten minutes. */
    public String token(String member, Instant now) {
        Json header =
                Json.object().with("alg", "ES256").with("kid", id().value()).with("typ", "JWT");
        Json claims = Json.object()
                .with("iss", id().value())
                .with("aud", "capaz:" + member)
                .with("iat", now.getEpochSecond())
                .with("exp", now.plus(Duration.ofMinutes(10)).getEpochSecond());
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String signed = base64.encodeToString(CanonicalJson.bytes(header)) + "."
                + base64.encodeToString(CanonicalJson.bytes(claims));
        byte[] signature = P256.sign(privateKey, signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + base64.encodeToString(signature);
    }

    /** Creates a key and stores it in a new file that only its owner may read; where it cannot is a {@link ClientFailure}. */
    public static OfficerKey create(Path file, char[] passphrase) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, pair.getPrivate(), passphrase, new Certificate[] {certificate(pair)});
            // Written to a temporary file and renamed: a crash never leaves a truncated key file.
            Path beside = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    ".new-key",
                    ".p12",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(beside)) {
                store.store(out, passphrase);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            return new OfficerKey(pair.getPrivate(), pair.getPublic().getEncoded());
        } catch (IOException e) {
            throw new ClientFailure(
                    ClientMessage.FILE_NOT_WRITABLE.with("file", Argument.id(file.toString())),
                    ClientMessage.CHECK_FOLDER_AND_SPACE.sentence(),
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform makes P-256 keys and PKCS#12 files", e);
        }
    }

    /** Reads the key; a file of another form or a wrong passphrase is a {@link ClientFailure}. */
    public static OfficerKey load(Path file, char[] passphrase) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, passphrase);
            String alias = store.aliases().nextElement();
            byte[] spki = store.getCertificate(alias).getPublicKey().getEncoded();
            P256.publicKey(spki);
            return new OfficerKey((PrivateKey) store.getKey(alias, passphrase), spki);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new ClientFailure(
                    ClientMessage.KEY_FILE_NOT_PKCS12.with("file", Argument.id(file.toString())),
                    ClientMessage.CHECK_FILE_AND_PASSPHRASE.sentence(),
                    e);
        }
    }

    /** PKCS#12 keeps a private key only beside a certificate; this one is never relied upon. */
    private static Certificate certificate(KeyPair pair) throws GeneralSecurityException {
        Instant now = Instant.now();
        return SelfSignedCertificate.of(
                pair,
                OfficerId.of(pair.getPublic().getEncoded()).value().substring(0, 8),
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(3650)));
    }
}
