// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.many;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.capaz.gateway.buyer.many.ManyJudge.Judged;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;

/** One table of codes being judged, and what came of each so far. */
final class ManyJob {
    private final String address;
    private final Instant begun;
    private final OptionalInt all;
    private final List<Judged> judged = new ArrayList<>();
    /** Of each number the first row in which it stood: a number on two parcels is a copied label. */
    private final Map<String, Integer> first = new HashMap<>();

    private boolean finished;

    /**
     * What is there at one moment.
     *
     * @param all how many codes there are; unknown while archives, pictures and PDFs are being read
     * @param finished whether no more will come
     */
    record Progress(List<Row> rows, OptionalInt all, boolean finished) {
        Map<ManyVerdict, Integer> counts() {
            Map<ManyVerdict, Integer> counts = new EnumMap<>(ManyVerdict.class);
            rows.forEach(row -> counts.merge(row.verdict(), 1, Integer::sum));
            return counts;
        }
    }

    /**
     * One row of the table.
     *
     * @param sameAs the row in which the same number stood before
     */
    record Row(int number, Judged judged, Optional<Integer> sameAs) {
        /** A number that stood before is no good one any more. */
        ManyVerdict verdict() {
            return sameAs.isPresent() && judged.verdict().good() ? ManyVerdict.REPEATED : judged.verdict();
        }

        ArgumentSource reason() {
            return sameAs.<ArgumentSource>map(before -> ManyMessage.MANY_REPEATED
                            .with("told", judged.reason())
                            .and("before", Argument.count(before)))
                    .orElse(judged.reason());
        }
    }

    ManyJob(String address, Instant begun, OptionalInt all) {
        this.address = address;
        this.begun = begun;
        this.all = all;
    }

    String address() {
        return address;
    }

    Instant begun() {
        return begun;
    }

    synchronized void add(List<Judged> more) {
        for (Judged one : more) {
            judged.add(one);
            if (one.parcel().isPresent()) {
                first.putIfAbsent(one.number(), judged.size());
            }
        }
    }

    synchronized int size() {
        return judged.size();
    }

    synchronized void finish() {
        finished = true;
    }

    synchronized boolean finished() {
        return finished;
    }

    synchronized Progress progress() {
        List<Row> rows = new ArrayList<>(judged.size());
        for (int i = 0; i < judged.size(); i++) {
            int number = i + 1;
            rows.add(new Row(
                    number,
                    judged.get(i),
                    Optional.of(judged.get(i))
                            .filter(one -> one.parcel().isPresent())
                            .map(one -> first.get(one.number()))
                            .filter(before -> before < number)));
        }
        return new Progress(rows, all, finished);
    }
}
