// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.quantity.PremiumRate;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;

/**
 * One version of the terms of a premium.
 *
 * @param rate per kilogram of fine gold
 * @param stacking may the same gram carry a premium of another scheme too?
 * @param dueDays from the settlement, or the credit sale, to the day on which the premium is due
 * @param eligibility what a producer must have had when the gold was produced
 * @param effectiveFrom the first day of sale that these terms are for
 */
public record PremiumScheme(
        Code id,
        int version,
        PremiumRate rate,
        Base base,
        boolean stacking,
        int dueDays,
        Eligibility eligibility,
        Day effectiveFrom) {

    /** What the premium is paid on. */
    public enum Base {
        /** On metal that is delivered with its history. */
        PHYSICAL,
        /** Book-and-claim: on grams produced, wherever the metal goes. */
        CREDIT
    }

    static PremiumScheme read(Fields fields) {
        Fields rate = fields.object("ratePerKg");
        var scheme = new PremiumScheme(
                fields.parsed("scheme", Code::new),
                fields.quantity("version", PremiumScheme::version),
                rate(rate),
                fields.parsed("base", Codes.of(Base.class)),
                fields.bool("stacking"),
                fields.quantity("dueDays", PremiumScheme::days),
                Eligibility.read(fields),
                fields.parsed("effectiveFrom", Day::parse));
        rate.end();
        return scheme;
    }

    private static PremiumRate rate(Fields fields) {
        String currency = fields.parsed("currency", Money::requireCurrency);
        return fields.quantity("minor", minor -> new PremiumRate(new Money(minor, currency)));
    }

    public static Money money(Fields fields) {
        String currency = fields.parsed("currency", Money::requireCurrency);
        return fields.quantity("minor", minor -> new Money(minor, currency));
    }

    public static Json.Obj json(Money money) {
        return Json.object().with("minor", money.minor()).with("currency", money.currency());
    }

    /** The version in effect on that day: the latest that had begun. */
    public static Optional<PremiumScheme> on(Day day, Code scheme, LedgerState ledger) {
        return ledger.list(LedgerKeys.schemeVersions(scheme)).stream()
                .map(record -> read(Fields.of(record, "scheme")))
                .filter(version -> !version.effectiveFrom().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    public static PremiumScheme of(Code scheme, int version, LedgerState ledger) {
        return ledger.find(LedgerKeys.scheme(scheme, version))
                .map(PremiumScheme::read)
                .orElseThrow(() -> unknown(scheme, version));
    }

    /** The party that published the scheme and alone may publish more versions of it. */
    public static PartyId publisher(Code scheme, LedgerState ledger) {
        return ledger.find(LedgerKeys.scheme(scheme, 1))
                .map(first -> first.parsed("publisher", PartyId::new))
                .orElseThrow(() -> unknown(scheme, 1));
    }

    /** Obligations and claims name only versions that were published. */
    private static IllegalStateException unknown(Code scheme, int version) {
        return new IllegalStateException("version " + version + " of scheme " + scheme + " has no record");
    }

    /** I36: the terms of a sale are those of its day, and no others. */
    static Checked<PremiumScheme> ofTheSale(Day sale, Code scheme, int version, Base base, LedgerState ledger) {
        return Checked.present(
                        Rule.I36,
                        on(sale, scheme, ledger),
                        () -> Message.SCHEME_NOT_IN_EFFECT
                                .with("scheme", scheme)
                                .and("day", sale))
                .at("scheme")
                .and(inEffect -> inEffect.isVersion(version, sale).at("version"))
                .and(inEffect -> inEffect.isOn(base).at("scheme"));
    }

    private Checked<Holds> isVersion(int stated, Day sale) {
        return Checked.require(
                Rule.I36,
                version == stated,
                () -> Message.SCHEME_VERSION_NOT_OF_SALE_DAY
                        .with("version", Argument.id(Integer.toString(version)))
                        .and("scheme", id)
                        .and("day", sale)
                        .and("wrong", Argument.id(Integer.toString(stated))));
    }

    private Checked<Holds> isOn(Base other) {
        return Checked.require(
                Rule.I37,
                base == other,
                () -> Message.SCHEME_PAID_ON_OTHER_BASE
                        .with("scheme", id)
                        .and("base", Argument.code(base))
                        .and("other", Argument.code(other)));
    }

    /** May a gram that is claimed under the other terms be claimed under these too? */
    boolean stacksOn(PremiumScheme other) {
        return stacking && other.stacking && base == other.base;
    }

    StateChange published(PartyId publisher) {
        return new StateChange(
                "SchemePublished", LedgerKeys.scheme(id, version), json().with("publisher", publisher.value()));
    }

    Json.Obj json() {
        return eligibility
                .on(Json.object())
                .with("scheme", id.value())
                .with("version", version)
                .with("ratePerKg", json(rate.perKilogram()))
                .with("base", base.name())
                .with("stacking", stacking)
                .with("dueDays", dueDays)
                .with("effectiveFrom", effectiveFrom.toString());
    }

    /**
     * The number of a version.
     *
     * @param number 1 to 999 999
     */
    public static int version(long number) {
        if (number < 1 || number > 999_999) {
            throw new InvalidValue(Message.VERSION_OUT_OF_RANGE.with("value", Argument.count(number)));
        }
        return (int) number;
    }

    /**
     * The days until a premium is due.
     *
     * @param number 0 to 3 650
     */
    public static int days(long number) {
        if (number < 0 || number > 3_650) {
            throw new InvalidValue(Message.DAYS_OUT_OF_RANGE.with("value", Argument.count(number)));
        }
        return (int) number;
    }
}
