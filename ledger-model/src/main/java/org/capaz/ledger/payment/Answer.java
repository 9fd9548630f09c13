// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.ExchangeRate;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/** What a payee states about a payment that was announced to it. */
public sealed interface Answer {

    /** The state that this answer gives the payment. */
    Payment.State about(Payment payment, ReferenceValues values);

    /** What a person must look at although the answer is accepted (I67). */
    List<Doubt> doubts(Payment payment, ReferenceValues values);

    /** What makes a confirmation doubtful. */
    enum Doubt {
        /** Intermediaries kept more than the limit. */
        DEDUCTION,
        /** The rate is further from the published one than the limit, or none is published. */
        RATE,
        /** The rate is of a day too long before the value date. */
        OLD
    }

    /** I40: are the answer's own members right for that payment? */
    Checked<Holds> fits(Payment payment, Act act, ReferenceValues values);

    /** That object with the members of the answer, as they stand in a statement. */
    Json.Obj on(Json.Obj object);

    /** How the record names the answer. */
    String code();

    /** It arrived: how much, in which currency, and what an intermediary kept. */
    record Arrived(
            Money received,
            ExchangeRate rate,
            Optional<RateSource> source,
            List<Deduction> deductions,
            Day valueDate,
            String statement)
            implements Answer {

        /** Who published the exchange rate, and for which day. */
        public record RateSource(Code name, Day day) {}

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
                throw fields.unfit(
                        name.isPresent() ? "rateDay" : "rateSource", Message.RATE_SOURCE_OR_DAY_MISSING.sentence());
            }
            return name.flatMap(known -> day.map(published -> new RateSource(known, published)));
        }

        /** I43: a payment is short when more than the tolerance is missing and no stated deduction accounts for it. */
        @Override
        public Payment.State about(Payment payment, ReferenceValues values) {
            Money expected = expected(payment);
            long missing = expected.minor() - accounted().minor();
            boolean complete = missing <= 0
                    || values.basisPoints(ReferenceValue.PREMIUM_TOLERANCE).allows(missing, expected.minor());
            if (!complete) {
                return Payment.State.SHORT;
            }
            return doubts(payment, values).isEmpty()
                    ? Payment.State.CONFIRMED
                    : Payment.State.CONFIRMED_WITH_DEDUCTIONS;
        }

        /** What a person must look at although the sums agree (I67). */
        @Override
        public List<Doubt> doubts(Payment payment, ReferenceValues values) {
            List<Doubt> doubts = new ArrayList<>();
            Money expected = expected(payment);
            if (!values.basisPoints(ReferenceValue.PREMIUM_DEDUCTION).allows(kept().minor(), expected.minor())) {
                doubts.add(Doubt.DEDUCTION);
            }
            if (exchanges(payment)) {
                if (!rateIsNearThePublished(payment, values)) {
                    doubts.add(Doubt.RATE);
                }
                long days = values.get(ReferenceValue.PREMIUM_RATE_AGE);
                if (source.filter(known -> known.day().isBefore(valueDate.plusDays(-days)))
                        .isPresent()) {
                    doubts.add(Doubt.OLD);
                }
            }
            return doubts;
        }

        /** A currency without a published rate cannot be compared, so a person looks at it. */
        private boolean rateIsNearThePublished(Payment payment, ReferenceValues values) {
            return PublishedRate.between(payment.amount().currency(), received.currency(), values)
                    .filter(published -> published.admits(rate, values))
                    .isPresent();
        }

        Money expected(Payment payment) {
            return payment.amount().at(rate, received.currency());
        }

        /** What a reader of the payment is shown: the amount that came, and each deduction. */
        public Json.Obj shownOn(Json.Obj object) {
            return object.with("arrived", PremiumScheme.json(received)).with("deductions", Deduction.json(deductions));
        }

        private Money accounted() {
            return received.plus(kept());
        }

        private Money kept() {
            return deductions.stream().map(Deduction::amount).reduce(new Money(0, received.currency()), Money::plus);
        }

        /** What is accounted for, in minor units of the sent currency: rounded down, and never more than was sent. */
        long accountedOf(Payment payment) {
            return sent(accounted(), payment);
        }

        /** What arrived of it. */
        long arrivedOf(Payment payment) {
            return sent(received, payment);
        }

        private long sent(Money here, Payment payment) {
            Money sent = payment.amount();
            return here.minor() >= expected(payment).minor()
                    ? sent.minor()
                    : here.before(rate, sent.currency())
                            .min(BigDecimal.valueOf(sent.minor()))
                            .longValueExact();
        }

        @Override
        public Checked<Holds> fits(Payment payment, Act act, ReferenceValues values) {
            return somethingArrived(payment)
                    .at("received.minor")
                    .and(ok -> datesFit(payment, act).at("valueDate"))
                    .and(ok -> isOneWithinACurrency(payment).at("rate"))
                    .and(ok -> isStatedForAnExchange(payment).at("rateSource"))
                    .and(ok -> wasKnown(payment).at("rateDay"))
                    .and(ok -> convertible(payment).at("rate"))
                    .and(ok -> somethingWasExpected(payment).at("rate"))
                    .and(ok -> noMoreThanWasSent(payment, values));
        }

        private Checked<Holds> somethingArrived(Payment payment) {
            return Checked.require(
                    Rule.I40,
                    received.minor() > 0,
                    () -> Message.NOTHING_ARRIVED_NOT_DENIED.with("payment", payment.id()));
        }

        private Checked<Holds> somethingWasExpected(Payment payment) {
            return Checked.require(
                    Rule.I40,
                    expected(payment).minor() > 0,
                    () -> Message.CONVERTED_AMOUNT_ZERO
                            .with("amount", payment.amount())
                            .and("rate", rate));
        }

        /**
         * Otherwise a plan could spend money that never came (I42). Bank rates are rounded, so the same tolerance holds
         * above the expected amount as below it.
         */
        private Checked<Holds> noMoreThanWasSent(Payment payment, ReferenceValues values) {
            Money expected = expected(payment);
            long beyond = accounted().minor() - expected.minor();
            return Checked.require(
                            Rule.I40,
                            beyond <= 0
                                    || values.basisPoints(ReferenceValue.PREMIUM_TOLERANCE)
                                            .allows(beyond, expected.minor()),
                            () -> Message.PAYMENT_OVERACCOUNTED
                                    .with("accounted", accounted())
                                    .and("payment", payment.id())
                                    .and("expected", expected))
                    .at(received.minor() > expected.minor() ? "received.minor" : "deductions");
        }

        /** West of who sent it, money may arrive on a day before. */
        private Checked<Holds> datesFit(Payment payment, Act act) {
            return Checked.require(
                    Rule.I40,
                    valueDate.within(payment.sentOn().plusDays(-1), act.latestDay()),
                    () -> Message.VALUE_DATE_OUT_OF_RANGE
                            .with("day", valueDate)
                            .and("first", payment.sentOn().plusDays(-1))
                            .and("last", act.latestDay()));
        }

        private Checked<Holds> isOneWithinACurrency(Payment payment) {
            return Checked.require(
                    Rule.I40,
                    exchanges(payment) || rate.isOne(),
                    () -> Message.RATE_WITHIN_CURRENCY_NOT_ONE
                            .with("currency", Argument.id(received.currency()))
                            .and("rate", rate));
        }

        private Checked<Holds> isStatedForAnExchange(Payment payment) {
            return Checked.require(
                    Rule.I40,
                    !exchanges(payment) || source.isPresent(),
                    () -> Message.RATE_LACKS_SOURCE_AND_DAY
                            .with("sent", Argument.id(payment.amount().currency()))
                            .and("received", Argument.id(received.currency())));
        }

        private Checked<Holds> wasKnown(Payment payment) {
            return source.filter(known -> exchanges(payment) && known.day().isAfter(valueDate))
                    .map(known -> Checked.<Holds>refuse(
                            Rule.I40,
                            Message.RATE_AFTER_VALUE_DATE
                                    .with("day", known.day())
                                    .and("valueDate", valueDate)))
                    .orElseGet(Checked::holds);
        }

        private Checked<Holds> convertible(Payment payment) {
            return Checked.require(
                    Rule.I40,
                    payment.amount().fitsAt(rate, received.currency()),
                    () -> Message.CONVERTED_AMOUNT_TOO_LARGE
                            .with("amount", payment.amount())
                            .and("rate", rate));
        }

        private boolean exchanges(Payment payment) {
            return !received.currency().equals(payment.amount().currency());
        }

        @Override
        public Json.Obj on(Json.Obj object) {
            Json.Obj arrived = object.with("received", PremiumScheme.json(received))
                    .with("rate", rate.toString())
                    .with("deductions", Deduction.json(deductions))
                    .with("valueDate", valueDate.toString())
                    .with("statement", statement);
            return source.map(known -> arrived.with("rateSource", known.name().value())
                            .with("rateDay", known.day().toString()))
                    .orElse(arrived);
        }

        @Override
        public String code() {
            return "ARRIVED";
        }
    }

    /** No such money on the account, or money that is not the payee's. */
    record Denied(Reason reason, String statement) implements Answer {
        /** Why the payee denies the payment. */
        public enum Reason {
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
        public List<Doubt> doubts(Payment payment, ReferenceValues values) {
            return List.of();
        }

        @Override
        public Checked<Holds> fits(Payment payment, Act act, ReferenceValues values) {
            return Checked.holds();
        }

        @Override
        public Json.Obj on(Json.Obj object) {
            return object.with("answer", code()).with("statement", statement);
        }

        @Override
        public String code() {
            return reason.name();
        }
    }
}
