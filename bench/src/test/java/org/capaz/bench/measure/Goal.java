// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.measure;

import java.util.Locale;

/**
 * What the middle of the rounds shall come to.
 *
 * @param of what is looked at
 * @param least whether it is the least allowed, not the most
 */
public record Goal(Of of, boolean least, double bound) {
    public enum Of {
        /** Ours divided by the yardstick. */
        RATIO,
        /** The figure of ours alone. */
        OURS,
        /** Nothing is asked; the bench shows what it costs. */
        NOTHING
    }

    public static final Goal NONE = new Goal(Of.NOTHING, true, 0);

    public static Goal ratioAtLeast(double bound) {
        return new Goal(Of.RATIO, true, bound);
    }

    public static Goal ratioAtMost(double bound) {
        return new Goal(Of.RATIO, false, bound);
    }

    public static Goal oursAtLeast(double bound) {
        return new Goal(Of.OURS, true, bound);
    }

    public static Goal oursAtMost(double bound) {
        return new Goal(Of.OURS, false, bound);
    }

    /** "met", "missed", or nothing where nothing is asked. */
    public String verdict(double ratio, double ours) {
        return switch (of) {
            case RATIO -> said(ratio);
            case OURS -> said(ours);
            case NOTHING -> "";
        };
    }

    private String said(double found) {
        return (least ? found >= bound : found <= bound) ? "met" : "missed";
    }

    @Override
    public String toString() {
        String most = (least ? "≥ " : "≤ ") + number();
        return switch (of) {
            case RATIO -> most;
            case OURS -> "ours " + most;
            case NOTHING -> "";
        };
    }

    private String number() {
        return bound == Math.rint(bound)
                ? String.format(Locale.ROOT, "%.0f", bound)
                : String.format(Locale.ROOT, "%.2f", bound);
    }
}
