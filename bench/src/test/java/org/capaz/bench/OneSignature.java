// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.capaz.bench.measure.Bench.NotDone;
import org.capaz.bench.measure.Bench.Side;
import org.capaz.ledger.statement.P256;

/** A signature on P-256, to be checked bare: what nobody who checks signatures can save. */
final class OneSignature {
    private final byte[] message = "Demo statement".getBytes(StandardCharsets.UTF_8);
    private final KeyPair key;
    private final byte[] signature;

    OneSignature() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
        signature = P256.sign(key.getPrivate(), message);
    }

    Side byOurs() {
        return side("by P256", () -> P256.fits(key.getPublic(), message, signature));
    }

    Side byThePlatform() {
        return side("by the platform", () -> {
            Signature platform = Signature.getInstance("SHA256withECDSAinP1363Format");
            platform.initVerify(key.getPublic());
            platform.update(message);
            return platform.verify(signature);
        });
    }

    private interface Check {
        boolean fits() throws GeneralSecurityException;
    }

    private static Side side(String how, Check check) {
        return new Side("a bare signature on P-256, checked " + how, "signatures", () -> {
            if (!check.fits()) {
                throw new NotDone("the signature does not fit");
            }
            return 1;
        });
    }
}
