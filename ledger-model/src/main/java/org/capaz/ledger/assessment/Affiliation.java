// SPDX-License-Identifier: Apache-2.0
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
 * A producer's state on one day, derived from attestations, report and legal basis, never set (I31). Nobody can state
 * it, so nobody can state a better one than the records support.
 *
 * <p>Decisions 040, 041 and 044.
 *
 * @param standard standard and version of the report it was judged by; empty before the first report
 * @param modules one result for each module of that standard, in the order of their numbers
 */
public record Affiliation(State state, Optional<Standard> standard, List<ModuleResult> modules) {

    /** The states of a producer. The last two are final. */
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

    /**
     * The result of one module.
     *
     * @param level of the attestation that gives the result, empty like the two members after it where nothing was
     *     attested
     * @param validTo the last day of that attestation
     */
    public record ModuleResult(
            int module, Result result, Optional<Level> level, Optional<PartyId> issuer, Optional<Day> validTo) {
        /** The result of a module is that of its weakest requirement; the constants go from weakest to strongest. */
        public enum Result {
            NOT_ASSESSED,
            NOT_FULFILLED,
            NOT_CONTROLLED,
            PROGRESSING,
            CONTROLLED,
            FULFILLED;

            /** Is the module met? */
            public boolean good() {
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

        /**
         * The wording in which public answers may give it (I34): what a producer says of itself is reported, never
         * verified.
         */
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
            if (level.isPresent()) {
                json = json.with("level", level.get().name());
            }
            if (issuer.isPresent()) {
                json = json.with("issuer", issuer.get().value());
            }
            return validTo.isPresent() ? json.with("validTo", validTo.get().toString()) : json;
        }

        public static ModuleResult read(Fields module) {
            return new ModuleResult(
                    Math.toIntExact(module.integer("module")),
                    module.parsed("result", Codes.of(Result.class)),
                    module.optionalParsed("level", Codes.of(Level.class)),
                    module.optionalParsed("issuer", PartyId::new),
                    module.optionalParsed("validTo", Day::parse));
        }

        /** The public wording; none for a module that no attestation covers. */
        public Optional<Word> word() {
            return level.map(found -> switch (found) {
                case FIRST_PARTY -> Word.REPORTED;
                case SECOND_PARTY -> Word.SECOND_PARTY;
                case THIRD_PARTY -> Word.THIRD_PARTY;
            });
        }
    }

    /**
     * Derives a producer's state on a day, as far as was known at a moment.
     *
     * @param known records made later are left out, so that a decision can be judged by what was known when it was
     *     taken
     */
    public static Affiliation of(PartyId amp, Day day, Instant known, LedgerState ledger) {
        return on(amp, List.of(day), known, ledger).getFirst();
    }

    /** The same for several days, in their order; the producer's records are read once for all of them. */
    public static List<Affiliation> on(PartyId amp, List<Day> days, Instant known, LedgerState ledger) {
        Optional<Dossier> dossier = Dossier.of(amp, known, ledger);
        return days.stream()
                .map(day -> dossier.map(found -> found.affiliationOn(day))
                        .orElseGet(() -> new Affiliation(
                                Disengagement.holds(amp, day, known, ledger) ? State.DISENGAGED : State.REGISTERED,
                                Optional.empty(),
                                List.of())))
                .toList();
    }

    /** Were all these modules fulfilled or controlled? */
    public boolean allGood(List<Integer> wanted) {
        return wanted.stream()
                .allMatch(module -> modules.stream()
                        .anyMatch(entry ->
                                entry.module() == module && entry.result().good()));
    }
}
