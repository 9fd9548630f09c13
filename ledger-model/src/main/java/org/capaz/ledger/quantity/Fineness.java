package org.capaz.ledger.quantity;

/** Gold content in hundredths of a per mille: 87250 is 872.50 per mille, 100000 is pure gold. */
public record Fineness(int hundredthsPerMille) {
    public static final int PURE = 100_000;

    public Fineness {
        if (hundredthsPerMille < 0 || hundredthsPerMille > PURE) {
            throw new IllegalArgumentException(
                    "fineness must be 0 to 100000 hundredths of a per mille, not " + hundredthsPerMille);
        }
    }

    public static Fineness of(long hundredthsPerMille) {
        if (hundredthsPerMille < 0 || hundredthsPerMille > PURE) {
            throw new IllegalArgumentException(
                    "fineness must be 0 to 100000 hundredths of a per mille, not " + hundredthsPerMille);
        }
        return new Fineness((int) hundredthsPerMille);
    }

    @Override
    public String toString() {
        int hundredths = hundredthsPerMille % 100;
        return hundredthsPerMille / 100 + (hundredths < 10 ? ".0" : ".") + hundredths + " per mille";
    }
}
