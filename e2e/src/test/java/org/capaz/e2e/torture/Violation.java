// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

/** A promise that was not kept, with what shows it. */
record Violation(Promise promise, String shown) {
    /** What holds whatever happens to machines, processes and cables. */
    enum Promise {
        NOTHING_ACKNOWLEDGED_IS_LOST,
        NOTHING_IS_DOUBLED,
        NOTHING_REFUSED_IS_RECORDED,
        ONE_STATEMENT_HAS_ONE_ANSWER,
        UNKNOWN_IS_RESOLVED_IN_TIME,
        A_MINORITY_ACKNOWLEDGES_NOTHING,
        MEMBERS_AGREE_IN_TIME,
        CHAINS_ARE_WHOLE_AND_EQUAL,
        GATEWAYS_HAVE_READ_THE_SAME,
        NO_STALE_VALID,
        /** Told by the run itself: the checker sees no repairs. */
        UP_REPAIRS_WHAT_WAS_BROKEN
    }

    @Override
    public String toString() {
        return promise + ": " + shown;
    }
}
