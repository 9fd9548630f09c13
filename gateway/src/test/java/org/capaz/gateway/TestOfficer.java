// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.P256;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/** An officer with a key of its own, who signs statements and tokens. */
public record TestOfficer(KeyPair keys) {
    public static TestOfficer create() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new TestOfficer(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String id() {
        return OfficerId.of(keys.getPublic().getEncoded()).value();
    }

    public String spki() {
        return base64(keys.getPublic().getEncoded());
    }

    /** The officer's record on the ledger. */
    public Json.Obj record(String owner, String msp) {
        return Json.object()
                .with("officer", id())
                .with("owner", owner)
                .with("msp", msp)
                .with("person", id())
                .with("enteredBy", "OFFICER")
                .with("enteredAt", 0)
                .with("kind", "P256")
                .with("spki", spki())
                .with("roles", Json.texts(List.of("REGISTRAR")))
                .with("validFrom", 0)
                .with("validTo", 4_000_000_000L);
    }

    /** A token for that member's gateway, valid now. */
    public String token(String member) {
        long now = Instant.now().getEpochSecond();
        return token("ES256", id(), "capaz:" + member, now, now + 600);
    }

    public String token(String algorithm, String kid, String audience, long issuedAt, long expiresAt) {
        String signed = base64(Json.object()
                        .with("alg", algorithm)
                        .with("kid", kid)
                        .with("typ", "JWT")
                        .toString()
                        .getBytes(StandardCharsets.UTF_8))
                + "."
                + base64(Json.object()
                        .with("iss", id())
                        .with("aud", audience)
                        .with("iat", issuedAt)
                        .with("exp", expiresAt)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
        return signed + "." + base64(P256.sign(keys.getPrivate(), signed.getBytes(StandardCharsets.US_ASCII)));
    }

    /** A statement signed by these officers. */
    public static Json.Obj signed(String kind, String id, String actor, Json.Obj body, TestOfficer... officers) {
        var statement = new Statement(
                kind, "capaz", new RecordId(id), actor, Instant.ofEpochSecond(SampleChain.FIRST_SECOND), body);
        List<OfficerSignature> signatures = Arrays.stream(officers)
                .map(officer -> new OfficerSignature(
                        new OfficerId(officer.id()),
                        OfficerSignature.Method.OWN_KEY,
                        P256.sign(officer.keys().getPrivate(), statement.signedBytes(OfficerSignature.Method.OWN_KEY))))
                .toList();
        return new SignedStatement(statement, signatures).json();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
