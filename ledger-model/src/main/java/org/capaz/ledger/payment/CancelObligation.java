package org.capaz.ledger.payment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.premium.Claims;
import org.capaz.ledger.premium.Grams;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The scheme decides that one producer's premium is not to be paid, with a reason and its decision's hash: nothing else,
 * a suspension least of all, takes away what is owed for gold sold before.
 */
public record CancelObligation(Obligation.Ref ref, Code reason, String decision) implements Command {

    public static CancelObligation parse(Statement statement, Fields body) {
        return new CancelObligation(
                Obligation.Ref.read(body),
                body.parsed("reason", Code::new),
                body.parsed("decision", Digest::requireHex));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Obligation> found = Obligation.find(ledger, ref);
        return Decision.unless(
                        () -> require(Rule.I3, found.isPresent(), () -> "there is no obligation " + ref)
                                .map(refused -> refused.at(ref.strayMember(ledger))),
                        at("scheme", () -> byItsScheme(act.party(), ledger)),
                        at(
                                "beneficiary",
                                () -> require(
                                        Rule.I3,
                                        found.orElseThrow().stage() != Obligation.Stage.CANCELLED,
                                        () -> "obligation " + ref + " is cancelled already")),
                        at("beneficiary", () -> noMoneyOnTheWay(found.orElseThrow(), ledger)))
                .then(() -> events(found.orElseThrow(), act, ledger));
    }

    private Optional<Refused> byItsScheme(PartyId actor, LedgerState ledger) {
        PartyId publisher = PremiumScheme.publisher(ref.scheme(), ledger);
        return require(
                Rule.I1,
                publisher.equals(actor),
                () -> "scheme " + ref.scheme() + " is published by " + publisher + ", not by " + actor);
    }

    /** What is confirmed stays owed and paid; what is announced must be answered or taken back first. */
    private Optional<Refused> noMoneyOnTheWay(Obligation obligation, LedgerState ledger) {
        ObligationBalance balance = ObligationBalance.of(obligation, ledger);
        return require(
                Rule.I39,
                balance.announced() == balance.disputed(),
                () -> "payments are announced or confirmed on obligation " + ref
                        + "; they are taken back or denied first");
    }

    private List<StateChange> events(Obligation obligation, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(obligation
                .cancelledBy(Json.object()
                        .with("by", act.party().value())
                        .with("reason", reason.value())
                        .with("decision", decision)
                        .with("at", act.eventAt().getEpochSecond()))
                .event("ObligationCancelled"));
        PremiumScheme terms = PremiumScheme.of(ref.scheme(), obligation.version(), ledger);
        events.addAll(Claims.recorded(ref.subject(), terms, origins(ledger), ledger)
                .of(ref.beneficiary())
                .released()
                .events("ClaimReleased"));
        return events;
    }

    private List<LotId> origins(LedgerState ledger) {
        return switch (ref.base()) {
            case PHYSICAL ->
                Lot.find(ledger, new LotId(ref.subject().value())).orElseThrow().facts().provenance().shares().stream()
                        .map(Provenance.Share::lot)
                        .toList();
            case CREDIT ->
                Grams.read(ledger.find(LedgerKeys.credit(ref.subject())).orElseThrow()).stream()
                        .map(Grams::origin)
                        .toList();
        };
    }
}
