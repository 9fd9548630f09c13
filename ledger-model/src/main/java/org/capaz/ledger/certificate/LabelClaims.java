// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.statement.StatementException;

/** The bytes of a label's claims, as the peers sign them ({@code gold-label-v1}). The verifier reads them. */
public final class LabelClaims {
    private LabelClaims() {}

    /** First bytes of a hash over channel and chaincode: a label of one network says nothing on another. */
    public static byte[] domain(String channel, String chaincode) {
        return LabelClaimsLayout.domain(channel, chaincode);
    }

    /**
     * The claims of that certificate; a {@link StatementException} when one of its numbers does not fit a label.
     *
     * @param record the certificate record
     * @param asOf the moment of the query
     */
    public static byte[] of(Json.Obj record, Instant asOf, byte[] domain) {
        Fields facts = Fields.of(record, "certificate");
        return new LabelClaimsLayout(
                        domain,
                        new CertificateId(facts.text("certId")).bytes(),
                        Digest.sha256(CanonicalJson.bytes(record)),
                        fitting("asOf", asOf.getEpochSecond()),
                        fitting("validUntil", facts.integer("validUntil")),
                        fitting("statusIndex", facts.integer("statusIndex")),
                        fitting("grossMg", facts.integer("grossMg")),
                        fitting("fineMg", facts.integer("fineMg")),
                        fitting("fineness", facts.integer("fineness")),
                        facts.text("country").getBytes(StandardCharsets.US_ASCII),
                        facts.text("seal").getBytes(StandardCharsets.US_ASCII))
                .bytes();
    }

    private static long fitting(String name, long value) {
        if (value < 0 || value > LabelClaimsLayout.LARGEST_NUMBER) {
            throw new StatementException(
                    "LABEL_TOO_LARGE",
                    name,
                    Message.LABEL_FIELD_OVERFLOW
                            .with("field", Argument.id(name))
                            .and("value", Argument.id(Long.toString(value))));
        }
        return value;
    }

    /** SHA-256 of a ledger value, in hexadecimal. */
    static String hash(Json value) {
        return Digest.hex(CanonicalJson.bytes(value));
    }
}
