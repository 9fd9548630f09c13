// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.transformation;

import java.util.List;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;

/** Whether what comes out of a transformation is what went in: weight, fine gold and declared losses. */
final class MassChecks {
    private MassChecks() {}

    /** I18: what is not melted keeps its gross mass (mg), as far as a scale can tell. */
    static Checked<Holds> grossKept(long grossInMg, long grossOutMg, ReferenceValues values) {
        long difference = Math.absExact(grossOutMg - grossInMg);
        return Checked.require(
                Rule.I18,
                difference <= values.get(ReferenceValue.TRANSFER_FLOOR)
                        || values.basisPoints(ReferenceValue.TRANSFER_TOLERANCE).allows(difference, grossInMg),
                () -> Message.GROSS_OUT_EXCEEDS_IN
                        .with("out", Argument.mass(grossOutMg))
                        .and("in", Argument.mass(grossInMg)));
    }

    /** I50: nothing grows heavier in the fire, as far as a scale can tell: what makes a bar heavier was no part of its inputs. */
    static Checked<Holds> noHeavier(long grossInMg, long grossOutMg, ReferenceValues values) {
        long gained = grossOutMg - grossInMg;
        return Checked.require(
                Rule.I50,
                gained <= values.get(ReferenceValue.TRANSFER_FLOOR)
                        || values.basisPoints(ReferenceValue.TRANSFER_TOLERANCE).allows(gained, grossInMg),
                () -> Message.CAST_HEAVIER_THAN_INPUTS
                        .with("out", Argument.mass(grossOutMg))
                        .and("in", Argument.mass(grossInMg)));
    }

    /** I16: more fine gold may come out than went in only by what two assays may differ. */
    static Checked<Holds> gainWithinUncertainty(FineMass fineIn, FineMass fineOut, ReferenceValues values) {
        long in = fineIn.milligrams();
        long out = fineOut.milligrams();
        return Checked.require(
                Rule.I16,
                out <= in || values.basisPoints(ReferenceValue.GAIN_FINE_MOST).allows(out - in, in),
                () -> Message.FINE_OUT_BEYOND_UNCERTAINTY.with("out", fineOut).and("in", fineIn));
    }

    /**
     * I49: a transformation finds no gold that its origins cannot account for, whatever its own assay says; what a better
     * reading of an input found before stays in it. Otherwise melting again and again would lift a bar by the tolerance of each
     * melt.
     */
    static Checked<Holds> gainWithinOrigins(Transformation.Inputs in, FineMass fineOut, ReferenceValues values) {
        FineMass most = in.origins().most(values.basisPoints(ReferenceValue.GAIN_FINE_MOST));
        return Checked.require(
                Rule.I49,
                fineOut.compareTo(in.measured()) <= 0 || fineOut.compareTo(most) <= 0,
                () -> Message.FINE_OUT_BEYOND_ORIGINS.with("out", fineOut).and("most", most));
    }

    /**
     * I16: fine out plus declared losses is fine in; where more came out, no loss is declared. What is missing is told as a loss
     * to declare only where it may be one: beyond what gold may lose over its whole life, a weighing or a reading is wrong.
     */
    static Checked<Holds> lossesBalance(
            FineMass fineIn, FineMass fineOut, List<Transformation.Loss> losses, ReferenceValues values) {
        long in = fineIn.milligrams();
        long out = fineOut.milligrams();
        FineMass lost = losses.stream().map(Transformation.Loss::fine).reduce(FineMass.NONE, FineMass::plus);
        long missing = Math.max(in - out, 0);
        return Checked.require(
                Rule.I16,
                out > in ? losses.isEmpty() : lost.milligrams() == missing,
                () -> (values.basisPoints(ReferenceValue.LOSS_LIFETIME_FINE).allows(missing, in)
                                ? Message.LOSSES_NOT_BALANCED
                                : Message.FINE_MISSING_BEYOND_LOSSES)
                        .with("in", fineIn)
                        .and("out", fineOut)
                        .and("lost", lost)
                        .and("needed", Argument.mass(missing)));
    }
}
