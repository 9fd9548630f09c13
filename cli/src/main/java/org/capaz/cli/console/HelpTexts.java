package org.capaz.cli.console;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Messages;

/** The bundle of one language as the parser of the command line reads it: {@code ${bundle:KEY}} in a description is the text of that key. */
public final class HelpTexts extends ResourceBundle {
    private final Messages messages;

    public HelpTexts(Language language) {
        this.messages = Messages.in(language);
    }

    @Override
    protected Object handleGetObject(String key) {
        return messages.knows(key) ? messages.text(() -> key) : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(messages.keys());
    }
}
