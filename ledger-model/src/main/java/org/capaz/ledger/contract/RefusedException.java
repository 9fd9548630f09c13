// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import org.capaz.ledger.statement.Objection;

/** A rule says no; what leaves the contract is its objection. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Objection objection;

    RefusedException(Objection objection) {
        super(objection.text());
        this.objection = objection;
    }

    /** Rule, field and what is wrong. */
    public Objection objection() {
        return objection;
    }
}
