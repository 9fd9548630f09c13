// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.lot;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Fineness;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Rule;

/**
 * What is unusual about a lot's gold and needs a person: more than its origins account for (I49), a fineness that its material
 * hardly has (I50), and losses or samples that are too much over its whole life (I51). Each is flagged where it gets worse, so
 * that a flag that was closed does not come back by itself.
 *
 * <p>Decisions 102 and 103.
 */
public final class LotLimits {
    private LotLimits() {}

    /** What counts above the nominal gold, by the limits of that day. */
    public static BasisPoints gain(Day day, LedgerState ledger) {
        return ReferenceValues.on(day, ledger).basisPoints(ReferenceValue.GAIN_FINE_MOST);
    }

    /** The flags that another assay of record or an outturn raises. */
    public static List<Flag> ofReading(Lot.Facts before, Lot.Facts after, ReferenceValues values) {
        List<Flag> flags = new ArrayList<>();
        if (after.unattributed().compareTo(before.unattributed()) > 0 && muchUnattributed(after, values)) {
            flags.add(flag(after, Rule.I49, "UNATTRIBUTED-GOLD"));
        }
        boolean doubted = before.assay()
                .filter(former -> implausible(before.material(), former.fineness(), values))
                .isPresent();
        if (!doubted && implausible(after.material(), after.fineness(), values)) {
            flags.add(flag(after, Rule.I50, "SECOND-READING"));
        }
        flags.addAll(ofWeighing(before, after, values));
        return flags;
    }

    /** The flags of a lot that another scale found lighter: skimmed on the road is lost like any other gold. */
    public static List<Flag> ofWeighing(Lot.Facts before, Lot.Facts after, ReferenceValues values) {
        return missingMg(after) > missingMg(before) && muchMissing(after, values)
                ? List.of(flag(after, Rule.I51, "LIFETIME-LOSS"))
                : List.of();
    }

    /**
     * The flags of lots that came out of others.
     *
     * @param read whether they were assayed on the way, and do not bear the fineness of what they were taken from
     */
    public static List<Flag> ofOutputs(
            List<Lot.Facts> inputs, List<Lot.Facts> outputs, boolean read, ReferenceValues values) {
        long missingBefore = inputs.stream().mapToLong(LotLimits::missingMg).sum();
        long missingNow = outputs.stream().mapToLong(LotLimits::missingMg).sum();
        long sampledBefore = inputs.stream()
                .mapToLong(lot -> lot.lifetime().sampledMg())
                .max()
                .orElse(0);
        List<Flag> flags = new ArrayList<>();
        for (Lot.Facts output : outputs) {
            if (read && implausible(output.material(), output.fineness(), values)) {
                flags.add(flag(output, Rule.I50, "SECOND-READING"));
            }
            boolean sampledMuch = output.lifetime().sampledMg() > values.get(ReferenceValue.LOSS_SAMPLE_LIFETIME);
            if (missingNow > missingBefore && muchMissing(output, values)) {
                flags.add(flag(output, Rule.I51, "LIFETIME-LOSS"));
            } else if (output.lifetime().sampledMg() > sampledBefore && sampledMuch) {
                flags.add(flag(output, Rule.I51, "LIFETIME-SAMPLES"));
            }
        }
        return flags;
    }

    private static boolean muchUnattributed(Lot.Facts lot, ReferenceValues values) {
        return !values.basisPoints(ReferenceValue.UNATTRIBUTED_FLAG)
                .allows(lot.unattributed().milligrams(), lot.nominal().milligrams());
    }

    private static boolean muchMissing(Lot.Facts lot, ReferenceValues values) {
        return !values.basisPoints(ReferenceValue.LOSS_LIFETIME_FINE).allows(missingMg(lot), begunMg(lot));
    }

    /** What the production lots gave to it, before anything was lost. */
    private static long begunMg(Lot.Facts lot) {
        return Math.addExact(lot.nominal().milligrams(), lot.lifetime().lostMg());
    }

    /** What of that is no longer measured, because it was lost or because a reading does not find it; below zero after a gain. */
    private static long missingMg(Lot.Facts lot) {
        return begunMg(lot) - lot.measured().milligrams();
    }

    private static boolean implausible(Material material, Fineness fineness, ReferenceValues values) {
        Range range = plausible(material);
        return !values.basisPoints(range.most).allows(fineness.hundredthsPerMille(), Fineness.PURE)
                || below(fineness, values.basisPoints(range.least));
    }

    private static boolean below(Fineness fineness, BasisPoints least) {
        return fineness.hundredthsPerMille() < least.partOf(Fineness.PURE);
    }

    /** The fineness, in basis points of pure gold, that a material has. */
    public record Range(ReferenceValue least, ReferenceValue most) {}

    /** The fineness that needs no second reading (I50). */
    public static Range plausible(Material material) {
        return switch (material) {
            case FREE_GOLD ->
                new Range(ReferenceValue.PLAUSIBLE_FREE_GOLD_LEAST, ReferenceValue.PLAUSIBLE_FREE_GOLD_MOST);
            case DORE -> new Range(ReferenceValue.PLAUSIBLE_DORE_LEAST, ReferenceValue.PLAUSIBLE_DORE_MOST);
            case SELECTED_ORE ->
                new Range(ReferenceValue.PLAUSIBLE_SELECTED_ORE_LEAST, ReferenceValue.PLAUSIBLE_SELECTED_ORE_MOST);
            case CONCENTRATE ->
                new Range(ReferenceValue.PLAUSIBLE_CONCENTRATE_LEAST, ReferenceValue.PLAUSIBLE_CONCENTRATE_MOST);
            case SPONGE -> new Range(ReferenceValue.PLAUSIBLE_SPONGE_LEAST, ReferenceValue.PLAUSIBLE_SPONGE_MOST);
            case REFINED -> new Range(ReferenceValue.PLAUSIBLE_REFINED_LEAST, ReferenceValue.PLAUSIBLE_REFINED_MOST);
        };
    }

    private static Flag flag(Lot.Facts lot, Rule rule, String reason) {
        return new Flag(LedgerKeys.lot(lot.id()), Flag.Kind.RED_FLAG, rule, new Code(reason));
    }
}
