// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.util.Optional;
import org.capaz.ledger.message.Message;

/**
 * What the modules of CRAFT 2 are about, in the project's own words, for pages and reports. The numbers of other standards and of other versions mean
 * something else.
 */
public enum CraftModule {
    ORGANISATION(Message.CRAFT_ORGANISATION, Message.CRAFT_ORGANISATION_MEANS),
    RIGHTS(Message.CRAFT_RIGHTS, Message.CRAFT_RIGHTS_MEANS),
    ABUSES(Message.CRAFT_ABUSES, Message.CRAFT_ABUSES_MEANS),
    PAYMENTS(Message.CRAFT_PAYMENTS, Message.CRAFT_PAYMENTS_MEANS),
    WORK(Message.CRAFT_WORK, Message.CRAFT_WORK_MEANS);

    private final Message title;
    private final Message meaning;

    CraftModule(Message title, Message meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** Its name. */
    public Message title() {
        return title;
    }

    /** One sentence or two on what it asks. */
    public Message meaning() {
        return meaning;
    }

    /** Nothing for a standard whose modules have no words here. */
    public static Optional<CraftModule> of(String standard, String version, long number) {
        boolean known =
                standard.equals("CRAFT") && version.startsWith("2.") && number >= 1 && number <= values().length;
        return known ? Optional.of(values()[(int) number - 1]) : Optional.empty();
    }
}
