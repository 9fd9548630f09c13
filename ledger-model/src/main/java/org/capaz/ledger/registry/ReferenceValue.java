// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.rule.Rule;

/**
 * The limits and tolerances that the members agree on, each with the range outside which it can only be a mistake: the
 * range keeps sums within 64 bits and waiting times long enough to be noticed (I70); what is reasonable within it is for the
 * majority.
 *
 * <p>Decisions 047 and 125.
 */
public enum ReferenceValue {
    SUBSISTENCE_ANNUAL_CAP("subsistence.annualCapMg", Unit.MILLIGRAMS, 1, 1_000_000_000, Rule.I9),
    SUBSISTENCE_MONTHLY_AVERAGE("subsistence.monthlyAvgMg", Unit.MILLIGRAMS, 1, 1_000_000_000, Rule.I10),
    AMP_PLAUSIBLE_PER_MINER_DAY("amp.plausibleMgPerMinerDay", Unit.MILLIGRAMS, 1, 1_000_000, Rule.I11),
    AMP_WORK_DAYS_PER_MONTH("amp.workDaysPerMonth", Unit.DAYS, 1, 31, Rule.I11),
    REPORT_VALIDITY("report.validityMonths", Unit.MONTHS, 1, 120, Rule.I30, Rule.I31),
    REPORT_GRACE("report.graceDays", Unit.DAYS, 0, 366, Rule.I31),
    CANDIDATE_LIMIT("candidate.limitMonths", Unit.MONTHS, 1, 120, Rule.I31),
    MITIGATION_LIMIT("mitigation.limitMonths", Unit.MONTHS, 1, 120, Rule.I33),
    MITIGATION_EXTENSIONS("mitigation.extensions", Unit.NUMBER, 0, 12, Rule.I33),
    M5_MIN_COMMITMENTS("m5.minCommitments", Unit.NUMBER, 0, 100, Rule.I31),
    LOOKBACK("lookback.days", Unit.DAYS, 0, 3_660, Rule.I32, Rule.I44),
    OFFLINE_WINDOW("offline.windowHours", Unit.HOURS, 0, 8_784, Rule.I5),
    CLOCK_SKEW("clock.skewSeconds", Unit.SECONDS, 0, 86_400, Rule.I5),
    ID_OWN_PREFIX("id.ownPrefix", Unit.NUMBER, 0, 1, Rule.I71),
    NOTICE_OPEN("notice.openDays", Unit.DAYS, 30, 3_660, Rule.I61),
    RELEASE_WAITING("release.waitingDays", Unit.DAYS, 7, 366, Rule.I24, Rule.I70),
    FOUNDING_MIN_MEMBERS("founding.minMembers", Unit.NUMBER, 3, 100, Rule.I70),
    REFERENCE_NOTICE("reference.noticeDays", Unit.DAYS, 7, 366, Rule.I70),
    OFFICER_WAITING("officer.waitingDays", Unit.DAYS, 7, 366, Rule.I55),
    OFFICER_YOUNG("officer.youngDays", Unit.DAYS, 7, 3_660, Rule.I55),
    PRODUCTION_OLDEST("production.oldestDays", Unit.DAYS, 1, 3_660, Rule.I5, Rule.I7),
    PRODUCTION_LONGEST("production.longestDays", Unit.DAYS, 1, 366, Rule.I62),
    ORIGIN_OLDEST("origin.oldestDays", Unit.DAYS, 1, 3_660, Rule.I72, Rule.I75),
    DISENGAGED_COOLING("disengaged.coolingDays", Unit.DAYS, 1, 3_660, Rule.I64),
    CERTIFICATE_VALIDITY("certificate.validityDays", Unit.DAYS, 1, 3_660, Rule.I44),
    OFFER_VALIDITY("offer.validHours", Unit.HOURS, 1, 8_784, Rule.I25),
    RETURN_WAITING("return.waitingDays", Unit.DAYS, 7, 366, Rule.I76),
    TRANSFER_TOLERANCE("transfer.toleranceBp", Rule.I18, Rule.I27),
    TRANSFER_DISPUTE("transfer.disputeBp", Rule.I27),
    TRANSFER_FLOOR("transfer.floorMg", Unit.MILLIGRAMS, 0, 1_000_000, Rule.I18, Rule.I27),
    ASSAY_FIRE_SPLIT("assay.fire.splitBp", Rule.I15),
    ASSAY_XRF_FLAG("assay.xrf.flagBp", Rule.I15),
    LOSS_MELT_FREE_GROSS("loss.meltFree.grossBp", Rule.I17),
    LOSS_MELT_FREE_FINE("loss.meltFree.fineBp", Rule.I17),
    LOSS_MELT_SPONGE_GROSS("loss.meltSponge.grossBp", Rule.I17),
    LOSS_MELT_SPONGE_FINE("loss.meltSponge.fineBp", Rule.I17),
    LOSS_MELT_DORE_GROSS("loss.meltDore.grossBp", Rule.I17),
    LOSS_MELT_DORE_FINE("loss.meltDore.fineBp", Rule.I17),
    LOSS_RETORT_GROSS("loss.retort.grossBp", Rule.I17),
    LOSS_RETORT_FINE("loss.retort.fineBp", Rule.I17),
    LOSS_REFINE_GROSS("loss.refine.grossBp", Rule.I17),
    LOSS_REFINE_FINE("loss.refine.fineBp", Rule.I17),
    LOSS_SAMPLE_GROSS("loss.sample.grossMg", Unit.MILLIGRAMS, 0, 1_000_000, Rule.I17),
    LOSS_SAMPLE_LIFETIME("loss.sample.lifetimeGrossMg", Unit.MILLIGRAMS, 0, 1_000_000, Rule.I51),
    LOSS_LIFETIME_FINE("loss.lifetime.fineBp", Rule.I51),
    GAIN_FINE_MOST("gain.fine.maxBp", Rule.I16, Rule.I37, Rule.I49),
    UNATTRIBUTED_FLAG("unattributed.flagBp", Rule.I49),
    PLAUSIBLE_FREE_GOLD_LEAST("plausible.freeGold.leastBp", Rule.I50),
    PLAUSIBLE_FREE_GOLD_MOST("plausible.freeGold.mostBp", Rule.I50),
    PLAUSIBLE_DORE_LEAST("plausible.dore.leastBp", Rule.I50),
    PLAUSIBLE_DORE_MOST("plausible.dore.mostBp", Rule.I50),
    PLAUSIBLE_SELECTED_ORE_LEAST("plausible.selectedOre.leastBp", Rule.I50),
    PLAUSIBLE_SELECTED_ORE_MOST("plausible.selectedOre.mostBp", Rule.I50),
    PLAUSIBLE_CONCENTRATE_LEAST("plausible.concentrate.leastBp", Rule.I50),
    PLAUSIBLE_CONCENTRATE_MOST("plausible.concentrate.mostBp", Rule.I50),
    PLAUSIBLE_SPONGE_LEAST("plausible.sponge.leastBp", Rule.I50),
    PLAUSIBLE_SPONGE_MOST("plausible.sponge.mostBp", Rule.I50),
    PLAUSIBLE_REFINED_LEAST("plausible.refined.leastBp", Rule.I50),
    PLAUSIBLE_REFINED_MOST("plausible.refined.mostBp", Rule.I50),
    PREMIUM_ANSWER("premium.answerDays", Unit.DAYS, 3, 366, Rule.I41),
    PREMIUM_TOLERANCE("premium.toleranceBp", Rule.I43),
    PREMIUM_LAPSE("premium.lapseDays", Unit.DAYS, 1, 3_660, Rule.I65),
    PREMIUM_DEDUCTION("premium.deductionBp", Rule.I67),
    PREMIUM_RATE("premium.rateBp", Rule.I67),
    PREMIUM_RATE_AGE("premium.rateDays", Unit.DAYS, 0, 366, Rule.I67),
    RATE_USD("rate.copPerUsd", Unit.NUMBER, 1, 10_000_000, Rule.I67),
    RATE_EUR("rate.copPerEur", Unit.NUMBER, 1, 10_000_000, Rule.I67),
    RATE_CHF("rate.copPerChf", Unit.NUMBER, 1, 10_000_000, Rule.I67),
    RATE_GBP("rate.copPerGbp", Unit.NUMBER, 1, 10_000_000, Rule.I67),

