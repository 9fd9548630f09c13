// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * I71: an id that begins with a party's id and a hyphen is that party's to give. Lots, transfers, works, credit sales and payments
 * have ids that everybody chooses; who names its own so cannot be kept from them by a stranger who takes the id first. Reads one
 * key for each hyphen of a new id.
 *
 * <p>Decision 127.
 */
final class Namespace {
    /** Families whose first part is an id that the statement chooses freely. */
    private static final List<Family> OF_CHOICE =
            List.of(Family.LOT, Family.TRANSFER, Family.TRANSFORMATION, Family.CREDIT, Family.PAYMENT);

    private Namespace() {}

    static Checked<Holds> respectedBy(List<StateChange> changes, Act act, LedgerState ledger) {
        return changes.stream()
                .map(StateChange::key)
                .filter(key -> OF_CHOICE.contains(key.family()) && !ledger.has(key))
                .map(key -> isItsOwn(key.parts().getFirst(), act, ledger))
                .filter(Checked.Denied.class::isInstance)
                .findFirst()
                .orElseGet(Checked::holds);
    }

    private static Checked<Holds> isItsOwn(String id, Act act, LedgerState ledger) {
        return givenBy(id, act, ledger).at(memberOf(act.statement().body(), id).orElse(""));
    }

    private static Checked<Holds> givenBy(String id, Act act, LedgerState ledger) {
        for (int hyphen = id.indexOf('-');
                hyphen > 0 && hyphen <= PartyId.LONGEST;
                hyphen = id.indexOf('-', hyphen + 1)) {
            String owner = id.substring(0, hyphen);
            if (!speaks(owner, act) && Party.find(ledger, new PartyId(owner)).isPresent()) {
                return Checked.refuse(
                        Rule.I71,
                        Message.ID_OF_ANOTHER_PARTY.with("id", Argument.id(id)).and("owner", Argument.id(owner)));
            }
        }
        return Checked.holds();
    }

    /** It acts, or signs along. */
    private static boolean speaks(String party, Act act) {
        return act.statement().actor().equals(party) || !act.signersOf(party).isEmpty();
    }

    /** Where the body names it. */
    private static Optional<String> memberOf(Json value, String id) {
        return switch (value) {
            case Json.Obj object ->
                object.members().entrySet().stream()
                        .flatMap(member -> memberOf(member.getValue(), id)
                                .map(path -> path.isEmpty() || path.startsWith("[")
                                        ? member.getKey() + path
                                        : member.getKey() + "." + path)
                                .stream())
                        .findFirst();
            case Json.Arr array -> inside(array, id);
            case Json.Str text -> text.text().equals(id) ? Optional.of("") : Optional.empty();
            case Json.Num number -> Optional.empty();
            case Json.Bool bool -> Optional.empty();
            case Json.Null nothing -> Optional.empty();
        };
    }

    private static Optional<String> inside(Json.Arr array, String id) {
        for (int i = 0; i < array.items().size(); i++) {
            Optional<String> path = memberOf(array.items().get(i), id);
            if (path.isPresent()) {
                String rest = path.get();
                return Optional.of("[" + i + "]" + (rest.isEmpty() || rest.startsWith("[") ? rest : "." + rest));
            }
        }
        return Optional.empty();
    }
}
