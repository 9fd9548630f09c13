package org.capaz.ledger.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.StatementException;

/** The bytes of a label's claims, as the peers sign them ({@code gold-label-v1}). The verifier reads them. */
public final class LabelClaims {
    private static final int FIXED_LENGTH = 80;
    private static final int DOMAIN_LENGTH = 4;
    private static final long LARGEST = 0xffff_ffffL;

    private LabelClaims() {}

    /** First bytes of a hash over channel and chaincode: a label of one network says nothing on another. */
    public static byte[] domain(String channel, String chaincode) {
        byte[] name = ("gold-label-v1\0" + channel + "\0" + chaincode).getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(Digest.sha256(name), DOMAIN_LENGTH);
    }

    /**
     * @param record the certificate record
     * @param asOf the moment of the query
     */
    public static byte[] of(Json.Obj record, Instant asOf, byte[] domain) {
        Fields facts = Fields.of(record, "certificate");
        byte[] seal = facts.text("seal").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(FIXED_LENGTH + seal.length)
                .put((byte) 1)
                .put(domain)
                .put(new CertificateId(facts.text("certId")).bytes())
                .put(Digest.sha256(CanonicalJson.bytes(record)));
        put(bytes, "asOf", asOf.getEpochSecond());
        for (String fact : new String[] {"validUntil", "statusIndex", "grossMg", "fineMg", "fineness"}) {
            put(bytes, fact, facts.integer(fact));
        }
        return bytes.put(facts.text("country").getBytes(StandardCharsets.US_ASCII))
                .put((byte) seal.length)
                .put(seal)
                .array();
    }

    private static void put(ByteBuffer bytes, String name, long value) {
        if (value < 0 || value > LARGEST) {
            throw new StatementException(
                    "LABEL_TOO_LARGE", name, name + " " + value + " does not fit a label's 32 bits");
        }
        bytes.putInt((int) value);
    }

    /** SHA-256 of a ledger value, in hexadecimal. */
    static String hash(Json value) {
        return HexFormat.of().formatHex(Digest.sha256(CanonicalJson.bytes(value)));
    }
}
