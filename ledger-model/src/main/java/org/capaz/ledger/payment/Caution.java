// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Entry;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Signer;

/**
 * What readers of a receipt are told about the people who signed it (I55). An organisation can register people and let them
 * confirm money that nobody else has seen; no rule can tell them from real ones, so the receipt says what is known.
 *
 * <p>Decisions 106 and 136.
 */
public enum Caution {
    /** Somebody who signed is an officer for fewer days than {@code officer.youngDays}. */
    YOUNG_OFFICER,
    /** One of the payee who signed was registered by the organisation alone, without the signature of one of the payee's own. */
    REGISTERED_BY_ORGANISATION,
    /** The second person who signed is a scheme's field officer, because the payee has one officer only. */
    FIELD_OFFICER;

    private static final Code ENTERED_ALONE = new Code("OFFICER-ENTERED-ALONE");

    /** As of the moment of recording, which nobody chooses. */
    static List<Caution> of(Act act, LedgerState ledger) {
        long young = ReferenceValues.on(act.recordedDay(), ledger).getOrLeast(ReferenceValue.OFFICER_YOUNG);
        List<Entry> entries = entries(act.signers(), ledger).toList();
        List<Entry> own = entries(act.signersOf(act.party().value()), ledger).toList();
        return Stream.of(values())
                .filter(caution -> switch (caution) {
                    case YOUNG_OFFICER -> entries.stream().anyMatch(entry -> entry.youngAt(act.recordedAt(), young));
                    case REGISTERED_BY_ORGANISATION -> own.stream().anyMatch(entry -> !entry.byOwner());
                    case FIELD_OFFICER -> Receipt.fieldOfficerOf(act).isPresent();
                })
                .toList();
    }

    /** A flag where the payee had people of its own before, and somebody was registered when none of them was left. */
    static List<StateChange> flags(LedgerKey payment, Act act, LedgerState ledger) {
        return entries(act.signers(), ledger).anyMatch(entry -> entry.by() == Entry.By.WAITING)
                ? List.of(new Flag(payment, Flag.Kind.RED_FLAG, Rule.I55, ENTERED_ALONE).raised(act))
                : List.of();
    }

    private static Stream<Entry> entries(List<Signer> signers, LedgerState ledger) {
        return signers.stream()
                .flatMap(signer -> Officer.find(ledger, signer.officer()).stream())
                .flatMap(officer -> officer.entry().stream());
    }
}
