// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;

/**
 * What is sent: that there is something behind a place, or that this is a test; no record, no party and no person. The
 * receiver asks {@code /v1/changes} with its own officer's token for what it may see.
 *
 * @param id the same at each try
 */
record Delivery(String id, Json.Obj body) {
    static Delivery changed(String id, String place) {
        return new Delivery(
                id, Json.object().with("delivery", id).with("event", "changed").with("place", place));
    }

    static Delivery test(String id) {
        return new Delivery(id, Json.object().with("delivery", id).with("event", "test"));
    }

    byte[] bytes() {
        return CanonicalJson.bytes(body);
    }

    /** {@code t=SECONDS,v1=HEX}: HMAC-SHA-256 with the secret over the seconds, a dot and the body. */
    String signature(String secret, Instant now) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64Url.decode(secret), "HmacSHA256"));
            mac.update((now.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
            return "t=" + now.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(mac.doFinal(bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
