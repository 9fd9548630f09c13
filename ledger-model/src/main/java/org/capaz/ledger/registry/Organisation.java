package org.capaz.ledger.registry;

import static org.capaz.ledger.rule.Decision.require;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Signer;

/** A member of the consortium, by its MSP. */
public record Organisation(MspId msp, String name, Instant foundedAt) {

    public static Optional<Organisation> find(LedgerState ledger, MspId msp) {
        return ledger.find(LedgerKeys.organisation(msp))
                .map(fields ->
                        new Organisation(msp, fields.text("name"), Instant.ofEpochSecond(fields.integer("foundedAt"))));
    }

    /** All members founded so far, in the order of their MSP ids. */
    public static List<MspId> all(LedgerState ledger) {
        return ledger.list(LedgerKeys.organisations()).stream()
                .map(record -> new MspId(((Json.Str) record.get("msp")).text()))
                .toList();
    }

    /** I1: what the whole network stands by is signed by registrars of more than half of its members. */
    public static Optional<Refused> agreedByMajority(Act act, LedgerState ledger) {
        List<MspId> founded = all(ledger);
        Set<String> agreeing = new TreeSet<>();
        act.signers().stream()
                .filter(Signer::ofOrganisation)
                .map(Signer::msp)
                .filter(founded::contains)
                .forEach(msp -> agreeing.add(msp.value()));
        return require(
                Rule.I1,
                agreeing.size() * 2 > founded.size(),
                () -> "registrars of " + agreeing + " have signed; more than half of " + founded + " must agree");
    }

    public StateChange founded() {
        return new StateChange(
                "OrganisationFounded",
                LedgerKeys.organisation(msp),
                Json.object()
                        .with("msp", msp.value())
                        .with("name", name)
                        .with("foundedAt", foundedAt.getEpochSecond()));
    }
}
