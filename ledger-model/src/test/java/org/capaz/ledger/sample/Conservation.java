// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.transformation.Balance;

/**
 * What no accepted statement may break, whoever signed it: the network's balance (I23), the shares of each lot (I21), the
 * claims on each origin (I37), the split of each premium (I38). Looks only at what the statement writes and what stood
 * there before.
 */
public final class Conservation {
    private static final long MILLIGRAMS_IN_A_KILOGRAM = 1_000_000;

    private Conservation() {}

    /** What these facts would break, each with its rule; empty when nothing. */
    public static List<String> broken(List<StateChange> facts, LedgerState before) {
        List<String> broken = new ArrayList<>();
        long was = difference(facts, before, false);
        long is = difference(facts, before, true);
        if (was != is) {
            broken.add("I23: " + (is - was) + " mg fine appear or vanish");
        }
        for (StateChange fact : facts) {
            if (fact.key().family() == Family.LOT && shares(fact.value()) != number(fact.value(), "fineMg")) {
                broken.add("I21: the shares of " + fact.key() + " do not add up");
            }
        }
        broken.addAll(overclaimed(facts, before));
        split(facts, before, broken);
        return broken;
    }

    /** What the touched lots and transformations leave unaccounted for. */
    private static long difference(List<StateChange> facts, LedgerState before, boolean after) {
        List<Json.Obj> lots = new ArrayList<>();
        List<Json.Obj> transformations = new ArrayList<>();
        List<Json.Obj> rescued = new ArrayList<>();
        for (StateChange fact : facts) {
            List<Json.Obj> records = switch (fact.key().family()) {
                case LOT -> lots;
                case TRANSFORMATION -> transformations;
                case RESCUED -> rescued;
                default -> null;
            };
            if (records != null) {
                if (after) {
                    records.add((Json.Obj) fact.value());
                } else {
                    before.read(fact.key()).ifPresent(record -> records.add((Json.Obj) record));
                }
                if (fact.key().family() == Family.RESCUED) {
                    // The rescued lot's own record is not touched, and counts no longer.
                    before.read(new LedgerKey(Family.LOT, fact.key().parts()))
                            .ifPresent(record -> lots.add((Json.Obj) record));
                }
            }
        }
        return Balance.of(lots, transformations, rescued).differenceMg();
    }

    private static long shares(Json lot) {
        return ((Json.Arr) ((Json.Obj) lot).get("vector"))
                .items().stream().mapToLong(share -> number(share, "fineMg")).sum();
    }

    private static List<String> overclaimed(List<StateChange> facts, LedgerState before) {
        List<String> broken = new ArrayList<>();
        Set<String> origins = new TreeSet<>();
        facts.stream()
                .filter(fact -> fact.key().family() == Family.CLAIM)
                .forEach(fact -> origins.add(fact.key().parts().getFirst()));
        for (String origin : origins) {
            var claims = new java.util.TreeMap<LedgerKey, Long>();
            for (StateChange fact : facts) {
                if (fact.key().family() == Family.CLAIM
                        && fact.key().parts().getFirst().equals(origin)) {
                    claims.put(fact.key(), number(fact.value(), "fineMg"));
                }
            }
            for (Json.Obj claim : before.list(new LedgerKey(Family.CLAIM, List.of(origin)))) {
                claims.putIfAbsent(
                        new LedgerKey(
                                Family.CLAIM,
                                List.of(
                                        origin,
                                        Body.text(claim, "scheme"),
                                        Body.text(claim, "subject"),
                                        Body.text(claim, "payer"))),
                        number(claim, "fineMg"));
            }
            long claimed = claims.values().stream().mapToLong(Long::longValue).sum();
            Json lot = before.read(new LedgerKey(Family.LOT, List.of(origin))).orElseThrow();
            long began = number(lot, "fineMg") + number(lot, "lossMg");
            // 10 bp: what two assays of the same metal may differ by
            if (claimed > began + began / 1_000) {
                broken.add("I37: " + claimed + " mg are claimed of " + began + " mg of lot " + origin);
            }
        }
        return broken;
    }

    private static void split(List<StateChange> facts, LedgerState before, List<String> broken) {
        BigInteger fine = BigInteger.ZERO;
        BigInteger minor = BigInteger.ZERO;
        BigInteger rate = BigInteger.ZERO;
        for (StateChange fact : facts) {
            if (fact.name().equals("ObligationRaised")) {
                Json.Obj record = (Json.Obj) fact.value();
                fine = fine.add(BigInteger.valueOf(number(record, "fineMg")));
                minor = minor.add(BigInteger.valueOf(number(record, "minor")));
                String version = "%06d".formatted(number(record, "version"));
                Json scheme = before.read(new LedgerKey(Family.SCHEME, List.of(Body.text(record, "scheme"), version)))
                        .orElseThrow();
                rate = BigInteger.valueOf(number(((Json.Obj) scheme).get("ratePerKg"), "minor"));
            }
        }
        BigInteger kilogram = BigInteger.valueOf(MILLIGRAMS_IN_A_KILOGRAM);
        BigInteger off = minor.multiply(kilogram).subtract(fine.multiply(rate)).abs();
        if (off.shiftLeft(1).compareTo(kilogram) > 0) {
            broken.add("I38: obligations of " + minor + " for " + fine + " mg at " + rate + " a kilogram");
        }
    }

    private static long number(Json record, String member) {
        return record instanceof Json.Obj object && object.get(member) instanceof Json.Num number ? number.value() : 0;
    }
}
