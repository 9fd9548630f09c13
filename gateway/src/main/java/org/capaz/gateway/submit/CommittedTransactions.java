// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import java.time.Duration;
import java.util.Optional;

/** What has been read from the chain already. Verdicts are keyed by place: a duplicate of a transaction never replaces its first. */
public interface CommittedTransactions {
    /** The first verdict on that transaction. */
    Optional<Place> find(String txId);

    /** The same, waiting for the block to be read, at most that long. */
    Optional<Place> await(String txId, Duration atMost);

    /** Where the statement with that client record id was first recorded, whoever carried it. */
    Optional<Recorded> findRecord(String clientRecordId);

    /** The same, waiting for the block to be read, at most that long. */
    Optional<Recorded> awaitRecord(String clientRecordId, Duration atMost);

    record Place(long block, int index, int validationCode) {}

    /**
     * The first record of a statement, and the transaction that made it.
     *
     * @param contentHash of the recorded statement without its signatures
     */
    record Recorded(String txId, Place place, String contentHash) {}
}
