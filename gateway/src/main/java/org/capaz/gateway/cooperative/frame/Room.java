// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.frame;

import java.util.List;
import org.capaz.ledger.message.Sentence;

/** The rooms behind the one sign-in: which page is the first in each, and with what style its pages are shown. */
enum Room {
    COOPERATIVE("/cooperative", FrameMessage.COOPERATIVE_HOME, List.of("/page.css", "/cooperative/cooperative.css")),
    /** Tables want a desk; its pages are as wide as one. */
    AUDITOR(
            "/auditor",
            FrameMessage.AUDITOR_HOME,
            List.of("/page.css", "/cooperative/cooperative.css", "/cooperative/auditor.css"));

    private final String first;
    private final FrameMessage name;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> styles;

    Room(String first, FrameMessage name, List<String> styles) {
        this.first = first;
        this.name = name;
        this.styles = styles;
    }

    /** Where one arrives after signing in. */
    String first() {
        return first;
    }

    /** What the way back to it is called. */
    Sentence wayBack() {
        return name.sentence();
    }

    List<String> styles() {
        return styles;
    }
}
