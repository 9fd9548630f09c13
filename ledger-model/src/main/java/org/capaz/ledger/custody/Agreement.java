package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/** Two parties state something together: an officer of each has signed, and nobody else. Who is meant is the caller's to name. */
public final class Agreement {
    private Agreement() {}

    public static Optional<Refused> between(Act act, PartyId other) {
        int others = act.signersOf(other.value()).size();
        int own = act.signersOf(act.party().value()).size();
        if (other.equals(act.party()) || others == 0) {
            return Decision.refuse(
                    Rule.I1,
                    "the other party " + other + " has not signed; "
                            + act.statement().kind() + " is signed by both parties");
        }
        return at(
                Refused.SIGNATURES,
                require(
                        Rule.I1,
                        others + own == act.signers().size(),
                        () -> "an officer who is of neither " + act.party() + " nor " + other + " has signed"));
    }
}
