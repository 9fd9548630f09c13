// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import org.capaz.gateway.Pictures;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.gateway.buyer.Reader;
import org.capaz.gateway.cooperative.Phone;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The auditors' pages on a phone and at a desk, in both languages: everybody can read them, and reach everything by keyboard. */
class AuditorInBrowserTest extends AuditorTest {
    private static final int DESK = 1280;
    private static final int DESK_HEIGHT = 900;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** Each page with its name. */
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("populations", "/auditor");
        PAGES.put("payments", "/auditor/populations/payments");
        PAGES.put("record", "/auditor/record?key=receipt/P-AMP-01");
        PAGES.put("attestation", "/auditor/record?key=attestation/AMP-01/01/AT-AMP-01-1");
        PAGES.put("trail", "/auditor/trail?lot=LE");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_page_can_be_read_and_used_by_everybody(Language language) {
        try (Phone phone = new Phone(CHROMIUM, world.now(), language)) {
            phone.signIn(gateway.address(), world.officer(AUDITOR), "/auditor");
            Page page = phone.page();
            PAGES.forEach((name, path) -> {
                page.navigate(gateway.address() + path);
                phone.everybodyCanUse(name);
                Reader.reachesAllByKeyboard(page);
                Pictures.keep(page, "auditor-" + name + "-360-" + language.tag(), true);
                page.setViewportSize(DESK, DESK_HEIGHT);
                Pictures.keep(page, "auditor-" + name + "-1280-" + language.tag(), true);
            });
        }
    }
}
