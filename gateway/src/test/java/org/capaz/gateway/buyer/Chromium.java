// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The Chromium of this machine: started for the first test class that needs it, and closed behind the last. */
public final class Chromium implements BeforeAllCallback {
    private static final double PATIENCE_MILLIS = 120_000;

    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        browser = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .getOrComputeIfAbsent(Started.class, key -> Started.now(), Started.class)
                .browser();
    }

    public BrowserContext newContext() {
        return newContext(new Browser.NewContextOptions());
    }

    /** A fresh profile, whose waiting ends so late that a busy machine fails no test. */
    public BrowserContext newContext(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    /** The store closes it behind the last test. */
    private record Started(Playwright playwright, Browser browser) implements AutoCloseable {
        static Started now() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Started(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run"))));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
