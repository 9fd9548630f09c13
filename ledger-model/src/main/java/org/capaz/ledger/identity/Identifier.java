// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;

/** A value that names something; in a sentence it stands as it is, in every language. */
public interface Identifier extends ArgumentSource {
    String value();

    @Override
    default Argument argument() {
        return new Argument.Id(value());
    }
}
