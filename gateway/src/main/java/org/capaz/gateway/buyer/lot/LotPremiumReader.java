// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capaz.gateway.buyer.lot.LotPremium.Announced;
import org.capaz.gateway.buyer.lot.LotPremium.Answered;
import org.capaz.gateway.buyer.lot.LotPremium.Arrival;
import org.capaz.gateway.buyer.lot.LotPremium.Owed;
import org.capaz.gateway.buyer.lot.LotPremium.PlanUse;
import org.capaz.gateway.projection.DerivedPremiums;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.payment.Answer;
import org.capaz.ledger.payment.Caution;
import org.capaz.ledger.payment.ObligationBalance;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.statement.OfficerSignature;

/** Reads the premium of a lot from the projection, with the states that the contract's own code derives. */
final class LotPremiumReader {
    /** No answer of the producer counts for these; a payment that the bank returned has left its answer behind. */
    private static final Set<Payment.State> NOT_ANSWERED =
            EnumSet.of(Payment.State.DECLARED, Payment.State.UNCONFIRMED, Payment.State.REVERSED);

    private final ProjectedLedgerState ledger;

    private LotPremiumReader(ProjectedLedgerState ledger) {
        this.ledger = ledger;
    }

    /** Nothing when nothing is owed on the lot. */
    static Optional<LotPremium> read(LotId lot, ProjectedLedgerState ledger) {
        List<Fields> obligations = obligations(lot, ledger);
        if (obligations.isEmpty()) {
            return Optional.empty();
        }
        var reader = new LotPremiumReader(ledger);
        return Optional.of(new LotPremium(
                obligations.stream().map(reader::owed).toList(),
                obligations.stream()
                        .flatMap(obligation -> reader.unconfirmed(obligation).stream())
                        .toList(),
                obligations.stream()
                        .flatMap(obligation -> reader.answered(obligation).stream())
                        .toList(),
                obligations.stream()
                        .flatMap(obligation -> reader.arrivals(obligation).stream())
                        .distinct()
                        .toList(),
                reader.used(obligations)));
    }

    /** What is owed on the lot, without what was answered. */
    static List<Owed> owed(LotId lot, ProjectedLedgerState ledger) {
        var reader = new LotPremiumReader(ledger);
        return obligations(lot, ledger).stream().map(reader::owed).toList();
    }

    private static List<Fields> obligations(LotId lot, ProjectedLedgerState ledger) {
        return DerivedPremiums.owedOn(lot, ledger).stream()
                .map(fact -> Fields.of(DerivedPremiums.obligation(fact, ledger)))
                .toList();
    }

    private Owed owed(Fields obligation) {
        return new Owed(
                name(obligation, "beneficiary"),
                obligation.text("scheme"),
                obligation.text("currency"),
                obligation.integer("minor"),
                obligation.parsed("stage", Codes.of(Obligation.Stage.class)),
                obligation.parsed("state", Codes.of(ObligationBalance.State.class)),
                obligation.bool("overdue"),
                obligation.integer("announcedMinor"),
                obligation.integer("confirmedMinor"),
                obligation.integer("arrivedMinor"),
                denied(obligation));
    }

    private long denied(Fields obligation) {
        return paid(obligation).stream()
                .map(part -> Fields.of(part.object()))
                .filter(part -> state(part.parsed("payment", Code::new)) == Payment.State.DISPUTED)
                .mapToLong(part -> part.integer("minor"))
                .reduce(0, Math::addExact);
    }

    private List<Announced> unconfirmed(Fields obligation) {
        return paid(obligation).stream()
                .map(part -> Fields.of(part.object()))
                .map(part -> new Announced(
                        name(obligation, "beneficiary"),
                        obligation.text("currency"),
                        part.integer("minor"),
                        state(part.parsed("payment", Code::new))))
                .filter(announced -> NOT_ANSWERED.contains(announced.state()))
                .toList();
    }

