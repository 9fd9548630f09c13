// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.capaz.gateway.cooperative.payment.PaymentQuestion.Claim;
import org.capaz.gateway.cooperative.payment.PaymentQuestion.Expected;
import org.capaz.gateway.cooperative.payment.PaymentQuestion.Part;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.Sight;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.payment.PublishedRate;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Organisation;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.status.CertificateStatus;

/** Reads from the projection which payments were announced to a party, and what it answered. */
@Singleton
final class PaymentQuestions {
    /** How a receipt names the members' own published rate. */
    static final Code MEMBERS = new Code("MEMBERS");

    /** The currency of the accounts of Colombian producers. */
    static final String PESO = "COP";

    private static final int MOST = 500;

    private final LedgerStateReader ledgerStates;

    PaymentQuestions(LedgerStateReader ledgerStates) {
        this.ledgerStates = ledgerStates;
    }

    /** The newest first. */
    List<PaymentQuestion> of(PartyId payee) {
        ProjectedLedgerState ledger = ledgerStates.latest();
        return ledger
                .page(
                        Family.PAYMENT,
                        new TreeMap<>(Map.of("beneficiary", payee.value())),
                        Sight.of(payee.value()),
                        "",
                        MOST)
                .stream()
                .map(fact -> question(fact, ledger))
                .sorted(Comparator.comparing(
                                (PaymentQuestion question) -> question.payment().announcedAt())
                        .reversed())
                .toList();
    }

    /** The limits by which an answer will read as complete, short or doubtful, so that people are told before they sign. */
    Json.Obj limits() {
        ProjectedLedgerState ledger = ledgerStates.latest();
        ReferenceValues values = ReferenceValues.on(Day.of(ledger.time()), ledger);
        return Json.object()
                .with("toleranceBp", values.getOrLeast(ReferenceValue.PREMIUM_TOLERANCE))
                .with("deductionBp", values.getOrLeast(ReferenceValue.PREMIUM_DEDUCTION))
                .with("rateBp", values.getOrLeast(ReferenceValue.PREMIUM_RATE));
    }

    String name(PartyId party) {
        return name(party, ledgerStates.latest());
    }

    /** What people call the organisation whose office this is. */
    String office(MspId organisation) {
        return Organisation.find(ledgerStates.latest(), organisation)
                .map(Organisation::name)
                .orElse(organisation.value());
    }

    private PaymentQuestion question(Fact fact, ProjectedLedgerState ledger) {
        Payment payment = Payment.read(Fields.of(fact.object()));
        Fields fields = Fields.of(fact.object());
        ReferenceValues values = ReferenceValues.on(Day.of(ledger.time()), ledger);
        return new PaymentQuestion(
                payment,
                name(payment.payer(), ledger),
                fields.parsed("bankReference", Code::new),
                fields.objects("for", part -> part(part, payment, ledger)),
                expected(payment, values, ledger),
                payment.state(ledger.time(), ledger),
                Day.of(payment.announcedAt()).plusDays(values.get(ReferenceValue.PREMIUM_ANSWER)),
                receipts(payment.id(), ledger));
    }

    private static Part part(Fields part, Payment payment, ProjectedLedgerState ledger) {
        Obligation.Ref ref = Obligation.Ref.read(part);
        Money amount = new Money(part.integer("minor"), payment.amount().currency());
        return new Part(
                ref.subject(),
                amount,
                Obligation.find(ledger, ref, payment.payer())
                        .map(owed -> new Claim(
                                owed.fine(),
                                PremiumScheme.of(ref.scheme(), owed.version(), ledger)
                                        .rate()
                                        .perKilogram(),
                                owed.amount(),
                                page(ref, ledger))));
    }

    private static Optional<String> page(Obligation.Ref ref, ProjectedLedgerState ledger) {
        return ref.base() == PremiumScheme.Base.PHYSICAL
                ? CertificateStatus.liveFor(new LotId(ref.subject().value()), ledger)
                        .map(CertificateId::shortId)
                : Optional.empty();
    }

    private static Optional<Expected> expected(Payment payment, ReferenceValues values, ProjectedLedgerState ledger) {
        String sent = payment.amount().currency();
        return PublishedRate.between(sent, PESO, values)
                .map(PublishedRate::rate)
                .filter(rate -> payment.amount().fitsAt(rate, PESO))
                .map(rate -> new Expected(payment.amount().at(rate, PESO), rate, MEMBERS, since(sent, ledger)));
    }

    /** The day from which the rate that is in effect now has been so. */
    private static Day since(String currency, ProjectedLedgerState ledger) {
        String wanted = "rate.copPer" + currency;
        Optional<String> key = Stream.of(ReferenceValue.values())
                .map(ReferenceValue::key)
                .filter(wanted::equalsIgnoreCase)
                .findFirst();
        return ledger.list(LedgerKeys.referenceValues()).stream()
                .map(Fields::of)
                .filter(published -> key.filter(published.object("values")::has).isPresent())
                .map(published -> published.parsed("effectiveFrom", Day::parse))
                .filter(day -> !day.isAfter(Day.of(ledger.time())))
                .reduce((earlier, later) -> later)
                .orElse(Day.of(ledger.time()));
    }

    /** What was answered, and how people signed, without who they are. */
    private static List<Json.Obj> receipts(Code payment, ProjectedLedgerState ledger) {
        return Stream.concat(
                        ledger.fact(LedgerKeys.receipt(payment)).stream(),
                        ledger.facts(LedgerKeys.corrections(payment)).stream())
                .map(Fact::object)
                .map(receipt -> receipt.without("confirmedBy").with("methods", Json.texts(methods(receipt))))
                .toList();
    }

    private static List<String> methods(Json.Obj receipt) {
        return Fields.of(receipt).objects("confirmedBy", signer -> {
            signer.text("officer");
            return signer.text("method");
        });
    }

    private static String name(PartyId party, ProjectedLedgerState ledger) {
        return Party.find(ledger, party).map(Party::name).orElse(party.value());
    }
}
