package org.capaz.ledger.premium;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

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
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;

/**
 * One version of the terms of a premium.
 *
 * @param stacking may the same gram carry a premium of another scheme too?
 * @param eligibility what a producer must have had when the gold was produced
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
                .orElseThrow();
    }

    /** Who runs that scheme. */
    public static PartyId publisher(Code scheme, LedgerState ledger) {
        return ledger.find(LedgerKeys.scheme(scheme, 1)).orElseThrow().parsed("publisher", PartyId::new);
    }

    /** I36: the terms of a sale are those of its day, and no others. */
    static Optional<Refused> ofTheSale(Day sale, Code scheme, int version, Base base, LedgerState ledger) {
        Optional<PremiumScheme> inEffect = on(sale, scheme, ledger);
        if (inEffect.isEmpty()) {
            return at(
                    "scheme",
                    Decision.refuse(Rule.I36, "no version of scheme " + scheme + " was in effect on " + sale));
        }
        if (inEffect.get().version() != version) {
            return at(
                    "version",
                    Decision.refuse(
                            Rule.I36,
                            "version " + inEffect.get().version() + " of scheme " + scheme
                                    + " was in effect at the sale of " + sale + ", not version " + version));
        }
        return at(
                "scheme",
                require(
                        Rule.I37,
                        inEffect.get().base() == base,
                        () -> "scheme " + scheme + " is paid on "
                                + inEffect.get().base() + ", not on " + base));
    }

    /** May a gram that is claimed under the other terms be claimed under these too? */
    boolean stacksOn(PremiumScheme other) {
        return stacking && other.stacking && base == other.base;
    }

    StateChange published(PartyId publisher) {
        return new StateChange(
                "SchemePublished",
                LedgerKeys.scheme(id, version),
                eligibility
                        .on(Json.object())
                        .with("scheme", id.value())
                        .with("version", version)
                        .with("publisher", publisher.value())
                        .with("ratePerKg", json(rate.perKilogram()))
                        .with("base", base.name())
                        .with("stacking", stacking)
                        .with("dueDays", dueDays)
                        .with("effectiveFrom", effectiveFrom.toString()));
    }

    static int version(long number) {
        if (number < 1 || number > 999_999) {
            throw new InvalidValue(Message.VERSION_OUT_OF_RANGE.with("value", Argument.count(number)));
        }
        return (int) number;
    }

    private static int days(long number) {
        if (number < 0 || number > 3_650) {
            throw new InvalidValue(Message.DAYS_OUT_OF_RANGE.with("value", Argument.count(number)));
        }
        return (int) number;
    }
}
