// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import java.util.List;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.JsonException;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.CheckedBase64Url;
import org.capaz.verifier.wire.OneGzip;

/**
 * The list of certificates that are not ISSUED, as a member's gateway hands it out: one bit for each status index, most
 * significant first, and the endorsed answers that state its hash.
 *
 * <p>Format: {@code docs/reference/formats/status-list.md}.
 */
record StatusSnapshot(byte[] bits, List<byte[]> payloads) {
    /** Room for 32 million certificates; the bound keeps a hostile file from filling the memory. */
    private static final int LARGEST = 4 << 20;

    StatusSnapshot {
        payloads = List.copyOf(payloads);
    }

    /** Reads the answer of {@code /v1/status}. */
    static StatusSnapshot read(byte[] json) {
        try {
            var fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(json)));
            byte[] gzip = CheckedBase64Url.decode(fields.text("bits"), Code.E_STATUS_DIGEST);
            var snapshot = new StatusSnapshot(
                    unpack(gzip), fields.texts("payloads", text -> CheckedBase64Url.decode(text, Code.E_PROTO)));
            fields.end();
            return snapshot;
        } catch (JsonException e) {
            throw CheckFailed.unread(Code.E_STATUS_DIGEST, e);
        }
    }

    /** Whether the bit of that certificate is set. */
    boolean lists(long statusIndex) {
        return (bits[(int) (statusIndex / 8)] & (0x80 >> (statusIndex % 8))) != 0;
    }

    private static byte[] unpack(byte[] gzip) {
        byte[] bits = OneGzip.unpack(gzip, LARGEST + 1)
                .orElseThrow(
                        () -> new CheckFailed(Code.E_STATUS_DIGEST, VerdictMessage.STATUS_LIST_NOT_GZIP.sentence()));
        if (bits.length > LARGEST) {
            throw new CheckFailed(
                    Code.E_STATUS_DIGEST,
                    VerdictMessage.STATUS_LIST_TOO_LARGE.with("most", PlainNumbers.digits(LARGEST)));
        }
        return bits;
    }
}
