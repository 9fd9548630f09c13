package org.capaz.ledger.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.rule.Rule;

/**
 * The limits and tolerances that the members agree on, each with the range outside which it is a slip of the pen: a
 * range keeps sums in 64 bits and periods longer than nothing, what is reasonable within it is for the majority.
 */
public enum ReferenceValue {
    SUBSISTENCE_ANNUAL_CAP(
            "subsistence.annualCapMg",
            Unit.MILLIGRAMS,
            1,
            1_000_000_000,
            "A subsistence miner's most gross gold in a year, over all producers and buyers.",
            Rule.I9),
    SUBSISTENCE_MONTHLY_AVERAGE(
            "subsistence.monthlyAvgMg",
            Unit.MILLIGRAMS,
            1,
            1_000_000_000,
            "A subsistence miner's gross gold in a month above which the lot is flagged.",
            Rule.I10),
    AMP_PLAUSIBLE_PER_MINER_DAY(
            "amp.plausibleMgPerMinerDay",
            Unit.MILLIGRAMS,
            1,
            1_000_000,
            "The fine gold that one miner plausibly produces in a day.",
            Rule.I11),
    AMP_WORK_DAYS_PER_MONTH(
            "amp.workDaysPerMonth", Unit.DAYS, 1, 31, "The days of a month on which a producer works.", Rule.I11),
    REPORT_VALIDITY(
            "report.validityMonths",
            Unit.MONTHS,
            1,
            120,
            "How long a CRAFT report counts after its period, and an attestation at most.",
            Rule.I30,
            Rule.I31),
    REPORT_GRACE(
            "report.graceDays",
            Unit.DAYS,
            0,
            366,
            "How long a producer may be without a new report before its standing expires.",
            Rule.I31),
    CANDIDATE_LIMIT(
            "candidate.limitMonths",
            Unit.MONTHS,
            1,
            120,
            "How long a producer may be a candidate without having been affiliated.",
            Rule.I31),
    MITIGATION_LIMIT(
            "mitigation.limitMonths",
            Unit.MONTHS,
            1,
            120,
            "How long a risk may be in progress, and once more for each extension.",
            Rule.I33),
    MITIGATION_EXTENSIONS(
            "mitigation.extensions", Unit.NUMBER, 0, 12, "How often such a deadline may be extended.", Rule.I33),
    M5_MIN_COMMITMENTS(
            "m5.minCommitments",
            Unit.NUMBER,
            0,
            100,
            "How many commitments to improve a producer must have adopted to be affiliated.",
            Rule.I31),
    LOOKBACK(
            "lookback.days",
            Unit.DAYS,
            0,
            3_660,
            "How far back a module 3 finding reaches the producer's lots, and a disengagement its past.",
            Rule.I32,
            Rule.I44),
    OFFLINE_WINDOW(
            "offline.windowHours",
            Unit.HOURS,
            0,
            8_784,
            "How long after its event a statement may be recorded before it is flagged late.",
            Rule.I5),
    CLOCK_SKEW(
            "clock.skewSeconds",
            Unit.SECONDS,
            0,
            86_400,
            "By how much two clocks may differ before an event is too early or in the future.",
            Rule.I5),
    RELEASE_WAITING(
            "release.waitingDays",
            Unit.DAYS,
            0,
            366,
            "How long after an organisation's release its parties' lots wait to be rescued.",
            Rule.I24),
    PRODUCTION_OLDEST(
            "production.oldestDays",
            Unit.DAYS,
            1,
            3_660,
            "How long ago the production of an eligible lot, or an enrolment, may have begun when it is declared.",
            Rule.I5,
            Rule.I7),
    CERTIFICATE_VALIDITY(
            "certificate.validityDays", Unit.DAYS, 1, 3_660, "How long a lot certificate is valid.", Rule.I44),
    OFFER_VALIDITY(
            "offer.validHours",
            Unit.HOURS,
            1,
            8_784,
            "How long an offer of custody can be dispatched and keeps the lot from other offers.",
            Rule.I25),
    TRANSFER_TOLERANCE(
            "transfer.toleranceBp",
            "By what share two weighings may differ without a variance, in a transfer and in work without melting.",
            Rule.I18,
            Rule.I27),
    TRANSFER_DISPUTE(
            "transfer.disputeBp", "The share of the dispatched weight beyond which a variance is a dispute.", Rule.I27),
    TRANSFER_FLOOR(
            "transfer.floorMg",
            Unit.MILLIGRAMS,
            0,
            1_000_000,
            "The difference of two weighings that a scale cannot tell, however small the lot.",
            Rule.I18,
            Rule.I27),
    ASSAY_FIRE_SPLIT(
            "assay.fire.splitBp",
            "By how much two fire assays may differ and still be averaged, in parts of pure gold.",
            Rule.I15,
            Rule.I16),
    ASSAY_XRF_FLAG(
            "assay.xrf.flagBp",
            "By how much another assay may differ from an XRF or touchstone reading, in parts of pure gold.",
            Rule.I15,
            Rule.I16),
    LOSS_MELT_FREE_GROSS(
            "loss.meltFree.grossBp",
            "The gross loss of free gold, ore or concentrate in the crucible or retort.",
            Rule.I17),
    LOSS_MELT_FREE_FINE(
            "loss.meltFree.fineBp",
            "The fine loss of free gold, ore or concentrate in the crucible or retort.",
            Rule.I17),
    LOSS_MELT_SPONGE_GROSS(
            "loss.meltSponge.grossBp",
            "The gross loss of sponge in the crucible, where its last mercury leaves.",
            Rule.I17),
    LOSS_MELT_SPONGE_FINE("loss.meltSponge.fineBp", "The fine loss of sponge in the crucible.", Rule.I17),
    LOSS_MELT_DORE_GROSS(
            "loss.meltDore.grossBp",
            "The gross loss of doré or refined gold in the crucible, and at a refiner's outturn.",
            Rule.I17),
    LOSS_MELT_DORE_FINE(
            "loss.meltDore.fineBp",
            "The fine loss of doré or refined gold in the crucible, and at a refiner's outturn.",
            Rule.I17),
    LOSS_RETORT_GROSS("loss.retort.grossBp", "The gross loss of sponge in the retort, most of it mercury.", Rule.I17),
    LOSS_RETORT_FINE("loss.retort.fineBp", "The fine loss of sponge in the retort.", Rule.I17),
    LOSS_REFINE_GROSS(
            "loss.refine.grossBp", "The gross loss of refining, which takes out all that is not gold.", Rule.I17),
    LOSS_REFINE_FINE("loss.refine.fineBp", "The fine loss of refining.", Rule.I17),
    LOSS_SAMPLE_GROSS(
            "loss.sample.grossMg",
            Unit.MILLIGRAMS,
            0,
            1_000_000,
            "The gross mass that a sample may take from its lot.",
            Rule.I17),
    GAIN_FINE_MOST(
            "gain.fine.maxBp",
            "The share by which assay uncertainty may let fine gold out exceed fine gold in.",
            Rule.I16,
            Rule.I37),
    PREMIUM_ANSWER(
            "premium.answerDays",
            Unit.DAYS,
            0,
            366,
            "How long a payee has to answer an announced payment before it shows as unconfirmed.",
            Rule.I41),
    PREMIUM_TOLERANCE(
            "premium.toleranceBp", "The share of a payment that may be missing without a stated deduction.", Rule.I43),

    // Read by people only

    ASSAY_XRF_WARN("assay.xrf.warnBp", "The difference from an XRF reading at which a laboratory looks again."),
    PRICE_MINIMUM("price.minimumBp", "The least share of the London price that a producer is to be paid."),
    ROYALTY_EFFECTIVE("royalty.effectiveBp", "The state's share of the world price of gold."),
    BANREP_DISCOUNT("banrep.discountBp", "What the central bank pays below the world price.");

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
    private final String sentence;
    private final List<Rule> readBy;

    ReferenceValue(String key, Unit unit, long least, long most, String sentence, Rule... readBy) {
        this.key = key;
        this.unit = unit;
        this.least = least;
        this.most = most;
        this.sentence = sentence;
        this.readBy = List.of(readBy);
    }

    /** A share of something, at most all of it. */
    ReferenceValue(String key, String sentence, Rule... readBy) {
        this(key, Unit.BASIS_POINTS, 0, 10_000, sentence, readBy);
    }

    public static Optional<ReferenceValue> of(String key) {
        return Arrays.stream(values()).filter(value -> value.key.equals(key)).findFirst();
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

    /** What it is for. */
    public String sentence() {
        return sentence;
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
