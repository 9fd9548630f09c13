// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.List;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.OfficerRole;

/**
 * The checks that two parties state something together, or that one consents to what the other states: an officer of each has
 * signed, and nobody else.
 *
 * <p>Decision 069.
 */
public final class Agreement {
    private Agreement() {}

    /**
     * I1: neither party can bind the other. The fault is the member that names the other party, which the caller knows,
     * or the signatures where a third party has signed.
     */
    public static Checked<Holds> signedByBoth(Act act, PartyId other) {
        int others = act.signersOf(other.value()).size();
        int own = act.signersOf(act.party().value()).size();
        if (other.equals(act.party()) || others == 0) {
            return Checked.refuse(
                    Rule.I1,
                    Message.OTHER_PARTY_HAS_NOT_SIGNED
                            .with("party", other)
                            .and("kind", Argument.id(act.statement().kind())));
        }
        return Checked.require(
                        Rule.I1,
                        others + own == act.signers().size(),
                        () -> Message.SIGNER_NOT_BUYER_OR_SELLER
                                .with("buyer", act.party())
                                .and("seller", other))
                .at(Refused.SIGNATURES);
    }

    /**
     * Whether that party has signed beside the acting one, which gives the statement more effect. The fault is the signatures
     * where a third party has signed (I1).
     *
     * @param role of the officer by whom that party consents
     */
    public static Checked<Boolean> consent(Act act, PartyId other, OfficerRole role) {
        return act.signers().stream()
                .filter(signer -> !signer.owner().equals(act.party().value())
                        && !signer.owner().equals(other.value()))
                .findFirst()
                .<Checked<Boolean>>map(third -> Checked.refuse(
                        Rule.I1,
                        Message.SIGNER_NOT_ASKED_FOR_CONSENT
                                .with("officer", third.officer())
                                .and("actor", act.party())
                                .and("other", other)))
                .orElseGet(() -> Checked.found(
                        act.signersOf(other.value()).stream().anyMatch(signer -> signer.hasAnyOf(List.of(role)))))
                .at(Refused.SIGNATURES);
    }
}
