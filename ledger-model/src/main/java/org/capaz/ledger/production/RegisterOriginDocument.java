// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.List;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.NormalForm;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.producer.LegalBasis;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A producer registers an origin document, once, before lots cite it (I13): one of its own, or one of an authority that stands
 * behind its right to mine. Nobody registers in the name of another producer. Where two producers register the same number of an
 * authority, neither keeps the other from it; the later one is put before a person (I71).
 *
 * <p>Decision 127.
 */
public record RegisterOriginDocument(OriginDocument document) implements Command {

    public static RegisterOriginDocument parse(Statement statement, Fields body) {
        return new RegisterOriginDocument(OriginDocument.read(body));
    }

    @Override
    public Json.Obj body() {
        return document.json();
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return issuedByIt(act, ledger)
                .at("issuer")
                .and(ok -> notRegistered(act, ledger).at("number"))
                .and(ok -> datedBefore(act.eventDay()).at("date"))
                .and(ok -> ofItsPlace(act, ledger).at("municipality"))
                .decide(ok -> changes(act, ledger));
    }

    private Checked<Holds> issuedByIt(Act act, LedgerState ledger) {
        return Checked.require(
                Rule.I71,
                document.issuer().value().equals(act.party().value()) || isAnAuthorityOf(act.party(), ledger),
                () -> Message.ORIGIN_DOCUMENT_ISSUER_FOREIGN
                        .with("issuer", document.issuer())
                        .and("amp", act.party()));
    }

    private boolean isAnAuthorityOf(PartyId amp, LedgerState ledger) {
        String issuer = NormalForm.of(document.issuer().value());
        return !isAParty(ledger)
                && LegalBasis.of(amp, ledger).stream()
                        .anyMatch(basis ->
                                NormalForm.of(basis.authority().value()).equals(issuer));
    }

    private boolean isAParty(LedgerState ledger) {
        String issuer = document.issuer().value();
        return issuer.length() <= PartyId.LONGEST
                && Party.find(ledger, new PartyId(issuer)).isPresent();
    }

    private Checked<Holds> notRegistered(Act act, LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I13,
                LedgerKeys.origin(document.issuer(), document.number(), act.party()),
                ledger,
                () -> Message.ORIGIN_DOCUMENT_EXISTS
                        .with("number", document.number())
                        .and("issuer", document.issuer()));
    }

    private Checked<Holds> datedBefore(Day registeredOn) {
        return Checked.require(
                Rule.I5,
                !document.date().isAfter(registeredOn),
                () -> Message.ORIGIN_DOCUMENT_AFTER_DAY
                        .with("number", document.number())
                        .and("issuer", document.issuer())
                        .and("date", document.date())
                        .and("day", registeredOn));
    }

    private Checked<Holds> ofItsPlace(Act act, LedgerState ledger) {
        return document.municipality()
                .map(place -> Amp.required(Rule.I72, act.party(), ledger).then(amp -> isThere(place, amp)))
                .orElseGet(Checked::holds);
    }

    private Checked<Holds> isThere(PlaceCode place, Amp amp) {
        return Checked.require(
                Rule.I72,
                place.equals(amp.municipality()),
                () -> Message.ORIGIN_DOCUMENT_PLACE_FOREIGN
                        .with("number", document.number())
                        .and("amp", amp.party())
                        .and("place", amp.municipality()));
    }

    private List<StateChange> changes(Act act, LedgerState ledger) {
        LedgerKey number = LedgerKeys.origins(document.issuer(), document.number());
        boolean claimedBefore = !ledger.list(number).isEmpty();
        act.requireRoom(number, ledger);
        StateChange registered = document.registeredBy(act.party(), claimedBefore);
        return claimedBefore
                ? List.of(
                        registered,
                        new Flag(registered.key(), Flag.Kind.RED_FLAG, Rule.I71, new Code("NUMBER-OF-ANOTHER"))
                                .raised(act))
                : List.of(registered);
    }
}
