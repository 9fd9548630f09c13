// SPDX-License-Identifier: Apache-2.0
package org.capaz.client;

import java.util.List;
import org.capaz.ledger.message.Language;

/** A failure that is told to a person: what happened, then what the person can do next. */
public interface Explained {
    /** One sentence or more, one a line. */
    List<String> explanation(Language language);
}
