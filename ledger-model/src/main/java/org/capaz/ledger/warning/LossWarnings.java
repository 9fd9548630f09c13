// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.warning;

import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.transformation.CastLots;
import org.capaz.ledger.transformation.Transformation;

/**
 * A declared loss of fine gold that no such work has. What is declared lost is gone for good, so a mistyped bar must not be made
 * to fit by it.
 */
final class LossWarnings {
    /** More than any melt, retort or refinery loses, where the members' limits are not at hand. */
    private static final long ONE_PER_CENT = 100;

    private LossWarnings() {}

    static Stream<Warning> of(Stated stated) {
        return stated.command()
                .filter(CastLots.class::isInstance)
                .map(CastLots.class::cast)
                .map(cast -> warned(cast, stated))
                .orElseGet(Stream::empty);
    }

    /** Fine gold that comes out, and what is declared lost, are what went in (I16). */
    private static Stream<Warning> warned(CastLots cast, Stated stated) {
        BasisPoints limit = limit(cast.transformation().kind(), stated);
        long lost = sum(cast.losses().stream().map(Transformation.Loss::fine));
        long in = Math.addExact(
                lost,
                sum(cast.outputs().stream()
                        .map(output -> FineMass.contained(
                                output.gross(), output.assay().fineness()))));
        return limit.allows(lost, in)
                ? Stream.empty()
                : Stream.of(new Warning(
                        "body.losses",
                        WarningMessage.WARNING_LOSS_LARGE
                                .with("lost", Argument.mass(lost))
                                .and("in", Argument.mass(in))
                                .and("share", new Argument.Decimal(BasisPoints.rounded(lost, in), 2))
                                .and("limit", new Argument.Decimal(limit.value(), 2))));
    }

    private static long sum(Stream<FineMass> masses) {
        return masses.mapToLong(FineMass::milligrams).reduce(0, Math::addExact);
    }

    /** The widest limit that the work may have, whatever is in the pot. */
    private static BasisPoints limit(Transformation.Kind kind, Stated stated) {
        List<ReferenceValue> limits = kind == Transformation.Kind.REFINE
                ? List.of(ReferenceValue.LOSS_REFINE_FINE)
                : List.of(
                        ReferenceValue.LOSS_MELT_FREE_FINE,
                        ReferenceValue.LOSS_MELT_SPONGE_FINE,
                        ReferenceValue.LOSS_MELT_DORE_FINE,
                        ReferenceValue.LOSS_RETORT_FINE);
        return new BasisPoints(limits.stream()
                .mapToLong(value -> stated.value(value, ONE_PER_CENT))
                .max()
                .orElse(ONE_PER_CENT));
    }
}
