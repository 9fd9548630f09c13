// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.time.Instant;
import java.util.List;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.assessment.AttestationNotice;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.flag.FlagAnswer;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;

/** Something that a reader of a certificate must know beside its state. */
public sealed interface Notice {

    /**
     * A person is asked to look at the lot; of a flag, kind and time are for everybody, its reason is not.
     *
     * @param answers what those whom the lot concerns say to it
     */
    record LotFlagged(Flag.Kind kind, Instant raisedAt, List<FlagAnswer> answers) implements Notice {
        /** Copies the list. */
        public LotFlagged {
            answers = List.copyOf(answers);
        }
    }

    /** A person is asked to look at a producer whose gold is in the lot. */
    record ProducerFlagged(PartyId amp, Flag.Kind kind, Instant raisedAt, List<FlagAnswer> answers) implements Notice {
        /** Copies the list. */
        public ProducerFlagged {
            answers = List.copyOf(answers);
        }
    }

    /** Parties that are not concerned have filed something against the lot that nobody has taken up (I61). */
    record LotNoticed(long notices, Instant lastAt) implements Notice {}

    /** The same against a producer whose gold is in the lot. */
    record ProducerNoticed(PartyId amp, long notices, Instant lastAt) implements Notice {}

    /** A producer no longer stands where it stood at issue. */
    record StandingWorse(PartyId amp, Affiliation.State then, Affiliation.State now) implements Notice {}

    /** A module's result is weaker than at issue, or found by somebody less independent. */
    record ModuleWorse(PartyId amp, ModuleResult then, ModuleResult now) implements Notice {}

    /** Gold of that producer in the lot lies within the look-back window of a finding of abuse (I32). */
    record LookedBack(PartyId amp, Code finding) implements Notice {}

    /** An attestation behind a module's result is contested, taken back, or its issuer no longer trusted. */
    record AttestationWeaker(PartyId amp, int module, AttestationNotice what) implements Notice {}
}
