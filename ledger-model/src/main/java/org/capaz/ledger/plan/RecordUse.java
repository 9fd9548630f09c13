// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A producer spent premium money on a line of an approved plan (I42).
 *
 * <p>Decisions 072 and 123.
 *
 * @param invoice SHA-256 of the invoice, in lower-case hexadecimal digits; one invoice stands for one use
 * @param number the invoice's fiscal number, which is its identity when it is given (I68)
 * @param evidence at most 20 SHA-256 hashes of documents; with none the use is SPENT, otherwise EVIDENCED
 */
public record RecordUse(
        Code plan,
        Code use,
        Code line,
        Money amount,
        String invoice,
        Optional<FiscalNumber> number,
        Code supplierKind,
        Day spentOn,
        List<String> evidence)
        implements Command {

    public static RecordUse parse(Statement statement, Fields body) {
        String currency = body.parsed("currency", Money::requireCurrency);
        List<String> evidence = body.texts("evidence", Digest::requireHex);
        if (evidence.size() > Use.MOST_EVIDENCE) {
            throw body.unfit("evidence", Message.HASHES_TOO_MANY.with("n", Argument.count(Use.MOST_EVIDENCE)));
        }
        return new RecordUse(
                body.parsed("plan", Code::new),
                body.parsed("use", Code::new),
                body.parsed("line", Code::new),
                body.quantity("minor", minor -> new Money(Use.atLeastOne(minor), currency)),
                body.parsed("invoice", Digest::requireHex),
                body.optionalParsed("number", FiscalNumber::parse),
                body.parsed("supplierKind", Code::new),
                body.parsed("spentOn", Day::parse),
                evidence);
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = Json.object()
                .with("plan", plan.value())
                .with("use", use.value())
                .with("line", line.value())
                .with("minor", amount.minor())
                .with("currency", amount.currency())
                .with("invoice", invoice)
                .with("supplierKind", supplierKind.value())
                .with("spentOn", spentOn.toString())
                .with("evidence", Json.texts(evidence));
        return number.map(known -> body.with("number", known.normal())).orElse(body);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Plan.inStage(Plan.Stage.APPROVED, plan, act, ledger)
                .at("plan")
                .and(approved -> notRecordedBefore(act, ledger).at("use"))
                .and(approved -> numberUsedOnce(ledger).at("number"))
                .and(approved -> usedOnce(Rule.I42, invoice, ledger).at("invoice"))
                .and(approved -> notInFuture(act).at("spentOn"))
                .and(approved -> afterTheApproval(approved).at("spentOn"))
                .and(approved -> line(approved).then(cited -> withinTheMoney(approved, cited, ledger)))
                .decide(approved -> events(act));
    }

    private Checked<Holds> notRecordedBefore(Act act, LedgerState ledger) {
        return Checked.require(
                Rule.I3,
                Use.find(ledger, act.party(), plan, use).isEmpty(),
                () -> Message.USE_EXISTS.with("use", use).and("plan", plan));
    }

    /** I68: one invoice is one, as XML and as PDF. */
    private Checked<Holds> numberUsedOnce(LedgerState ledger) {
        return number.map(known -> usedOnce(Rule.I68, known.key(), ledger)).orElseGet(Checked::holds);
    }

    private static Checked<Holds> usedOnce(Rule rule, String key, LedgerState ledger) {
        return ledger.find(LedgerKeys.invoice(key))
                .map(other -> Checked.<Holds>refuse(
                        rule,
                        Message.INVOICE_EXISTS
                                .with("use", Argument.id(other.text("use")))
                                .and("plan", Argument.id(other.text("plan")))
                                .and("amp", Argument.id(other.text("amp")))))
                .orElseGet(Checked::holds);
    }

    private Checked<Holds> notInFuture(Act act) {
        return Checked.require(
                Rule.I5, !spentOn.isAfter(act.eventDay()), () -> Message.USE_IN_FUTURE.with("day", spentOn));
    }

    /** I42: what was bought before the assembly approved the plan was not bought under it. */
    private Checked<Holds> afterTheApproval(Plan approved) {
        Day approvedOn = approved.approvedOn();
        return Checked.require(
                Rule.I42,
                !spentOn.isBefore(approvedOn),
                () -> Message.USE_BEFORE_PLAN_APPROVAL
                        .with("day", spentOn)
                        .and("approved", approvedOn)
                        .and("plan", plan));
    }

    /** The line of the plan that the use cites, in its currency. */
    private Checked<Plan.Line> line(Plan approved) {
        Optional<Plan.Line> cited = approved.line(line);
        return Checked.present(
                        Rule.I42,
                        cited.filter(known -> approved.currency().equals(amount.currency())),
                        () -> Message.PLAN_LINE_UNKNOWN
                                .with("plan", plan)
                                .and("amp", approved.amp())
                                .and("line", line)
                                .and("currency", Argument.id(amount.currency())))
                .at(cited.isEmpty() ? "line" : "currency");
    }

    private Checked<Holds> withinTheMoney(Plan approved, Plan.Line cited, LedgerState ledger) {
        List<Use> uses = Use.of(approved.amp(), plan, ledger);
        return withinTheBudget(cited, uses)
                .and(ok -> withinTheReceipts(approved, uses, ledger))
                .at("minor");
    }

    private Checked<Holds> withinTheBudget(Plan.Line cited, List<Use> uses) {
        long spent = withThisUse(
                uses.stream().filter(other -> other.line().equals(line)).toList());
        return Checked.require(
                Rule.I42,
                spent <= cited.budget(),
                () -> Message.PLAN_LINE_OVERSPENT
                        .with("spent", new Money(spent, amount.currency()))
                        .and("line", line)
                        .and("budget", new Money(cited.budget(), amount.currency())));
    }

    private Checked<Holds> withinTheReceipts(Plan approved, List<Use> uses, LedgerState ledger) {
        long received = approved.received(ledger);
        long spent = withThisUse(uses);
        return Checked.require(
                Rule.I42,
                spent <= received,
                () -> Message.PLAN_OVERSPENT
                        .with("spent", new Money(spent, amount.currency()))
                        .and("plan", plan)
                        .and("received", new Money(received, amount.currency())));
    }

    /** What would be spent in all, in minor units of the plan's currency. */
    private long withThisUse(List<Use> others) {
        return others.stream().mapToLong(Use::minor).reduce(amount.minor(), Math::addExact);
    }

    private List<StateChange> events(Act act) {
        Json.Obj names = Json.object()
                .with("amp", act.party().value())
                .with("plan", plan.value())
                .with("use", use.value());
        Use.State state = evidence.isEmpty() ? Use.State.SPENT : Use.State.EVIDENCED;
        List<StateChange> events = new ArrayList<>();
        events.add(new StateChange(
                "UseRecorded",
                LedgerKeys.use(act.party(), plan, use),
                body().with("amp", act.party().value())
                        .with("state", state.name())
                        .with("recordedAt", act.eventAt().getEpochSecond())));
        events.add(new StateChange("InvoiceUsed", LedgerKeys.invoice(invoice), names));
        number.ifPresent(known -> events.add(new StateChange("InvoiceUsed", LedgerKeys.invoice(known.key()), names)));
        return events;
    }
}
