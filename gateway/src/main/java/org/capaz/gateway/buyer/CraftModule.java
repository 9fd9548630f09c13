// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import java.util.Optional;

/**
 * What the modules of CRAFT 2 are about, in the page's own words. The numbers of other standards and of other versions mean
 * something else.
 */
enum CraftModule {
    ORGANISATION(PageMessage.PAGE_MODULE_ORGANISATION, PageMessage.PAGE_MODULE_ORGANISATION_MEANS),
    RIGHTS(PageMessage.PAGE_MODULE_RIGHTS, PageMessage.PAGE_MODULE_RIGHTS_MEANS),
    ABUSES(PageMessage.PAGE_MODULE_ABUSES, PageMessage.PAGE_MODULE_ABUSES_MEANS),
    PAYMENTS(PageMessage.PAGE_MODULE_PAYMENTS, PageMessage.PAGE_MODULE_PAYMENTS_MEANS),
    WORK(PageMessage.PAGE_MODULE_WORK, PageMessage.PAGE_MODULE_WORK_MEANS);

    private final PageMessage title;
    private final PageMessage meaning;

    CraftModule(PageMessage title, PageMessage meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    PageMessage title() {
        return title;
    }

    PageMessage meaning() {
        return meaning;
    }

    /** Nothing for a standard whose modules have no words here. */
    static Optional<CraftModule> of(String standard, String version, int number) {
        boolean known =
                standard.equals("CRAFT") && version.startsWith("2.") && number >= 1 && number <= values().length;
        return known ? Optional.of(values()[number - 1]) : Optional.empty();
    }
}
