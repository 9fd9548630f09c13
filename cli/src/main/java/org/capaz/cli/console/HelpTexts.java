// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.console;

import java.util.ListResourceBundle;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Messages;

/**
 * The bundle of one language as the parser of the command line reads it: {@code ${bundle:KEY}} in a description stands for
 * the text of that key.
 */
public final class HelpTexts extends ListResourceBundle {
    private final Messages messages;

    public HelpTexts(Language language) {
        this.messages = Messages.in(language);
    }

    @Override
    protected Object[][] getContents() {
        return messages.keys().stream()
                .map(key -> new Object[] {key, messages.text(() -> key)})
                .toArray(Object[][]::new);
    }
}
