// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import static org.capaz.verifier.verdict.Code.E_MISMATCH;
import static org.capaz.verifier.verdict.Code.E_RECORD;
import static org.capaz.verifier.verdict.Code.E_VALUE;

import java.util.Optional;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Facts;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * The check V12: the record that the members' peers signed against the label, and the record's own text against its hash.
 * What the peers signed may condemn a label. The text comes unsigned from whoever handed it over; one that is not the signed
 * record says nothing of the label, so {@code E-VALUE} discards an answer and never condemns.
 *
 * <p>Decision 144.
 */
final class RecordCheck {
    private RecordCheck() {}

    /**
     * Holds what is known of the record against what the peers signed.
     *
     * @param record the record hash that the peers signed, in hexadecimal
     * @return the facts in the record, when its text came along
     */
    static Optional<Facts> compare(ViewExpectations expected, String record) {
        expected.labelRecord().filter(label -> !label.equals(record)).ifPresent(label -> {
            throw new CheckFailed(
                    E_RECORD,
                    VerdictMessage.RECORD_HASH_OF_LABEL_DIFFERS
                            .with("label", Argument.id(label))
                            .and("ledger", Argument.id(record)));
        });
        // A live request comes with a label or a file that was checked; a file must bring the record itself.
        if (expected.value().isEmpty() && !expected.live()) {
            throw new CheckFailed(E_VALUE, VerdictMessage.RECORD_MISSING.sentence());
        }
        return expected.value().map(value -> factsOf(expected, value, record));
    }

    private static Facts factsOf(ViewExpectations expected, String value, String record) {
        String hash = Digest.hex(value);
        if (!hash.equals(record)) {
            throw new CheckFailed(
                    E_VALUE,
                    VerdictMessage.RECORD_HASH_OF_FILE_DIFFERS
                            .with("file", Argument.id(hash))
                            .and("ledger", Argument.id(record)));
        }
        Facts facts = readFacts(value);
        boolean sameCertificate = facts.certificate().equals(expected.certificate());
        if (!sameCertificate || !expected.labelFacts().map(facts::equals).orElse(true)) {
            throw new CheckFailed(E_MISMATCH, VerdictMessage.FACTS_DIFFER.sentence());
        }
        return facts;
    }

    private static Facts readFacts(String value) {
        try {
            Json.Obj record = CanonicalJson.parseCanonicalObject(value);
            return new Facts(
                    text(record, "certId"),
                    text(record, "country"),
                    text(record, "seal"),
                    number(record, "grossMg"),
                    number(record, "fineMg"),
                    number(record, "fineness"),
                    number(record, "statusIndex"),
                    number(record, "validUntil"));
        } catch (JsonException e) {
            throw CheckFailed.unread(E_VALUE, e);
        }
    }

    private static String text(Json.Obj record, String member) {
        if (record.get(member) instanceof Json.Str text) {
            return text.text();
        }
        throw new JsonException(member, Message.EXPECTED_OTHER.with("what", Message.A_STRING.sentence()));
    }

    private static long number(Json.Obj record, String member) {
        if (record.get(member) instanceof Json.Num number) {
            return number.value();
        }
        throw new JsonException(member, Message.EXPECTED_OTHER.with("what", Message.A_WHOLE_NUMBER.sentence()));
    }
}
