// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.time.Duration;

/** For how long a member's certificates are good when they are made. */
public final class Validity {

    /** In days: of the peer's, the administrator's and the gateway's certificates, which the member renews by itself. */
    public static final int DAYS_OF_RENEWED = 365;

    static final Duration RENEWED = Duration.ofDays(DAYS_OF_RENEWED);

    /** The channel's configuration and the trust anchor name roots and orderers: others must agree to new ones. */
    static final Duration NAMED_BY_THE_CHANNEL = Duration.ofDays(3_650);

    static final Duration CHAINCODE_CONNECTION = Duration.ofDays(5 * 365);

    /** Certificates are valid from a little earlier, so that a clock that is slow does not reject a new one. */
    static final Duration SLOW_CLOCKS = Duration.ofMinutes(5);

    private Validity() {}
}
