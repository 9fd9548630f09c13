// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

/**
 * The contract's functions that are no kind of statement. A kind of statement names
 * its own function.
 */
public final class ContractFunctions {
    /** Records {@code {"statements":[…]}}, all or none of them. */
    public static final String RECORD_BATCH = "RecordBatch";

    public static final String HEARTBEAT = "Heartbeat";

    /** Endorsed and never submitted: a label's facts, a certificate's state, and the list of states. */
    public static final String LABEL_VIEW = "LabelView";

    public static final String STATE_VIEW = "StateView";

    public static final String STATUS_VIEW = "StatusView";

    private ContractFunctions() {}
}
