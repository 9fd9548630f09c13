// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.intake;

import java.util.List;
import org.capaz.ledger.statement.Objection;

/** What was sent is no statement, or no batch of them: everything that is wrong with its form, at least one thing. */
final class MalformedRequest extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Objection> errors;

    MalformedRequest(List<Objection> errors) {
        super(errors.getFirst().because());
        this.errors = List.copyOf(errors);
    }

    List<Objection> errors() {
        return errors;
    }
}
