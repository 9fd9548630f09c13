// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.StatedAttestation;
import org.capaz.verifier.verdict.StatedNotices;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * What a view of the contract returned, read strictly: canonical JSON with exactly the agreed members.
 *
 * <p>Format: {@code docs/reference/formats/view.md}.
 */
public sealed interface ViewAnswer {
    /**
     * Unix seconds of the proposal, as the contract saw them.
     *
     * @return Unix seconds
     */
    long asOf();

    /**
     * The chaincode that answered.
     *
     * @return the name the contract is known by
     */
    String chaincode();

    /**
     * The channel it answered on.
     *
     * @return the name
     */
    String channel();

    /**
     * 64 hexadecimal digits that the asker drew.
     *
     * @return 64 lower-case hexadecimal digits
     */
    String challenge();

    /**
     * The heartbeat as the chaincode read it.
     *
     * @return empty when the ledger has none
     */
    Optional<Head> head();

    /**
     * How one certificate stands. {@code record} is the hash of its ledger value.
     *
     * @param asOf Unix seconds of the statement
     * @param chaincode the chaincode's name
     * @param channel the channel's name
     * @param challenge 64 lower-case hexadecimal digits that the asker drew
     * @param head the heartbeat, empty when the ledger has none
     * @param certificate the certificate id, a lower-case UUID
     * @param state its state
     * @param at Unix seconds of the last change of state; empty when there is no certificate
     * @param reason a code for the last change of state; empty when there is no certificate
     * @param record SHA-256 of the certificate record in hexadecimal; empty when there is no certificate
     * @param notices what a reader must know beside the state; empty in an answer of the former type, which says nothing
     *     of it
     */
    record OfState(
            long asOf,
            String chaincode,
            String channel,
            String challenge,
            Optional<Head> head,
            String certificate,
            CertificateState state,
            Optional<Long> at,
            Optional<String> reason,
            Optional<String> record,
            Optional<StatedNotices> notices)
            implements ViewAnswer {}

    /**
     * How one attestation stands.
     *
     * @param asOf Unix seconds of the statement
     * @param chaincode the chaincode's name
     * @param channel the channel's name
     * @param challenge 64 lower-case hexadecimal digits that the asker drew
     * @param head the heartbeat, empty when the ledger has none
     * @param attestation what is stated of it
     * @param notices what a reader must know beside it
     */
    record OfAttestation(
            long asOf,
            String chaincode,
            String channel,
            String challenge,
            Optional<Head> head,
            StatedAttestation attestation,
            StatedNotices notices)
            implements ViewAnswer {}

    /**
     * Which certificates are not ISSUED, by the hash of a list of bits.
     *
     * @param asOf Unix seconds of the statement
     * @param chaincode the chaincode's name
     * @param channel the channel's name
     * @param challenge 64 lower-case hexadecimal digits that the asker drew
     * @param head the heartbeat, empty when the ledger has none
     * @param count how many status indexes are in use
     * @param digest SHA-256 of the list of bits in hexadecimal
     */
    record OfStatus(
            long asOf,
            String chaincode,
            String channel,
            String challenge,
            Optional<Head> head,
            long count,
            String digest)
            implements ViewAnswer {}

    /**
     * Reads the answer of {@code StateView}.
     *
     * @param payload the contract's answer, canonical JSON
     * @param former whether the former type is read too, as in a file of that time
     * @return the answer
     * @throws CheckFailed with {@code E-RESPONSE} when it is not canonical JSON with exactly the agreed members
     */
    static OfState readState(byte[] payload, boolean former) {
        List<String> types = former
                ? List.of(ViewFormat.STATE_ANSWER, ViewFormat.FORMER_STATE_ANSWER)
                : List.of(ViewFormat.STATE_ANSWER);
        return read(payload, types, fields -> {
            var answer = new OfState(
                    fields.integer("asOf"),
                    fields.text("cc"),
                    fields.text("ch"),
                    fields.text("challenge"),
                    fields.optionalObject("head").map(Head::read),
                    fields.text("certId"),
                    fields.parsed("state", CertificateState::parse),
                    fields.optionalInteger("at"),
                    fields.optionalText("reason"),
                    fields.optionalText("record"),
                    fields.text("type").equals(ViewFormat.FORMER_STATE_ANSWER)
                            ? Optional.empty()
                            : Optional.of(NoticeForm.read(fields)));
            for (String nullable : new String[] {"at", "head", "reason", "record"}) {
                if (!fields.mentions(nullable)) {
                    throw new JsonException(nullable, VerdictMessage.MEMBER_ABSENT.sentence());
                }
            }
            return answer;
        });
    }

    /**
     * Reads the answer of {@code AttestationView}.
     *
     * @param payload the contract's answer, canonical JSON
     * @return the answer
     * @throws CheckFailed with {@code E-RESPONSE} when it is not canonical JSON with exactly the agreed members
     */
    static OfAttestation readAttestation(byte[] payload) {
        return read(payload, List.of(ViewFormat.ATTESTATION_ANSWER), fields -> {
            var answer = new OfAttestation(
                    fields.integer("asOf"),
                    fields.text("cc"),
                    fields.text("ch"),
                    fields.text("challenge"),
                    fields.optionalObject("head").map(Head::read),
                    AttestationForm.read(fields),
                    NoticeForm.read(fields));
            if (!fields.mentions("head")) {
                throw new JsonException("head", VerdictMessage.MEMBER_ABSENT.sentence());
            }
            return answer;
        });
    }

    /**
     * Reads the answer of {@code StatusView}.
     *
     * @param payload the contract's answer, canonical JSON
     * @return the answer
     * @throws CheckFailed with {@code E-RESPONSE} when it is not canonical JSON with exactly the agreed members
     */
    static OfStatus readStatus(byte[] payload) {
        return read(
                payload,
                List.of(ViewFormat.STATUS_ANSWER),
                fields -> new OfStatus(
                        fields.integer("asOf"),
                        fields.text("cc"),
                        fields.text("ch"),
                        fields.text("challenge"),
                        fields.optionalObject("head").map(Head::read),
                        fields.integer("count"),
                        fields.text("digest")));
    }

    private static <T> T read(byte[] payload, List<String> types, Function<Fields, T> members) {
        try {
            var fields = Fields.of(CanonicalJson.parseCanonicalObject(CanonicalJson.decode(payload)));
            if (!types.contains(fields.text("type"))) {
                throw new JsonException("type", Message.EXPECTED_OTHER.with("what", Argument.id(types.getFirst())));
            }
            T answer = members.apply(fields);
            fields.end();
            return answer;
        } catch (JsonException e) {
            throw CheckFailed.unread(Code.E_RESPONSE, e);
        }
    }
}
