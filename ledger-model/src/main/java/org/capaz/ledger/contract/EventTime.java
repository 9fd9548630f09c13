// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Signer;

/** When a statement says that it happened, against when it is recorded: never later (I5), and flagged when late. */
final class EventTime {
    /** Organisations act before any reference value exists; peers refuse times further off their own clock (Fabric's TimeWindowCheck). */
    private static final Duration CLOCKS_OF_THE_PEERS = Duration.ofMinutes(15);

    private final StatementKind kind;
    private final Act act;
    private final LedgerState ledger;

    EventTime(StatementKind kind, Act act, LedgerState ledger) {
        this.kind = kind;
        this.act = act;
        this.ledger = ledger;
    }

    /** I5, its refusing half; what is merely late is accepted and flagged. */
    Checked<Holds> notFromTheFuture() {
        Duration skew = kind.actedByOrganisation()
                ? CLOCKS_OF_THE_PEERS
                : reference(ReferenceValue.CLOCK_SKEW, 1, act.recordedAt(), ledger);
        return Checked.require(
                Rule.I5,
                !act.eventAt().isAfter(act.recordedAt().plus(skew)),
                () -> Message.EVENT_AFTER_RECORDING
                        .with("event", Argument.moment(act.eventAt()))
                        .and("recorded", Argument.moment(act.recordedAt())));
    }

    /** I5, its flagging half: recorded after the time that being offline explains. */
    Optional<StateChange> late(List<StateChange> events) {
        if (kind.actedByOrganisation()) {
            return Optional.empty();
        }
        Duration window = reference(ReferenceValue.OFFLINE_WINDOW, 3_600, act.recordedAt(), ledger);
        if (act.signers().stream().anyMatch(this::hasDied)) {
            return Optional.of(lateFor("SIGNER-DIED", events));
        }
        return act.eventAt().isBefore(act.recordedAt().minus(window))
                ? Optional.of(lateFor("LATE", events))
                : Optional.empty();
    }

    private boolean hasDied(Signer signer) {
        return Officer.find(ledger, signer.officer())
                .filter(officer -> !officer.trustedAt(act.recordedAt()))
                .isPresent();
    }

    private StateChange lateFor(String reason, List<StateChange> events) {
        return new Flag(events.getFirst().key(), Flag.Kind.LATE, Rule.I5, new Code(reason)).raised(act);
    }

    static Duration reference(ReferenceValue value, long seconds, Instant recordedAt, LedgerState ledger) {
        return Duration.ofSeconds(Math.multiplyExact(
                ReferenceValues.on(Day.of(recordedAt), ledger).get(value), seconds));
    }
}
