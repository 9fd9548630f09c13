// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.webhook;

import java.util.Optional;
import org.capaz.ledger.json.Json;

/**
 * Where one party wants to be told that something was recorded.
 *
 * @param secret with which deliveries are signed; told once, when it was made
 * @param due the delivery that is to be made or to be tried again, with its place
 * @param told the place that was delivered last
 * @param tries how often the one that is due failed
 */
record Webhook(
        String id,
        String party,
        String url,
        String secret,
        long madeAt,
        Optional<Due> due,
        String told,
        int tries,
        String failure,
        boolean stopped) {

    /** A delivery to be made. */
    record Due(String delivery, String place) {}

    /** As its party is shown it: without the secret. */
    Json.Obj json() {
        Json.Obj shown = Json.object()
                .with("id", id)
                .with("url", url)
                .with("madeAt", madeAt)
                .with("state", stopped ? "STOPPED" : tries > 0 ? "RETRYING" : "ACTIVE")
                .with("delivered", told);
        return tries > 0 ? shown.with("tries", tries).with("failure", failure) : shown;
    }
}
