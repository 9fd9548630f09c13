// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.PendingState;
import org.capaz.ledger.registry.Organisation;
import org.capaz.ledger.registry.Party;

/**
 * The organisation without whose peer a record cannot change, and the others of whom enough must agree to make a
 * majority of the members with it. A lot is owned by its custodian's organisation, an attestation by its issuer's, a
 * receipt by the payee's. What is recorded beside a lot is owned by whoever was custodian when it came into being: a later one has not
 * seen it.
 *
 * <p>Decisions 016 and 090.
 *
 * @param others the other members, in the order of their ids
 */
public record KeyOwner(MspId organisation, List<MspId> others) {
    public KeyOwner {
        others = List.copyOf(others);
    }

    /** The owner of a record that is about to be written; empty when the members' majority alone decides. */
    public static Optional<MspId> of(LedgerKey key, Json value, LedgerState ledger) {
        return switch (key.family().endorser()) {
            case CUSTODIAN -> organisation(value, "custodian", ledger);
            case CUSTODIAN_OF_LOT ->
                Lot.find(ledger, new LotId(key.parts().getFirst()))
                        .flatMap(lot -> organisation(lot.facts().custodian(), ledger));
            case ISSUER -> organisation(value, "issuer", ledger);
            case BENEFICIARY -> organisation(value, "beneficiary", ledger);
            case MAJORITY -> Optional.empty();
        };
    }

    /**
     * The owners of the records that a transaction brings into being with one or gives another one.
     *
     * @param ledger with what the transaction writes
     * @param before the record that stood under a key
     */
    public static SortedMap<LedgerKey, MspId> assigned(
            PendingState ledger, Function<LedgerKey, Optional<Json>> before) {
        SortedMap<LedgerKey, MspId> assigned = new TreeMap<>();
        ledger.pending().forEach((key, value) -> {
            Optional<MspId> owner = of(key, value, ledger);
            Optional<MspId> former = before.apply(key).flatMap(committed -> of(key, committed, ledger));
            if (!owner.equals(former)) {
                owner.ifPresent(organisation -> assigned.put(key, organisation));
            }
        });
        return assigned;
    }

    /** That organisation as owner among the members as they are now. */
    public static KeyOwner among(LedgerState ledger, MspId organisation) {
        return new KeyOwner(
                organisation,
                Organisation.all(ledger).stream()
                        .filter(member -> !member.equals(organisation))
                        .toList());
    }

    /** How many of the others make a majority of all members together with the owner. */
    public int othersNeeded() {
        return (others.size() + 1) / 2;
    }

    private static Optional<MspId> organisation(Json value, String member, LedgerState ledger) {
        return organisation(Fields.of((Json.Obj) value).parsed(member, PartyId::new), ledger);
    }

    private static Optional<MspId> organisation(PartyId party, LedgerState ledger) {
        return Party.find(ledger, party).map(Party::msp);
    }
}
