// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.statement.Act;

/**
 * The state of a certificate: {@code status:<uuid>}, which everybody may read and which moves in the very transaction
 * that moves the certificate's lot (I45).
 *
 * <p>Decisions 005, 067 and 080.
 *
 * @param reason a code and the ids it speaks of: for ENDED the operation and the lots that came out of it, for SUSPENDED
 *     and REVOKED the reason and who stated it
 */
public record CertificateStatus(State state, String reason, Instant at) {
    private static final String HOLD = "HOLD";

    /** Stored states; what time alone brings is computed by whoever asks. */
    public enum State {
        ISSUED,
        SUSPENDED,
        REVOKED,
        FROZEN,
        ENDED;

        /** Is the certificate valid, now or once it is reinstated? The other states are final. */
        public boolean live() {
            return this == ISSUED || this == SUSPENDED;
        }
    }

    public static CertificateStatus issued(Instant at) {
        return new CertificateStatus(State.ISSUED, "ISSUED", at);
    }

    /** A state that somebody has stated, with the reason; both are for everybody to read. */
    public static CertificateStatus stated(State state, Code reason, Act act) {
        return new CertificateStatus(state, reason + " " + act.party(), act.recordedAt());
    }

    public static Optional<CertificateStatus> find(LedgerState ledger, CertificateId certificate) {
        return ledger.find(LedgerKeys.status(certificate))
                .map(fields -> new CertificateStatus(
                        fields.parsed("state", Codes.of(State.class)),
                        fields.text("reason"),
                        Instant.ofEpochSecond(fields.integer("at"))));
    }

    /** The lot's certificate that is issued or suspended, if any; there is at most one (I44). */
    public static Optional<CertificateId> liveFor(LotId lot, LedgerState ledger) {
        return ledger.find(LedgerKeys.certificateOf(lot))
                .map(fields -> new CertificateId(fields.text("certificate")))
                .filter(certificate ->
                        find(ledger, certificate).orElseThrow().state().live());
    }

    /** Who suspended it, or the hold that did; empty in another state. */
    public Optional<String> suspendedBy() {
        return state == State.SUSPENDED ? Optional.of(reason.substring(reason.indexOf(' ') + 1)) : Optional.empty();
    }

    /** Why it has ended; empty in another state, and for a reason that this version does not know. */
    public Optional<CertificateEnd> end() {
        return state == State.ENDED ? CertificateEnd.read(reason) : Optional.empty();
    }

    /** The lots that the metal went into; none in another state, and where it is gone. */
    public List<String> successors() {
        List<String> words = List.of(reason.split(" "));
        return state == State.ENDED ? words.subList(1, words.size()) : List.of();
    }

    /** Is it suspended only because its lot is on hold? */
    public boolean onHold() {
        return state == State.SUSPENDED && reason.startsWith(HOLD + " ");
    }

    /**
     * Ends the certificates of lots that are no longer what the label says.
     *
     * @param why what was done
     * @param successors the lots that the metal is in now
     */
    public static List<StateChange> endedBy(
            CertificateEnd why, List<LotId> lots, List<LotId> successors, Act act, LedgerState ledger) {
        String names = successors.stream().map(lot -> " " + lot).collect(Collectors.joining());
        var ended = new CertificateStatus(State.ENDED, why.onLedger() + names, act.recordedAt());
        return moved("CertificateEnded", lots, ended, ledger);
    }

    /** Freezes the certificate of a lot that reached its final buyer: its claims stand as of that day. */
    public static List<StateChange> frozenBy(LotId lot, Act act, LedgerState ledger) {
        var frozen = new CertificateStatus(State.FROZEN, "DELIVERED", act.recordedAt());
        return moved("CertificateFrozen", List.of(lot), frozen, ledger);
    }

    /** Suspends the certificate of a lot put on hold; one that an authority suspended before stays that authority's. */
    public static List<StateChange> suspendedBy(Code hold, LotId lot, Act act, LedgerState ledger) {
        boolean issued = liveFor(lot, ledger)
                .filter(certificate -> find(ledger, certificate).orElseThrow().state() == State.ISSUED)
                .isPresent();
        var suspended = new CertificateStatus(State.SUSPENDED, HOLD + " " + hold, act.recordedAt());
        return issued ? moved("CertificateSuspended", List.of(lot), suspended, ledger) : List.of();
    }

    /** Reinstates the certificate of a lot when the hold that suspended it is released; any other suspension stays. */
    public static List<StateChange> reinstatedBy(Code hold, LotId lot, Act act, LedgerState ledger) {
        return suspendedByHold(hold, lot, ledger)
                .map(certificate -> reinstated(List.of(certificate), act, ledger))
                .orElse(List.of());
    }

    /** The suspension by a hold that is released goes on under another one that still stops the lot. */
    public static List<StateChange> passedOn(Code hold, Code other, LotId lot, Act act, LedgerState ledger) {
        var suspended = new CertificateStatus(State.SUSPENDED, HOLD + " " + other, act.recordedAt());
        return suspendedByHold(hold, lot, ledger)
                .map(certificate -> notIssued("CertificateSuspended", List.of(certificate), suspended, ledger))
                .orElse(List.of());
    }

    private static Optional<CertificateId> suspendedByHold(Code hold, LotId lot, LedgerState ledger) {
        return liveFor(lot, ledger).filter(certificate -> {
            CertificateStatus status = find(ledger, certificate).orElseThrow();
            return status.onHold() && status.suspendedBy().equals(Optional.of(hold.value()));
        });
    }

    /** Makes these certificates ISSUED again. */
    public static List<StateChange> reinstated(List<CertificateId> certificates, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        certificates.forEach(
                certificate -> events.add(issued(act.recordedAt()).event("CertificateReinstated", certificate)));
        var indexes = new TreeSet<Long>();
        certificates.forEach(certificate -> indexes.add(index(certificate, ledger)));
        events.add(StatusList.current(ledger).without(indexes).event());
        return events;
    }

    /** Gives these certificates a state that is not ISSUED, and lists them as such. */
    public static List<StateChange> notIssued(
            String name, List<CertificateId> certificates, CertificateStatus status, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        certificates.forEach(certificate -> events.add(status.event(name, certificate)));
        List<Long> indexes = certificates.stream()
                .map(certificate -> index(certificate, ledger))
                .toList();
        events.add(StatusList.current(ledger).withNotIssued(indexes).event());
        return events;
    }

    private static List<StateChange> moved(
            String name, List<LotId> lots, CertificateStatus status, LedgerState ledger) {
        List<CertificateId> live =
                lots.stream().flatMap(lot -> liveFor(lot, ledger).stream()).toList();
        return live.isEmpty() ? List.of() : notIssued(name, live, status, ledger);
    }

    private static long index(CertificateId certificate, LedgerState ledger) {
        return ledger.find(LedgerKeys.certificate(certificate)).orElseThrow().integer("statusIndex");
    }

    public StateChange event(String name, CertificateId certificate) {
        return new StateChange(
                name,
                LedgerKeys.status(certificate),
                Json.object().with("state", state.name()).with("reason", reason).with("at", at.getEpochSecond()));
    }
}
