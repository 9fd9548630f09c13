// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;

/**
 * How much a kind of work may lose of each material, by gross and by fine mass (I17).
 *
 * @param gross limit of the gross mass
 * @param fine limit of the fine mass
 */
record LossLimit(ReferenceValue gross, ReferenceValue fine) {

    /** The limit of a mix is the average of its materials' limits, weighted by gross input; a greater loss is flagged, not refused. */
    static boolean exceeded(
            Transformation.Kind kind, Transformation.Inputs in, List<? extends Lot> made, ReferenceValues values) {
        long grossLost = in.grossMg() - Transformation.grossMg(made);
        long fineIn = in.measured().milligrams();
        long fineLost = fineIn - Transformation.measured(made).milligrams();
        return exceeded(grossLost, in.grossMg(), LossLimit::gross, kind, in, values)
                || exceeded(fineLost, fineIn, LossLimit::fine, kind, in, values);
    }

    private static boolean exceeded(
            long lost,
            long whole,
            Function<LossLimit, ReferenceValue> measure,
            Transformation.Kind kind,
            Transformation.Inputs in,
            ReferenceValues values) {
        BigInteger weightedLimit = in.facts().stream()
                .map(lot -> BigInteger.valueOf(lot.gross().milligrams())
                        .multiply(BigInteger.valueOf(values.get(measure.apply(of(kind, lot.material()))))))
                .reduce(BigInteger.ZERO, BigInteger::add);
        // lost / whole > weightedLimit / gross / 10 000, without dividing
        return BigInteger.valueOf(lost)
                        .multiply(BigInteger.valueOf(in.grossMg()))
                        .multiply(BigInteger.valueOf(10_000))
                        .compareTo(weightedLimit.multiply(BigInteger.valueOf(whole)))
                > 0;
    }

    /** Only sponge loses mercury in a retort; any other material has the limit of a melt. */
    private static LossLimit of(Transformation.Kind kind, Material material) {
        if (kind == Transformation.Kind.REFINE) {
            return new LossLimit(ReferenceValue.LOSS_REFINE_GROSS, ReferenceValue.LOSS_REFINE_FINE);
        }
        return switch (material) {
            case DORE, REFINED ->
                new LossLimit(ReferenceValue.LOSS_MELT_DORE_GROSS, ReferenceValue.LOSS_MELT_DORE_FINE);
            case FREE_GOLD, SELECTED_ORE, CONCENTRATE ->
                new LossLimit(ReferenceValue.LOSS_MELT_FREE_GROSS, ReferenceValue.LOSS_MELT_FREE_FINE);
            case SPONGE ->
                kind == Transformation.Kind.RETORT
                        ? new LossLimit(ReferenceValue.LOSS_RETORT_GROSS, ReferenceValue.LOSS_RETORT_FINE)
                        : new LossLimit(ReferenceValue.LOSS_MELT_SPONGE_GROSS, ReferenceValue.LOSS_MELT_SPONGE_FINE);
        };
    }
}
