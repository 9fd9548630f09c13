// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.statement.Act;

/**
 * When the ledger recorded a legal basis, and on what condition it counts. One that a producer adds to those of its own
 * declaration, or that was withdrawn before or belonged to a disengaged producer, counts once an independent assessor has
 * confirmed it, and on no day before its recording (I63, I64).
 *
 * <p>Decisions 116 and 117.
 *
 * @param onConfirmation does it count only once confirmed?
 * @param follows the record of the same right that ended before this one was declared
 */
public record BasisRecording(Instant at, boolean onConfirmation, Optional<Follows> follows) {

    /**
     * The same right, by its authority and reference, of the same producer or of another one.
     *
     * @param coolsUntil the first day on which the right of a disengaged producer may count again
     */
    public record Follows(PartyId amp, Code basis, Optional<Day> coolsUntil) {
        private Day cooled() {
            return coolsUntil.orElse(Day.of(Instant.EPOCH));
        }
    }

    /** @param added is it added to those of the producer's declaration? */
    static BasisRecording of(LegalBasis basis, boolean added, Act act, LedgerState ledger) {
        Optional<Follows> follows = ledger.list(LedgerKeys.rights(basis.authority(), basis.reference())).stream()
                .map(record -> Fields.of(record, "right"))
                .flatMap(record ->
                        ended(record.parsed("amp", PartyId::new), record.parsed("basis", Code::new), basis, ledger)
                                .stream())
                .max(Comparator.comparing(Follows::cooled));
        return new BasisRecording(act.recordedAt(), added || follows.isPresent(), follows);
    }

    private static Optional<Follows> ended(PartyId amp, Code id, LegalBasis next, LedgerState ledger) {
        // Many groups share one reserve area: that one of them was disengaged says nothing of the others.
        Optional<Day> cooled =
                next.kind() == LegalBasis.Kind.RESERVE_AREA ? Optional.empty() : Disengagement.cooledOn(amp, ledger);
        boolean withdrawn = LegalBasis.find(amp, id, ledger)
                .filter(found -> found.withdrawal().isPresent())
                .isPresent();
        return cooled.isPresent() || withdrawn ? Optional.of(new Follows(amp, id, cooled)) : Optional.empty();
    }

    /** Under which producer and id that right is recorded, for who declares it again. */
    static StateChange noted(LegalBasis basis, PartyId amp) {
        return new StateChange(
                "RightNoted",
                LedgerKeys.right(basis.authority(), basis.reference(), amp, basis.id()),
                Json.object().with("amp", amp.value()).with("basis", basis.id().value()));
    }

    static BasisRecording stored(Fields basis) {
        return new BasisRecording(
                Instant.ofEpochSecond(basis.integer("recordedAt")),
                basis.has("onConfirmation"),
                basis.optionalObject("follows")
                        .map(former -> new Follows(
                                former.parsed("amp", PartyId::new),
                                former.parsed("basis", Code::new),
                                former.optionalParsed("coolsUntil", Day::parse))));
    }

    /** May the basis count on that day, its own period apart? */
    boolean allows(Day day) {
        boolean recorded = !onConfirmation || !day.isBefore(Day.of(at));
        return recorded
                && follows.flatMap(Follows::coolsUntil).filter(day::isBefore).isEmpty();
    }

    Json.Obj onto(Json.Obj basis) {
        Json.Obj written = basis.with("recordedAt", at.getEpochSecond());
        if (onConfirmation) {
            written = written.with("onConfirmation", true);
        }
        if (follows.isEmpty()) {
            return written;
        }
        Json.Obj former = Json.object()
                .with("amp", follows.get().amp().value())
                .with("basis", follows.get().basis().value());
        return written.with(
                "follows",
                follows.get()
                        .coolsUntil()
                        .map(day -> former.with("coolsUntil", day.toString()))
                        .orElse(former));
    }
}
