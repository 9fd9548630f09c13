// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.Pictures;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.gateway.buyer.Reader;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.sample.DemoOfficer;

/** A phone of a cooperative: a small window of a browser with a profile of its own, at the time of the case. */
public final class Phone implements AutoCloseable {
    /** The number with which officers of these tests open their key on a shared phone. */
    public static final String PIN = "604318";

    /** Puts an officer's key where the phone keeps keys, as if it had been made there. */
    private static final String KEEP_KEY = """
        async ({ officer, label, pkcs8, pin }) => {
          const { keep } = await import('/cooperative/js/keys.js');
          const { locked } = await import('/cooperative/js/pin.js');
          const bytes = Uint8Array.from(atob(pkcs8), (char) => char.charCodeAt(0));
          const key = await crypto.subtle.importKey(
            'pkcs8', bytes, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
          await keep({ officer, kind: 'P256', label, method: 'SHARED_DEVICE', ...await locked(key, pin) });
        }
        """;

    /**
     * Making a key of a number takes so many rounds that nobody tries all numbers. Tests use dozens of numbers and pay for one
     * round each, after it was seen that the page asks for enough.
     */
    private static final String ONE_ROUND = """
        const derive = SubtleCrypto.prototype.deriveKey;
        SubtleCrypto.prototype.deriveKey = function (algorithm, ...rest) {
          if (algorithm.iterations < 600000) {
            throw new Error('so few rounds that all numbers can be tried: ' + algorithm.iterations);
          }
          return derive.call(this, { ...algorithm, iterations: 1 }, ...rest);
        };
        """;

    /** What can be touched and is lower than 44 pixels; a field that lies over its whole button is as high as that. */
    private static final String TOO_SMALL = """
        [...document.querySelectorAll('a, button, input, select')]
          .filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 44)
          .map((one) => one.outerHTML)
        """;

    private static final int WIDTH = 360;
    private static final int HEIGHT = 640;

    private final Language language;
    private final BrowserContext context;
    private final Page page;

    public Phone(Chromium chromium, Instant now) {
        this(chromium, now, Language.SPANISH);
    }

    /** @param language of its owner, in which the browser shows days as well */
    public Phone(Chromium chromium, Instant now, Language language) {
        this(chromium, now, language, ServiceWorkerPolicy.ALLOW);
    }

    /** @param workers whether the pages' own worker may answer in place of the gateway */
    public Phone(Chromium chromium, Instant now, Language language, ServiceWorkerPolicy workers) {
        this.language = language;
        context = chromium.newContext(new Browser.NewContextOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setLocale(language == Language.SPANISH ? "es-CO" : "en-GB")
                .setServiceWorkers(workers));
        context.addInitScript(ONE_ROUND);
        page = context.newPage();
        page.clock().setFixedTime(now.toEpochMilli());
    }

    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    /** From now on it keeps passkeys; it recognises its owner, or does not. */
    public Phone withPasskeys(boolean recognises) {
        CDPSession devices = context.newCDPSession(page);
        devices.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", recognises);
        options.addProperty("automaticPresenceSimulation", true);
        var arguments = new JsonObject();
        arguments.add("options", options);
        devices.send("WebAuthn.addVirtualAuthenticator", arguments);
        return this;
    }

    /** Types the number that opens a key of a shared phone. */
    public void typePin(String pin) {
        page.locator("dialog[open]").waitFor();
        page.fill("#pin-digits", pin);
        page.click("#pin-enter");
    }

    /** What it calls the owner of that key. */
    public static String calls(String officer) {
        return "Demo " + officer;
    }

    /** Signs in with a key of the demonstration that was made on this phone before. */
    public void signIn(String gateway, DemoOfficer officer) {
        signIn(gateway, officer, "/cooperative");
    }

    /** @param to the page, and the place of it, that the officer wanted to see */
    public void signIn(String gateway, DemoOfficer officer, String to) {
        page.navigate(gateway + "/cooperative/sign-in?lang=" + language.tag() + "&to=" + to);
        page.evaluate(
                KEEP_KEY,
                Map.of(
                        "officer",
                        officer.id().value(),
                        "label",
                        calls(officer.id().value()),
                        "pkcs8",
                        Base64.getEncoder()
                                .encodeToString(officer.key().getPrivate().getEncoded()),
                        "pin",
                        PIN));
        page.reload();
        page.locator("button[data-officer='" + officer.id().value() + "']").click();
        typePin(PIN);
        page.waitForURL(gateway + to);
    }

    public void signOut() {
        page.locator("#sign-out").click();
        page.waitForURL("**/cooperative/sign-in");
    }

    /** Requires that everybody can read and use what it shows. */
    public void everybodyCanUse(String state) {
        Reader.canRead(page, state);
        page.setViewportSize(WIDTH, HEIGHT);
        assertThat((List<?>) page.evaluate(TOO_SMALL)).as(state).isEmpty();
    }

    /** Requires that everybody can read and use what it shows, and keeps a picture of it. */
    public void fits(String state) {
        everybodyCanUse(state);
        boolean asksForNumber = page.locator("dialog[open]").count() > 0;
        Pictures.keep(page, "cooperative-" + state + "-" + language.tag(), !asksForNumber);
    }

    @Override
    public void close() {
        context.close();
    }
}
