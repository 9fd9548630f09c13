// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capaz.demo.casefolder.Row;
import org.capaz.demo.secret.MemberSecrets;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.P256;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/** Keys made for one trial and forgotten after it, and a hash of its place for every cell that members keep to themselves. */
final class TrialSecrets implements MemberSecrets {
    private final Map<String, KeyPair> keys = new HashMap<>();

    @Override
    public String spki(String member, String officer) {
        byte[] spki =
                keys.computeIfAbsent(officer, name -> newKey()).getPublic().getEncoded();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(spki);
    }

    @Override
    public String commitment(String member, Row row, String column, Json value) {
        return Digest.hex(row.file() + "\n" + row.number() + "\n" + column);
    }

    @Override
    public MinerRef miner(String number) {
        return MinerRef.of(Digest.sha256(number.getBytes(StandardCharsets.UTF_8)));
    }

    /** Signed by officers whose public keys were asked for before. */
    SignedStatement signed(Statement statement, List<String> officers) {
        byte[] bytes = statement.signedBytes(OfficerSignature.Method.OWN_KEY);
        List<OfficerSignature> signatures = new ArrayList<>();
        for (String officer : officers) {
            KeyPair key = Objects.requireNonNull(keys.get(officer), officer);
            signatures.add(new OfficerSignature(
                    OfficerId.of(key.getPublic().getEncoded()),
                    OfficerSignature.Method.OWN_KEY,
                    P256.sign(key.getPrivate(), bytes)));
        }
        return new SignedStatement(statement, signatures);
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }
}
