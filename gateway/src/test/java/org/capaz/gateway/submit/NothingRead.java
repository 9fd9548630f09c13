// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import java.time.Duration;
import java.util.Optional;

/** A chain of which nothing is read. */
class NothingRead implements CommittedTransactions {
    @Override
    public Optional<Place> find(String txId) {
        return Optional.empty();
    }

    @Override
    public Optional<Place> await(String txId, Duration atMost) {
        return Optional.empty();
    }

    @Override
    public Optional<Recorded> findRecord(String clientRecordId) {
        return Optional.empty();
    }

    @Override
    public Optional<Recorded> awaitRecord(String clientRecordId, Duration atMost) {
        return Optional.empty();
    }
}
