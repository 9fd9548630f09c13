// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the ledger holds that this gateway cannot read: logged once, and shown in its health until a newer program runs. */
public final class Alerts {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private final Set<String> open = new ConcurrentSkipListSet<>();

    void raise(String what) {
        if (open.add(what)) {
            LOG.error("ALERT {}", what);
        }
    }

    /** What is to be looked at by a person. */
    public Set<String> open() {
        return Set.copyOf(open);
    }
}
