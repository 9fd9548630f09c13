// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Signer;

/**
 * I71: an id that begins with a party's id and a hyphen is that party's to give, in every family in which ids are chosen by
 * whoever comes first; who names its own so cannot be kept from them by a stranger. Where the members publish {@code
 * id.ownPrefix}, ids that everybody in the network could take are given in no other form. Reads one key for each hyphen of a
 * new id.
 *
 * <p>Decisions 127 and 135.
 */
final class Namespace {
    /** Which part of such a key is an id that a statement chooses freely, where strangers choose from the same ids. */
    private record Chosen(Family family, int part) {
        static Optional<Chosen> in(LedgerKey key) {
            return ALL.stream().filter(choice -> choice.family == key.family()).findFirst();
        }

        String of(LedgerKey key) {
            return key.parts().get(part);
        }
    }

    private static final List<Chosen> ALL = List.of(
            new Chosen(Family.LOT, 0),
            new Chosen(Family.TRANSFER, 0),
            new Chosen(Family.TRANSFORMATION, 0),
            new Chosen(Family.CREDIT, 0),
            new Chosen(Family.PAYMENT, 0),
            new Chosen(Family.SCHEME, 0),
            new Chosen(Family.ASSAY, 1),
            new Chosen(Family.ASSESSMENT, 1),
            new Chosen(Family.AUTHORITY_NOTICE, 1),
            new Chosen(Family.COMMENT, 1),
            new Chosen(Family.ATTESTATION, 2));

    private Namespace() {}

    static Checked<Holds> respectedBy(List<StateChange> changes, Act act, LedgerState ledger) {
        return changes.stream()
                .map(StateChange::key)
                .filter(key -> !ledger.has(key))
                .flatMap(key -> Chosen.in(key).stream().map(choice -> isItsOwn(choice, choice.of(key), act, ledger)))
                .filter(Checked.Denied.class::isInstance)
                .findFirst()
                .orElseGet(Checked::holds);
    }

    private static Checked<Holds> isItsOwn(Chosen choice, String id, Act act, LedgerState ledger) {
        return givenBy(id, act, ledger)
                .and(ok -> givenInOwnName(choice, id, act, ledger))
                .at(memberOf(act.statement().body(), id).orElse(""));
    }

    private static Checked<Holds> givenInOwnName(Chosen choice, String id, Act act, LedgerState ledger) {
        boolean asked = choice.part() == 0
                && ReferenceValues.on(act.recordedDay(), ledger)
                        .find(ReferenceValue.ID_OWN_PREFIX)
                        .filter(value -> value == 1)
                        .isPresent();
        String own = ownNames(act)
                .filter(name -> id.startsWith(name + "-"))
                .findFirst()
                .orElse("");
        return Checked.require(
                Rule.I71,
                !asked || !own.isEmpty(),
                () -> Message.ID_WITHOUT_OWN_PREFIX
                        .with("id", Argument.id(id))
                        .and("example", Argument.id(ownNames(act).findFirst().orElse("") + "-" + id)));
    }

    /** Of who acts, and of who signs along. */
    private static Stream<String> ownNames(Act act) {
        return Stream.concat(
                act.signers().stream()
                        .filter(signer -> !signer.ofOrganisation())
                        .map(Signer::owner),
                Stream.of(act.statement().actor()));
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
        return ownNames(act).anyMatch(party::equals);
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
