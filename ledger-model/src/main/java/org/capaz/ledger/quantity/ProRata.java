// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Splits a whole over weights so that the shares always add up exactly: each share is rounded down, and what is left
 * is handed out one by one to the largest fractions, ties by identifier.
 */
public final class ProRata {
    /** So that numbers sort as texts. */
    private static final int FIRST_NUMBER = 1_000_000;

    private ProRata() {}

    /**
     * Splits a whole over weights, to the last unit.
     *
     * @param whole what is split, zero or more
     * @param weights by identifier; zero or more each; where all are zero, as in dust below a milligram, all count alike
     * @return the shares in the order of the identifiers
     */
    public static SequencedMap<String, Long> split(long whole, Map<String, Long> weights) {
        if (whole < 0 || weights.values().stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("cannot split below zero");
        }
        BigInteger total = weights.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("cannot split over nothing");
        }
        if (total.signum() == 0) {
            Map<String, Long> alike = new TreeMap<>();
            weights.keySet().forEach(id -> alike.put(id, 1L));
            return split(whole, alike);
        }
        record Fraction(String id, BigInteger remainder) {}
        var shares = new TreeMap<String, Long>();
        var fractions = new ArrayList<Fraction>();
        long handedOut = 0;
        for (Map.Entry<String, Long> weight : new TreeMap<>(weights).entrySet()) {
            BigInteger[] share = BigInteger.valueOf(whole)
                    .multiply(BigInteger.valueOf(weight.getValue()))
                    .divideAndRemainder(total);
            shares.put(weight.getKey(), share[0].longValueExact());
            fractions.add(new Fraction(weight.getKey(), share[1]));
            handedOut = Math.addExact(handedOut, share[0].longValueExact());
        }
        List<Fraction> largestFirst = fractions.stream()
                .sorted(Comparator.comparing(Fraction::remainder).reversed().thenComparing(Fraction::id))
                .toList();
        for (int i = 0; i < whole - handedOut; i++) {
            shares.merge(largestFirst.get(i).id(), 1L, Math::addExact);
        }
        return shares;
    }

    /** The same over weights in a list, ties to the earlier one. */
    public static List<Long> split(long whole, List<Long> weights) {
        Map<String, Long> numbered = new TreeMap<>();
        for (int i = 0; i < weights.size(); i++) {
            numbered.put(Integer.toString(FIRST_NUMBER + i), weights.get(i));
        }
        return List.copyOf(split(whole, numbered).values());
    }

    /** That part of a whole, rounded down; all of it where there is nothing to be in proportion to. */
    public static long scaled(long whole, long part, long of) {
        if (of == 0) {
            return whole;
        }
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(of))
                .longValueExact();
    }
}
