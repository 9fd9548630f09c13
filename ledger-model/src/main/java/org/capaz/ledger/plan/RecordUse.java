package org.capaz.ledger.plan;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer spent premium money on a line of an approved plan. */
public record RecordUse(
        Code plan,
        Code use,
        Code line,
        Money amount,
        String invoice,
        Code supplierKind,
        Day spentOn,
        List<String> evidence)
        implements Command {

    public static RecordUse parse(Statement statement, Fields body) {
        String currency = body.parsed("currency", Money::requireCurrency);
        List<String> evidence = body.texts("evidence", Digest::requireHex);
        if (evidence.size() > Use.MOST_EVIDENCE) {
            throw body.unfit("evidence", "expected at most " + Use.MOST_EVIDENCE + " hashes");
        }
        return new RecordUse(
                body.parsed("plan", Code::new),
                body.parsed("use", Code::new),
                body.parsed("line", Code::new),
                body.quantity("minor", minor -> new Money(Use.atLeastOne(minor), currency)),
                body.parsed("invoice", Digest::requireHex),
                body.parsed("supplierKind", Code::new),
                body.parsed("spentOn", Day::parse),
                evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        at("plan", () -> Plan.standsAt(Plan.Stage.APPROVED, plan, act, ledger)),
                        at(
                                "use",
                                () -> require(
                                        Rule.I3,
                                        Use.find(ledger, act.party(), plan, use).isEmpty(),
                                        () -> "use " + use + " of plan " + plan + " is recorded already")),
                        at("invoice", () -> invoiceUsedOnce(ledger)),
                        at(
                                "spentOn",
                                () -> require(
                                        Rule.I5,
                                        !spentOn.isAfter(act.eventDay()),
                                        () -> "the use of " + spentOn + " lies ahead")),
                        at("spentOn", () -> afterTheApproval(act, ledger)),
                        () -> withinTheLine(act, ledger),
                        at("minor", () -> withinTheReceipts(act, ledger)))
                .then(() -> events(act));
    }

    private Optional<Refused> invoiceUsedOnce(LedgerState ledger) {
        return ledger.find(LedgerKeys.invoice(invoice))
                .flatMap(other -> Decision.refuse(
                        Rule.I42,
                        "the invoice is that of use " + other.text("use") + " of plan " + other.text("plan") + " of "
                                + other.text("amp")));
    }

    /** I42: what was bought before the assembly had a plan was not bought by it. */
    private Optional<Refused> afterTheApproval(Act act, LedgerState ledger) {
        Day approvedOn = Plan.find(ledger, act.party(), plan).orElseThrow().approvedOn();
        return require(
                Rule.I42,
                !spentOn.isBefore(approvedOn),
                () -> "the use of " + spentOn + " is earlier than the assembly of " + approvedOn
                        + " that approved plan " + plan);
    }

    private Optional<Refused> withinTheLine(Act act, LedgerState ledger) {
        Plan known = Plan.find(ledger, act.party(), plan).orElseThrow();
        Optional<Plan.Line> cited = known.line(line);
        if (cited.isEmpty() || !known.currency().equals(amount.currency())) {
            return at(
                    cited.isEmpty() ? "line" : "currency",
                    Decision.refuse(
                            Rule.I42,
                            "plan " + plan + " of " + act.party() + " has no line " + line + " in "
                                    + amount.currency()));
        }
        long spent = Use.of(act.party(), plan, ledger).stream()
                .filter(other -> other.line().equals(line))
                .mapToLong(Use::minor)
                .reduce(amount.minor(), Math::addExact);
        return at(
                "minor",
                require(
                        Rule.I42,
                        spent <= cited.get().budget(),
                        () -> new Money(spent, amount.currency()) + " would be spent on line " + line + " of "
                                + new Money(cited.get().budget(), amount.currency())));
    }

    private Optional<Refused> withinTheReceipts(Act act, LedgerState ledger) {
        long received = Plan.find(ledger, act.party(), plan).orElseThrow().received(ledger);
        long spent =
                Use.of(act.party(), plan, ledger).stream().mapToLong(Use::minor).reduce(amount.minor(), Math::addExact);
        return require(
                Rule.I42,
                spent <= received,
                () -> new Money(spent, amount.currency()) + " would be spent under plan " + plan + ", "
                        + new Money(received, amount.currency()) + " are confirmed as received for it");
    }

    private List<StateChange> events(Act act) {
        Json.Obj names = Json.object()
                .with("amp", act.party().value())
                .with("plan", plan.value())
                .with("use", use.value());
        Use.State state = evidence.isEmpty() ? Use.State.SPENT : Use.State.EVIDENCED;
        return List.of(
                new StateChange(
                        "UseRecorded",
                        LedgerKeys.use(act.party(), plan, use),
                        names.with("line", line.value())
                                .with("minor", amount.minor())
                                .with("currency", amount.currency())
                                .with("invoice", invoice)
                                .with("supplierKind", supplierKind.value())
                                .with("spentOn", spentOn.toString())
                                .with("evidence", Json.texts(evidence))
                                .with("state", state.name())
                                .with("recordedAt", act.eventAt().getEpochSecond())),
                new StateChange("InvoiceUsed", LedgerKeys.invoice(invoice), names));
    }
}
