// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.P256;
import org.capaz.ledger.statement.Statement;

/**
 * A fictional officer with a real key, made once in a run of the tests.
 *
 * @param name such as {@code amp-01-treasurer}
 * @param owner the party, or the MSP id, that the officer signs for
 */
public record DemoOfficer(String name, String owner, List<OfficerRole> roles) {
    private static final Map<String, KeyPair> KEYS = new ConcurrentSkipListMap<>();
    private static final Map<OfficerId, String> NAMES = new ConcurrentSkipListMap<>();

    public static DemoOfficer of(String name, String owner, OfficerRole... roles) {
        return new DemoOfficer(name, owner, List.of(roles));
    }

    public KeyPair key() {
        return KEYS.computeIfAbsent(name, DemoOfficer::keyOf);
    }

    /** The same key in every run, so that records which hold an officer's id are the same too. */
    private static KeyPair keyOf(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), new NameAsSeed(name));
            KeyPair key = generator.generateKeyPair();
            NAMES.put(OfficerId.of(key.getPublic().getEncoded()), name);
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whose key that is, of all officers in this run of the tests; they may have another owner there. */
    static Optional<DemoOfficer> holding(OfficerId key) {
        return Optional.ofNullable(NAMES.get(key)).map(name -> of(name, "NOBODY"));
    }

    public OfficerId id() {
        return OfficerId.of(key().getPublic().getEncoded());
    }

    /** The public key as statements carry it. */
    public String spki() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key().getPublic().getEncoded());
    }

    public OfficerSignature sign(Statement statement) {
        return sign(statement, OfficerSignature.Method.OWN_KEY);
    }

    public OfficerSignature sign(Statement statement, OfficerSignature.Method method) {
        return new OfficerSignature(id(), method, P256.sign(key().getPrivate(), statement.signedBytes(method)));
    }

    boolean hasAnyOf(List<OfficerRole> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }

    /** "Random" bytes that are hashes of a name: for test keys only. */
    private static final class NameAsSeed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final String name;
        private int blocks;

        NameAsSeed(String name) {
            this.name = name;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            for (int at = 0; at < bytes.length; at += 32) {
                byte[] block = Digest.sha256((name + "#" + blocks++).getBytes(StandardCharsets.UTF_8));
                System.arraycopy(block, 0, bytes, at, Math.min(block.length, bytes.length - at));
            }
        }
    }
}
