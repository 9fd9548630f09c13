// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.assessment.Attestation;
import org.capaz.ledger.assessment.AttestationRef;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.statement.StatementException;
import org.capaz.ledger.status.CertificateStatus;
import org.capaz.ledger.status.CertificateStatus.State;
import org.capaz.ledger.status.Head;
import org.capaz.ledger.status.StatusList;

/**
 * The questions whose answers members' peers endorse for strangers. Each reads the keys that the verification format names,
 * because the read set is part of what a stranger checks; only the views of a state and of an attestation read further,
 * within a bound.
 *
 * <p>Decisions 154 and 226.
 */
public final class Views {
    private final String channel;
    private final String chaincode;
    private final Instant asOf;

    /** @param asOf the transaction's time */
    public Views(String channel, String chaincode, Instant asOf) {
        this.channel = channel;
        this.chaincode = chaincode;
        this.asOf = asOf;
    }

    /** The claims of a label, base64url; only for a certificate that is ISSUED. */
    public String label(CertificateId certificate, LedgerState ledger) {
        Optional<Json> record = ledger.read(LedgerKeys.certificate(certificate));
        Optional<CertificateStatus> status = CertificateStatus.find(ledger, certificate);
        if (record.isEmpty() || status.isEmpty()) {
            throw new StatementException(
                    "CERTIFICATE_UNKNOWN", "certificate", Message.CERTIFICATE_UNKNOWN.with("certificate", certificate));
        }
        if (status.get().state() != State.ISSUED) {
            throw new StatementException(
                    "CERTIFICATE_NOT_ISSUED",
                    "certificate",
                    Message.CERTIFICATE_STATE_WRONG
                            .with("certificate", certificate)
                            .and("state", Argument.code(status.get().state())));
        }
        byte[] claims = LabelClaims.of((Json.Obj) record.get(), asOf, LabelClaims.domain(channel, chaincode));
        return Base64Url.encode(claims);
    }

    /** A certificate's state now and what a reader must know beside it, bound to the asker's challenge. */
    public Json.Obj state(CertificateId certificate, String challenge, LedgerState ledger) {
        Optional<Json> record = ledger.read(LedgerKeys.certificate(certificate));
        Optional<CertificateStatus> status = CertificateStatus.find(ledger, certificate);
        Json head = Head.current(ledger).<Json>map(Head::json).orElse(Json.NULL);
        SignedNotices notices = record.map(known -> SignedNotices.of((Json.Obj) known, asOf, ledger))
                .orElse(SignedNotices.NONE);
        return answer(ViewFormat.STATE_ANSWER, challenge)
                .with("certId", certificate.value())
                .with(
                        "at",
                        status.<Json>map(known -> Json.number(known.at().getEpochSecond()))
                                .orElse(Json.NULL))
                .with("head", head)
                .with(
                        "notices",
                        notices.entries().stream()
                                .map(SignedNotices.Entry::json)
                                .toList())
                .with("noticesMore", notices.more())
                .with(
                        "reason",
                        Json.orNull(status.map(CertificateStatus::reason).orElse(null)))
                .with("record", Json.orNull(record.map(LabelClaims::hash).orElse(null)))
                .with("state", status.map(known -> known.state().name()).orElse("UNKNOWN"));
    }

    /** An attestation as it stands now and what a reader must know beside it, bound to the asker's challenge. */
    public Json.Obj attestation(AttestationRef ref, String challenge, LedgerState ledger) {
        Attestation attestation = ref.find(ledger)
                .orElseThrow(() -> new StatementException(
                        "ATTESTATION_UNKNOWN",
                        "attestation",
                        Message.ATTESTATION_UNKNOWN.with("attestation", Argument.id(ref.toString()))));
        return new AttestationFacts(attestation, asOf, ledger)
                .onto(answer(ViewFormat.ATTESTATION_ANSWER, challenge)
                        .with("attestation", ref.toString())
                        .with("head", Head.current(ledger).<Json>map(Head::json).orElse(Json.NULL)));
    }

    /** The digest of the published status bits, bound to the asker's challenge. */
    public Json.Obj status(String challenge, LedgerState ledger) {
        StatusList list = StatusList.current(ledger);
        Optional<Head> head = Head.current(ledger);
        long count = head.map(Head::count).orElse(0L);
        return answer(ViewFormat.STATUS_ANSWER, challenge)
                .with("count", count)
                .with("digest", Digest.hex(list.bits(count)))
                .with("head", head.<Json>map(Head::json).orElse(Json.NULL));
    }

    private Json.Obj answer(String type, String challenge) {
        return Json.object()
                .with("type", type)
                .with("asOf", asOf.getEpochSecond())
                .with("cc", chaincode)
                .with("ch", channel)
                .with("challenge", requireChallenge(challenge));
    }

    private static String requireChallenge(String challenge) {
        if (!Digest.isHex(challenge)) {
            throw new StatementException("MALFORMED", "challenge", Message.ARGUMENT_NOT_HASH.sentence());
        }
        return challenge;
    }

    /** The canonical text of an answer, as peers endorse it. */
    public static String text(Json.Obj answer) {
        return CanonicalJson.write(answer);
    }
}