    private List<Arrival> arrivals(Fields obligation) {
        return paid(obligation).stream()
                .map(part -> Fields.of(part.object()).parsed("payment", Code::new))
                .flatMap(payment -> DerivedPremiums.arrived(payment, ledger).stream()
                        .map(answer -> new Arrival(
                                name(obligation, "beneficiary"),
                                payment.value(),
                                answer.received(),
                                answer.deductions())))
                .toList();
    }

    private List<Answered> answered(Fields obligation) {
        return paid(obligation).stream()
                .map(part -> Fields.of(part.object()))
                .flatMap(part -> receipt(part.parsed("payment", Code::new)).stream()
                        .map(receipt -> answered(obligation, part, receipt)))
                .filter(answered -> answered.state() != Payment.State.REVERSED)
                .toList();
    }

    private Answered answered(Fields obligation, Fields part, Fields receipt) {
        return new Answered(
                name(obligation, "beneficiary"),
                obligation.text("currency"),
                part.integer("minor"),
                state(part.parsed("payment", Code::new)),
                denial(receipt),
                Instant.ofEpochSecond(receipt.integer("confirmedAt")),
                receipt.objects("confirmedBy", LotPremiumReader::method).stream()
                        .distinct()
                        .sorted()
                        .toList(),
                receipt.has("cautions") ? receipt.texts("cautions", Codes.of(Caution.class)) : List.of());
    }

    /** What arrived has an amount, what was denied a reason. */
    private static Optional<Answer.Denied.Reason> denial(Fields receipt) {
        return receipt.has("received")
                ? Optional.empty()
                : Optional.of(receipt.parsed("answer", Codes.of(Answer.Denied.Reason.class)));
    }

    private static OfficerSignature.Method method(Fields confirmer) {
        confirmer.text("officer"); // known, and not shown
        return confirmer.parsed("method", Codes.of(OfficerSignature.Method.class));
    }

    /** The answer that counts: the latest correction, or else the first answer. */
    private Optional<Fields> receipt(Code payment) {
        List<Fact> corrections = ledger.facts(LedgerKeys.corrections(payment));
        return corrections.isEmpty()
                ? ledger.fact(LedgerKeys.receipt(payment)).map(fact -> Fields.of(fact.object()))
                : Optional.of(Fields.of(corrections.getLast().object()));
    }

    private List<Fact> paid(Fields obligation) {
        return ledger.facts(LedgerKeys.paidOn(
                obligation.parsed("lot", Code::new),
                obligation.parsed("scheme", Code::new),
                obligation.parsed("beneficiary", PartyId::new),
                obligation.parsed("payer", PartyId::new)));
    }

    private List<PlanUse> used(List<Fields> obligations) {
        return obligations.stream()
                .flatMap(obligation -> paid(obligation).stream())
                .map(part -> Fields.of(part.object()).parsed("payment", Code::new))
                .flatMap(payment -> ledger.find(LedgerKeys.fund(payment)).stream())
                .map(fund -> LedgerKeys.plan(fund.parsed("amp", PartyId::new), fund.parsed("plan", Code::new)))
                .distinct()
                .map(plan -> used(ledger.fact(plan).orElseThrow()))
                .toList();
    }

    private PlanUse used(Fact plan) {
        Fields fields = Fields.of(DerivedPremiums.plan(plan, ledger));
        return new PlanUse(
                name(fields, "amp"),
                fields.text("plan"),
                fields.text("currency"),
                fields.integer("receivedMinor"),
                fields.integer("usedMinor"),
                fields.integer("verifiedMinor"));
    }

    private Payment.State state(Code payment) {
        Fact fact = ledger.fact(LedgerKeys.payment(payment)).orElseThrow();
        return Fields.of(DerivedPremiums.payment(fact, ledger)).parsed("state", Codes.of(Payment.State.class));
    }

    private String name(Fields record, String member) {
        return LotPageReader.partyName(record.parsed(member, PartyId::new), ledger);
    }
}
