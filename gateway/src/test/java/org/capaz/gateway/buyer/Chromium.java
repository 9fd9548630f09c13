// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The Chromium of this machine: started for the first test class that needs one with these arguments, and closed behind the last. */
public final class Chromium implements BeforeAllCallback {
    private static final double PATIENCE_MILLIS = 120_000;

    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--no-first-run");

    private final List<String> arguments;
    private Browser browser;

    public Chromium() {
        this(ARGUMENTS);
    }

    private Chromium(List<String> arguments) {
        this.arguments = arguments;
    }

    /** One whose camera sees a video (y4m), again and again, and which lets every page use it. */
    static Chromium seeing(Path video) {
        var arguments = new ArrayList<>(ARGUMENTS);
        arguments.add("--use-fake-ui-for-media-stream");
        arguments.add("--use-fake-device-for-media-stream");
        arguments.add("--use-file-for-fake-video-capture=" + video.toAbsolutePath());
        return new Chromium(arguments);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        browser = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .getOrComputeIfAbsent(arguments, Started::with, Started.class)
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
        static Started with(List<String> arguments) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Started(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                                    .setArgs(arguments)));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
