// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.OfficerSignature.Method;
import org.capaz.ledger.statement.P256;
import org.capaz.ledger.statement.PasskeyAssertion;
import org.capaz.ledger.statement.Statement;

/**
 * A phone with a fictional officer's passkey: it signs as phones do, in every part as a test says.
 *
 * @param rest what the browser says after the origin
 * @param service the host for which the device keeps the passkey
 * @param flags 1: somebody was there, 4: and was recognised, 8 and 16: the passkey is kept elsewhere too
 * @param more what the device says after the counter
 */
public record DemoPasskey(
        DemoOfficer officer, String type, String origin, String rest, String service, int flags, String more) {
    public static final String ORIGIN = "https://oro.example.org";
    public static final String SERVICE = "example.org";

    public static DemoPasskey of(DemoOfficer officer) {
        return new DemoPasskey(officer, "webauthn.get", ORIGIN, ",\"crossOrigin\":false}", SERVICE, 1 | 4 | 8 | 16, "");
    }

    /** The members of a body that registers it. */
    public static Json.Obj registered(Json.Obj body) {
        return body.with("kind", "PASSKEY").with("origin", ORIGIN).with("rpIdHash", Body.hash(SERVICE));
    }

    public DemoPasskey withType(String other) {
        return new DemoPasskey(officer, other, origin, rest, service, flags, more);
    }

    public DemoPasskey at(String otherOrigin) {
        return new DemoPasskey(officer, type, otherOrigin, rest, service, flags, more);
    }

    public DemoPasskey saying(String otherRest) {
        return new DemoPasskey(officer, type, origin, otherRest, service, flags, more);
    }

    public DemoPasskey keptFor(String otherService) {
        return new DemoPasskey(officer, type, origin, rest, otherService, flags, more);
    }

    public DemoPasskey withFlags(int otherFlags) {
        return new DemoPasskey(officer, type, origin, rest, service, otherFlags, more);
    }

    public DemoPasskey withMore(String further) {
        return new DemoPasskey(officer, type, origin, rest, service, flags, further);
    }

    public OfficerSignature sign(Statement statement) {
        byte[] browser = ("{\"type\":\"" + type + "\",\"challenge\":\""
                        + Base64Url.encode(Digest.sha256(statement.signedBytes(Method.OWN_KEY))) + "\",\"origin\":\""
                        + origin + "\"" + rest)
                .getBytes(StandardCharsets.UTF_8);
        byte[] counter = {(byte) flags, 0, 0, 0, 7};
        byte[] device = joined(
                Digest.sha256(service.getBytes(StandardCharsets.UTF_8)),
                counter,
                more.getBytes(StandardCharsets.UTF_8));
        return new OfficerSignature(
                officer.id(),
                Method.OWN_KEY,
                P256.sign(officer.key().getPrivate(), joined(device, Digest.sha256(browser))),
                Optional.of(new PasskeyAssertion(device, browser)));
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[0];
        for (byte[] part : parts) {
            int end = all.length;
            all = Arrays.copyOf(all, end + part.length);
            System.arraycopy(part, 0, all, end, part.length);
        }
        return all;
    }
}
