// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

/** Why peers did not count a transaction, as far as the difference matters here. */
enum ValidationCode {
    VALID(0),
    DUPLICATE_TXID(9),
    ENDORSEMENT_POLICY_FAILURE(10),
    MVCC_READ_CONFLICT(11),
    PHANTOM_READ_CONFLICT(12),
    OTHER(-1);

    private final int number;

    ValidationCode(int number) {
        this.number = number;
    }

    static ValidationCode of(int number) {
        for (ValidationCode code : values()) {
            if (code.number == number) {
                return code;
            }
        }
        return OTHER;
    }

    /** Somebody else was first with the same records. */
    boolean isConflict() {
        return this == MVCC_READ_CONFLICT || this == PHANTOM_READ_CONFLICT;
    }

    /** A policy fails too when a block before changed the key's custodian after our proposal was signed. */
    boolean mayPassWhenTriedAgain() {
        return isConflict() || this == ENDORSEMENT_POLICY_FAILURE;
    }
}
