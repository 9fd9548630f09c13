// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import java.time.Instant;
import java.util.List;

/** What a party is asked and has not answered; the room of the payments knows it. */
public interface OpenPayments {
    /** An announced payment that waits for somebody of the party. */
    record Open(String payment, Instant announcedAt) {}

    List<Open> of(String party);
}
