package org.capaz.ledger.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.assessment.Attestation.Status;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.producer.Disengagement;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.Standard;

/**
 * Where a producer stands on one day, derived from attestations, report and legal basis, never set (I31).
 *
 * @param standard standard and version of the report it was judged by; empty before the first report
 */
public record Affiliation(State state, Optional<Standard> standard, List<ModuleResult> modules) {

    /** Where a producer can stand. The last two are final. */
    public enum State {
        REGISTERED,
        CANDIDATE,
        AFFILIATED,
        SUSPENDED,
        EXPIRED,
        LAPSED,
        DISENGAGED;

        /** May gold produced in this state enter as eligible gold? */
        public boolean admitsProduction() {
            return this == CANDIDATE || this == AFFILIATED;
        }

        /** May a premium be newly owed to it, for gold that was eligible when it was produced? */
        public boolean getsNewObligations() {
            return this != SUSPENDED && this != DISENGAGED;
        }
    }

    /** One module's result with who said so and until when. */
    public record ModuleResult(
            int module, Result result, Optional<Level> level, Optional<PartyId> issuer, Optional<Day> validTo) {
        /** The one word of a module: its weakest requirement's. */
        public enum Result {
            NOT_ASSESSED,
            NOT_FULFILLED,
            NOT_CONTROLLED,
            PROGRESSING,
            CONTROLLED,
            FULFILLED;

            boolean good() {
                return this == CONTROLLED || this == FULFILLED;
            }

            static Result of(Status status) {
                return switch (status) {
                    case FULFILLED -> FULFILLED;
                    case NOT_FULFILLED -> NOT_FULFILLED;
                    case CONTROLLED, NOT_APPLICABLE -> CONTROLLED;
                    case PROGRESSING -> PROGRESSING;
                    case NOT_CONTROLLED -> NOT_CONTROLLED;
                };
            }
        }

        /** How the public may be told of it (I34). */
        public enum Word {
            REPORTED,
            SECOND_PARTY,
            THIRD_PARTY;

            /** May a public answer say "verified"? */
            public boolean verified() {
                return this != REPORTED;
            }
        }

        static ModuleResult notAssessed(int module) {
            return new ModuleResult(module, Result.NOT_ASSESSED, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** As certificates and answers hold it; {@link #read} reads it. */
        public Json.Obj json() {
            Json.Obj json = Json.object().with("module", module).with("result", result.name());
            return level.isEmpty()
                    ? json
                    : json.with("level", level.get().name())
                            .with("issuer", issuer.orElseThrow().value())
                            .with("validTo", validTo.orElseThrow().toString());
        }

        public static ModuleResult read(Fields module) {
            return new ModuleResult(
                    Math.toIntExact(module.integer("module")),
                    module.parsed("result", Codes.of(Result.class)),
                    module.optionalParsed("level", Codes.of(Level.class)),
                    module.optionalParsed("issuer", PartyId::new),
                    module.optionalParsed("validTo", Day::parse));
        }

        /** The public word; none for a module that nobody spoke of. */
        public Optional<Word> word() {
            return level.map(found -> switch (found) {
                case FIRST_PARTY -> Word.REPORTED;
                case SECOND_PARTY -> Word.SECOND_PARTY;
                case THIRD_PARTY -> Word.THIRD_PARTY;
            });
        }
    }

    /** Derives where a producer stood on a day, as far as was known at a moment. */
    public static Affiliation of(PartyId amp, Day day, Instant known, LedgerState ledger) {
        return Dossier.of(amp, known, ledger)
                .map(dossier -> new Affiliation(
                        dossier.stateOn(day), Optional.of(dossier.standardOn(day)), dossier.modulesOn(day)))
                .orElseGet(() -> new Affiliation(
                        Disengagement.holds(amp, day, known, ledger) ? State.DISENGAGED : State.REGISTERED,
                        Optional.empty(),
                        List.of()));
    }

    /** Were all these modules fulfilled or controlled? */
    public boolean allGood(List<Integer> wanted) {
        return wanted.stream()
                .allMatch(module -> modules.stream()
                        .anyMatch(entry ->
                                entry.module() == module && entry.result().good()));
    }
}
