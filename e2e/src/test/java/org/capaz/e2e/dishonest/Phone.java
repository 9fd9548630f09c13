// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.dishonest;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.capaz.e2e.World;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.ledger.identity.CertificateId;

/** A telephone that has seen nothing yet and scans a label: the page of a real member, in Chromium, which judges for itself. */
record Phone(Chromium chromium) {
    private static final String VIEW = "/v1/view";

    /**
     * What the page says when it has asked everybody.
     *
     * @param verdict the name of the conclusion, as in the report of {@code verify --json}
     * @param code of the check that failed; empty without one
     * @param classes of the band that says it; one of them is its colour
     */
    record Shown(String verdict, String code, List<String> classes) {}

    /** Every member answers for itself. */
    Shown scans(String label) {
        try (BrowserContext context = chromium.newContext()) {
            return shown(context, label);
        }
    }

    /** Whichever member the page asks, that one answers in its place. */
    Shown scans(String label, LyingGateway instead) {
        try (BrowserContext context = chromium.newContext()) {
            context.route(
                    url -> URI.create(url).getPath().equals(VIEW),
                    route -> route.resume(new Route.ResumeOptions().setUrl(instead.address() + VIEW)));
            return shown(context, label);
        }
    }

    /** The member whose page it is lies in the page; what it and the others sign is as it was. */
    Shown scans(String label, UnaryOperator<String> inThePage) {
        try (BrowserContext context = chromium.newContext()) {
            context.route(url -> URI.create(url).getPath().startsWith("/c/"), route -> {
                APIResponse page = route.fetch();
                route.fulfill(new Route.FulfillOptions().setResponse(page).setBody(inThePage.apply(page.text())));
            });
            return shown(context, label);
        }
    }

    private static Shown shown(BrowserContext context, String label) {
        Page page = context.newPage();
        page.navigate(World.address("assurance")
                + "/c/"
                + new CertificateId(World.certificate()).shortId()
                + "?lang=en"
                + label.substring(label.indexOf('#')));
        // The page registers its worker when everything else is done.
        page.evaluate("() => navigator.serviceWorker.ready");
        Locator band = page.locator("#device");
        return new Shown(
                band.getAttribute("data-verdict"),
                band.getAttribute("data-code"),
                List.of(band.getAttribute("class").split(" ", -1)));
    }
}