    // Read by people only

    ASSAY_XRF_WARN("assay.xrf.warnBp"),
    PRICE_MINIMUM("price.minimumBp"),
    ROYALTY_EFFECTIVE("royalty.effectiveBp"),
    BANREP_DISCOUNT("banrep.discountBp");

    /** What the number counts; the last letters of a key say it, too. */
    public enum Unit {
        MILLIGRAMS("mg"),
        BASIS_POINTS("bp"),
        SECONDS("seconds"),
        HOURS("hours"),
        DAYS("days"),
        MONTHS("months"),
        NUMBER("number");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        @Override
        public String toString() {
            return symbol;
        }
    }

    private final String key;
    private final Unit unit;
    private final long least;
    private final long most;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Rule> readBy;

    ReferenceValue(String key, Unit unit, long least, long most, Rule... readBy) {
        this.key = key;
        this.unit = unit;
        this.least = least;
        this.most = most;
        this.readBy = List.of(readBy);
    }

    /** A share of something, at most all of it. */
    ReferenceValue(String key, Rule... readBy) {
        this(key, Unit.BASIS_POINTS, 0, 10_000, readBy);
    }

    public static Optional<ReferenceValue> of(String key) {
        return Arrays.stream(values()).filter(value -> value.key.equals(key)).findFirst();
    }

    /**
     * The value of that key.
     *
     * @throws InvalidValue that names all keys when there is none
     */
    public static ReferenceValue named(String key) {
        return of(key).orElseThrow(
                        () -> new InvalidValue(Message.REFERENCE_VALUE_UNKNOWN.with("known", Argument.ids(keys()))));
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(ReferenceValue::key).toList();
    }

    /** Its name in a statement and on the ledger. */
    public String key() {
        return key;
    }

    public Unit unit() {
        return unit;
    }

    public long least() {
        return least;
    }

    public long most() {
        return most;
    }

    /** What it is for, in one sentence. */
    public String sentence(Language language) {
        MessageKey message = () -> "REFERENCE_" + name();
        return Messages.in(language).text(message);
    }

    /** The rules that judge by it; none when it is published for people only. */
    public List<Rule> readBy() {
        return readBy;
    }

    /** The number, when it is one that this value may have. */
    long within(long number) {
        if (number < least || number > most) {
            throw new InvalidValue(Message.NUMBER_NOT_BETWEEN
                    .with("least", Argument.count(least))
                    .and("most", Argument.count(most))
                    .and("number", Argument.count(number)));
        }
        return number;
    }

    @Override
    public String toString() {
        return key;
    }
}
