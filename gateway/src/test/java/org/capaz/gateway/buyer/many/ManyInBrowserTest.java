// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.many;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whichever address of a gateway shows the form for many labels, a browser can send it from there. */
class ManyInBrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "producers.localhost", "buyers.localhost"})
    void the_form_is_sent_from_each_address_that_shows_it_also_after_a_refusal(String host) {
        try (CaseGateway gateway = new CaseGateway(Stage.CERTIFIED.world(), "BuyersMSP");
                BrowserContext context = CHROMIUM.newContext()) {
            Page page = context.newPage();
            page.navigate(gateway.address().replaceFirst("//[^:/]+", "//" + host) + "/check?lang=en");
            page.click("form button");
            page.getByText("There is no code").waitFor();

            page.fill("#codes", new CertificateId(WorkedCase.CERTIFICATE).shortId());
            page.click("form button");

            page.getByText("1 checked, all issued").waitFor();
            assertThat(page.url()).startsWith("http://" + host + ":");
        }
    }
}
