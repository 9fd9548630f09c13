// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.capaz.bench.measure.Bench.NotDone;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.statement.SignedStatement;

/** The members' offices that take statements: those of a real network, or in a test a ledger in memory. */
public interface Offices extends AutoCloseable {
    /** Producers, traders, buyers, assurance. */
    List<String> MEMBERS = List.of("producers", "traders", "buyers", "assurance");

    /** The key with which that member registers parties and officers. */
    OfficerKey registrar(String member);

    /**
     * Comes back when all of them are on the ledger and that member's office has read them there.
     *
     * @param seen the block up to which that office has to know the ledger first
     * @return the block in which they stand
     * @throws NotDone when they were refused
     */
    long state(String member, List<SignedStatement> statements, long seen) throws NotDone;

    /** The CPU time of its processes so far, by their names. */
    Map<String, Supplier<Duration>> cpu();

    @Override
    void close();
}
