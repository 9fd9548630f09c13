package org.capaz.ledger.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.statement.Act;

/**
 * Where a certificate stands: {@code status:<uuid>}, which everybody may read and which moves in the very transaction
 * that moves the certificate's lot (I45).
 *
 * @param reason a code; for ENDED the operation and the lots that came out of it
 */
public record CertificateStatus(State state, String reason, Instant at) {

    /** Stored states; what time alone brings is computed by whoever asks. */
    public enum State {
        ISSUED,
        SUSPENDED,
        REVOKED,
        FROZEN,
        ENDED
    }

    public static CertificateStatus issued(Instant at) {
        return new CertificateStatus(State.ISSUED, "ISSUED", at);
    }

    public static Optional<CertificateStatus> find(Books books, CertificateId certificate) {
        return books.find(LedgerKeys.status(certificate))
                .map(fields -> new CertificateStatus(
                        fields.parsed("state", Codes.of(State.class)),
                        fields.text("reason"),
                        Instant.ofEpochSecond(fields.integer("at"))));
    }

    /** The lot's certificate that still speaks for it, if any. */
    public static Optional<CertificateId> speakingFor(LotId lot, Books books) {
        return books.find(LedgerKeys.certificateOf(lot))
                .map(fields -> new CertificateId(fields.text("certificate")))
                .filter(certificate -> find(books, certificate).orElseThrow().state() == State.ISSUED);
    }

    /**
     * Ends the certificates of lots that are no longer what the label says.
     *
     * @param operation a code, such as {@code MELT}
     * @param successors the lots that the metal is in now
     */
    public static List<LedgerEvent> endedBy(
            String operation, List<LotId> lots, List<LotId> successors, Act act, Books books) {
        String names = successors.stream().map(LotId::value).collect(Collectors.joining(" "));
        var ended = new CertificateStatus(State.ENDED, operation + " " + names, act.recordedAt());
        List<LedgerEvent> events = new ArrayList<>();
        List<Long> indexes = new ArrayList<>();
        for (LotId lot : lots) {
            speakingFor(lot, books).ifPresent(certificate -> {
                events.add(ended.event("CertificateEnded", certificate));
                indexes.add(books.find(LedgerKeys.certificate(certificate))
                        .orElseThrow()
                        .integer("statusIndex"));
            });
        }
        if (!indexes.isEmpty()) {
            events.add(StatusList.current(books).withNotIssued(indexes).event());
        }
        return events;
    }

    public LedgerEvent event(String name, CertificateId certificate) {
        return new LedgerEvent(
                name,
                LedgerKeys.status(certificate),
                Json.object().with("state", state.name()).with("reason", reason).with("at", at.getEpochSecond()));
    }
}
