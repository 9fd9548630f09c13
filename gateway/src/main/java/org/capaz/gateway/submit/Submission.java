// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import java.util.List;

/**
 * What somebody wants on the ledger.
 *
 * @param id the client record id, the key to idempotency; of a batch, an id made from its statements
 * @param statementIds the client record ids inside
 * @param contentHash tells same from other content under the same id; signatures do not count
 * @param function the contract's function
 * @param argument its first argument, canonical JSON
 */
public record Submission(
        String id,
        List<String> statementIds,
        String actor,
        String kind,
        String contentHash,
        String function,
        String argument) {
    public Submission {
        statementIds = List.copyOf(statementIds);
    }
}
