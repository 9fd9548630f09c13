package org.capaz.ledger.certificate;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.ModuleResult.Result;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.registry.Accreditation.Level;

/** Something that a reader of a certificate must know beside its state. */
public sealed interface Notice {

    /** A person is asked to look at the lot; of a flag, kind and time are for everybody, its reason is not. */
    record LotFlagged(Flag.Kind kind, Instant raisedAt) implements Notice {}

    /** A person is asked to look at a producer whose gold is in the lot. */
    record ProducerFlagged(PartyId amp, Flag.Kind kind, Instant raisedAt) implements Notice {}

    /** A producer no longer stands where it stood at issue. */
    record StandingWorse(PartyId amp, Affiliation.State then, Affiliation.State now) implements Notice {}

    /** A module's result is weaker than at issue, or found by somebody less independent. */
    record ModuleWorse(PartyId amp, int module, Word then, Word now) implements Notice {}

    /** A finding of abuse throws its shadow back over gold of that producer in the lot (I32). */
    record LookedBack(PartyId amp, Code finding) implements Notice {}

    /** A module's result with the independence of who found it. */
    record Word(Result result, Optional<Level> level) {
        boolean weakerThan(Word other) {
            return result.compareTo(other.result) < 0 || rank() < other.rank();
        }

        private int rank() {
            return level.map(found -> found.ordinal() + 1).orElse(0);
        }
    }
}
