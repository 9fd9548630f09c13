package org.capaz.ledger.payment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.ExchangeRate;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/** What a payee says of a payment that was announced to it. */
sealed interface Answer {

    /** Where the payment stands after this answer. */
    Payment.State about(Payment payment, ReferenceValues values);

    /** What rule I40 has against it, of the answer's own members. */
    Optional<Refused> unfit(Payment payment, Act act, ReferenceValues values);

    /** The record with what the payee said. */
    Json.Obj on(Json.Obj record);

    /** It arrived: how much, in which currency, and what somebody on the way kept. */
    record Arrived(
            Money received,
            ExchangeRate rate,
            Optional<RateSource> source,
            List<Deduction> deductions,
            Day valueDate,
            String statement)
            implements Answer {

        /** Who published the exchange rate, and for which day. */
        record RateSource(Code name, Day day) {}

        static Arrived read(Fields fields) {
            Fields received = fields.object("received");
            Money amount = PremiumScheme.money(received);
            received.end();
            return new Arrived(
                    amount,
                    fields.parsed("rate", ExchangeRate::parse),
                    source(fields),
                    Deduction.read(fields, amount.currency()),
                    fields.parsed("valueDate", Day::parse),
                    fields.parsed("statement", Digest::requireHex));
        }

        private static Optional<RateSource> source(Fields fields) {
            Optional<Code> name = fields.optionalParsed("rateSource", Code::new);
            Optional<Day> day = fields.optionalParsed("rateDay", Day::parse);
            if (name.isPresent() != day.isPresent()) {
                throw fields.unfit(name.isPresent() ? "rateDay" : "rateSource", "a rate has both a source and a day");
            }
            return name.map(known -> new RateSource(known, day.orElseThrow()));
        }

        /** I43: what is missing beyond tolerance and is nobody's stated deduction makes the payment short. */
        @Override
        public Payment.State about(Payment payment, ReferenceValues values) {
            Money expected = expected(payment);
            long missing = expected.minor() - accounted().minor();
            boolean complete = missing <= 0
                    || values.basisPoints(ReferenceValue.PREMIUM_TOLERANCE).allows(missing, expected.minor());
            return complete ? Payment.State.CONFIRMED : Payment.State.SHORT;
        }

        Money expected(Payment payment) {
            return payment.amount().at(rate, received.currency());
        }

        private Money accounted() {
            return deductions.stream().map(Deduction::amount).reduce(received, Money::plus);
        }

        /** What is accounted for, in the sent currency: rounded down, and never more than was sent. */
        long accountedOf(Payment payment) {
            BigDecimal sent = BigDecimal.valueOf(accounted().minor()).divide(rate.value(), 0, RoundingMode.DOWN);
            return sent.min(BigDecimal.valueOf(payment.amount().minor())).longValueExact();
        }

        @Override
        public Optional<Refused> unfit(Payment payment, Act act, ReferenceValues values) {
            return at("received.minor", somethingArrived(payment))
                    .or(() -> at("valueDate", datesFit(payment, act)))
                    .or(() -> at("rate", isOneWithinACurrency(payment)))
                    .or(() -> at("rateSource", isStatedForAnExchange(payment)))
                    .or(() -> at("rateDay", wasKnown(payment)))
                    .or(() -> at("rate", fits(payment)))
                    .or(() -> at("rate", somethingWasExpected(payment)))
                    .or(() -> noMoreThanWasSent(payment, values));
        }

        private Optional<Refused> somethingArrived(Payment payment) {
            return require(
                    Rule.I40,
                    received.minor() > 0,
                    () -> "where nothing arrived of payment " + payment.id() + ", that is denied and not confirmed");
        }

        private Optional<Refused> somethingWasExpected(Payment payment) {
            return require(
                    Rule.I40,
                    expected(payment).minor() > 0,
                    () -> payment.amount() + " at a rate of " + rate + " is nothing; the rate cannot be right");
        }

        /** Otherwise a plan could spend money that never came (I42). Bank rates are rounded, so both ways have the same room. */
        private Optional<Refused> noMoreThanWasSent(Payment payment, ReferenceValues values) {
            Money expected = expected(payment);
            long beyond = accounted().minor() - expected.minor();
            String tooMuch = received.minor() > expected.minor() ? "received.minor" : "deductions";
            return at(
                    tooMuch,
                    require(
                            Rule.I40,
                            beyond <= 0
                                    || values.basisPoints(ReferenceValue.PREMIUM_TOLERANCE)
                                            .allows(beyond, expected.minor()),
                            () -> accounted() + " are stated to have come or been kept of payment " + payment.id()
                                    + ", " + expected
                                    + " were sent; a payer who sent more takes it back and announces it anew"));
        }

        private Optional<Refused> datesFit(Payment payment, Act act) {
            boolean fits = !valueDate.isBefore(payment.sentOn()) && !valueDate.isAfter(act.eventDay());
            return require(
                    Rule.I40,
                    fits,
                    () -> "value date " + valueDate + " must be from " + payment.sentOn() + " to " + act.eventDay());
        }

        private Optional<Refused> isOneWithinACurrency(Payment payment) {
            return require(
                    Rule.I40,
                    exchanges(payment) || rate.isOne(),
                    () -> "the rate within " + received.currency() + " is 1.000000, not " + rate);
        }

        private Optional<Refused> isStatedForAnExchange(Payment payment) {
            return require(
                    Rule.I40,
                    !exchanges(payment) || source.isPresent(),
                    () -> "a rate from " + payment.amount().currency() + " to " + received.currency()
                            + " needs its source and day");
        }

        private Optional<Refused> wasKnown(Payment payment) {
            return source.filter(known -> exchanges(payment) && known.day().isAfter(valueDate))
                    .flatMap(known -> Decision.refuse(
                            Rule.I40, "the rate of " + known.day() + " was not known on the value date " + valueDate));
        }

        private Optional<Refused> fits(Payment payment) {
            return require(
                    Rule.I40,
                    payment.amount().fitsAt(rate),
                    () -> payment.amount() + " at a rate of " + rate + " is more than any account holds");
        }

        private boolean exchanges(Payment payment) {
            return !received.currency().equals(payment.amount().currency());
        }

        @Override
        public Json.Obj on(Json.Obj record) {
            Json.Obj arrived = record.with("answer", "ARRIVED")
                    .with("received", PremiumScheme.json(received))
                    .with("rate", rate.toString())
                    .with("deductions", Deduction.json(deductions))
                    .with("valueDate", valueDate.toString())
                    .with("statement", statement);
            return source.map(known -> arrived.with("rateSource", known.name().value())
                            .with("rateDay", known.day().toString()))
                    .orElse(arrived);
        }
    }

    /** No such money on the account, or money that is not the payee's. */
    record Denied(Reason reason, String statement) implements Answer {
        /** What the payee has against the announcement. */
        enum Reason {
            NOT_ARRIVED,
            NOT_OURS
        }

        static Denied read(Fields fields) {
            return new Denied(
                    fields.parsed("answer", Codes.of(Reason.class)), fields.parsed("statement", Digest::requireHex));
        }

        @Override
        public Payment.State about(Payment payment, ReferenceValues values) {
            return Payment.State.DISPUTED;
        }

        @Override
        public Optional<Refused> unfit(Payment payment, Act act, ReferenceValues values) {
            return Optional.empty();
        }

        @Override
        public Json.Obj on(Json.Obj record) {
            return record.with("answer", reason.name()).with("statement", statement);
        }
    }
}
