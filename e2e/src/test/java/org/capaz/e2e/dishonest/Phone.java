// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.dishonest;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.capaz.e2e.World;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;

/** A telephone that has seen nothing yet and scans a label: the page of a real member, in Chromium, which judges for itself. */
record Phone(Chromium chromium) {
    private static final String VIEW = "/v1/view";
    private static final String ANCHOR = "/.well-known/gold/anchor.json";

    /**
     * What the page says when it has asked everybody.
     *
     * @param verdict the name of the conclusion, as in the report of {@code verify --json}
     * @param code of the check that failed; empty without one
     * @param classes of the band that says it; one of them is its colour
     * @param reasons why the answers of members do not hold, a sentence for each
     */
    record Shown(String verdict, String code, List<String> classes, List<String> reasons) {}

    /** Every member answers for itself. */
    Shown scans(String label) {
        try (BrowserContext context = chromium.newContext()) {
            return shown(context, label);
        }
    }

    /**
     * A telephone that scans, and scans again later: what its page remembers is carried on; its worker is not, for what passes it
     * comes by no route. At the first scan nothing is remembered.
     */
    Scanned scans(String label, Optional<String> remembered) {
        var options = new Browser.NewContextOptions();
        remembered.ifPresent(options::setStorageState);
        try (BrowserContext context = chromium.newContext(options)) {
            Shown shown = shown(context, label);
            return new Scanned(shown, context.storageState());
        }
    }

    /** What the page said, and what it remembers for the next scan. */
    record Scanned(Shown shown, String remembered) {}

    /** Whichever member the page asks, that one answers in its place. */
    Shown scans(String label, LyingGateway instead) {
        return scansOneAfterAnother(label, List.of(instead)).getFirst();
    }

    /**
     * The same telephone scans the label as often as there are gateways; each time another one answers in the place of all. What the
     * page remembers is carried from one scan to the next; its worker is not, for what passes it comes by no route.
     */
    List<Shown> scansOneAfterAnother(String label, List<LyingGateway> instead) {
        List<Shown> shown = new ArrayList<>();
        var options = new Browser.NewContextOptions();
        for (LyingGateway gateway : instead) {
            try (BrowserContext context = chromium.newContext(options)) {
                answering(context, gateway);
                shown.add(shown(context, label));
                options.setStorageState(context.storageState());
            }
        }
        return shown;
    }

    /** A telephone that was given another anchor at its first visit. */
    Shown scansTrusting(Json.Obj anchor, String label, LyingGateway instead) {
        try (BrowserContext context = chromium.newContext()) {
            context.route(
                    url -> URI.create(url).getPath().equals(ANCHOR),
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody(CanonicalJson.write(anchor))));
            answering(context, instead);
            return shown(context, label);
        }
    }

    private static void answering(BrowserContext context, LyingGateway instead) {
        context.route(
                url -> URI.create(url).getPath().equals(VIEW),
                route -> route.resume(new Route.ResumeOptions().setUrl(instead.address() + VIEW)));
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
        page.navigate(World.address("producers")
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
                List.of(band.getAttribute("class").split(" ", -1)),
                page.locator("#device .reasons > li").allTextContents());
    }
}
