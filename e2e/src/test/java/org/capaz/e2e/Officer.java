// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.P256;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/** A demo officer with the key file that the demonstration made. */
public record Officer(String member, OfficerId id, PrivateKey key, PublicKey publicKey) {
    private static final char[] PASSPHRASE = "demo".toCharArray();

    public static Officer of(String member, String name) {
        return of(World.HOME, member, name);
    }

    /** The same of another network, in whose home the case was played. */
    public static Officer of(Path home, String member, String name) {
        Path file = home.resolve("members/" + member + "/officers/" + name + ".p12");
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSPHRASE);
            String alias = store.aliases().nextElement();
            PublicKey publicKey = store.getCertificate(alias).getPublicKey();
            return of(member, new KeyPair(publicKey, (PrivateKey) store.getKey(alias, PASSPHRASE)));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError("no key of " + name + " in " + file, e);
        }
    }

    /** Somebody with a key that no registry knows yet. */
    public static Officer fresh(String member) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            return of(member, keys.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has P-256", e);
        }
    }

    private static Officer of(String member, KeyPair keys) {
        return new Officer(member, OfficerId.of(keys.getPublic().getEncoded()), keys.getPrivate(), keys.getPublic());
    }

    /** What enters this officer into the registry, to be signed by the organisation's registrar, one of the party's officers and this one. */
    public Statement registration(String msp, String party, String... roles) {
        long now = Instant.now().getEpochSecond();
        return statement(
                "officer.register",
                msp,
                Json.object()
                        .with("party", party)
                        .with("kind", "P256")
                        .with("spki", base64(publicKey.getEncoded()))
                        .with("roles", Json.texts(List.of(roles)))
                        .with("validFrom", now - 86_400)
                        .with("validTo", now + 86_400));
    }

    /** This key as the next one of an officer whose own key ends then. */
    public Json.Obj key(Instant formerEnds) {
        long now = Instant.now().getEpochSecond();
        return Json.object()
                .with("kind", "P256")
                .with("spki", base64(publicKey.getEncoded()))
                .with("validFrom", now - 60)
                .with("validTo", now + 82_800)
                .with("from", formerEnds.getEpochSecond());
    }

    /** A fresh statement, happening now. */
    public static Statement statement(String kind, String actor, Json.Obj body) {
        return new Statement(
                kind,
                "capaz",
                new RecordId(UUID.randomUUID().toString()),
                actor,
                Instant.ofEpochSecond(Instant.now().getEpochSecond()),
                body);
    }

    public Json.Obj signs(Statement statement) {
        return signed(statement, this);
    }

    public static Json.Obj signed(Statement statement, Officer... officers) {
        return new SignedStatement(statement, signatures(statement, officers)).json();
    }

    public static List<OfficerSignature> signatures(Statement statement, Officer... officers) {
        return Arrays.stream(officers)
                .map(officer -> officer.signature(statement))
                .toList();
    }

    public OfficerSignature signature(Statement statement) {
        var method = OfficerSignature.Method.OWN_KEY;
        return new OfficerSignature(id(), method, P256.sign(key(), statement.signedBytes(method)));
    }

    /** A short-lived token for the officer's own gateway. */
    public String token() {
        return tokenFor(member);
    }

    public String tokenFor(String audience) {
        long now = Instant.now().getEpochSecond();
        String head = base64(CanonicalJson.bytes(
                Json.object().with("alg", "ES256").with("kid", id.value()).with("typ", "JWT")));
        String claims = base64(CanonicalJson.bytes(Json.object()
                .with("iss", id.value())
                .with("aud", "capaz:" + audience)
                .with("iat", now)
                .with("exp", now + 600)));
        byte[] signature = P256.sign(key, (head + "." + claims).getBytes(StandardCharsets.US_ASCII));
        return head + "." + claims + "." + base64(signature);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
