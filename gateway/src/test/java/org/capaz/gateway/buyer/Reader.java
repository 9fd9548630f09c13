// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Readers of a page: with a screen of any width, enlarged, dark, with a program that reads aloud, with a keyboard alone. */
public final class Reader {
    /** A screen of 1280 that is enlarged to 400 % shows what one of 320 shows (WCAG 1.4.10). */
    private static final List<Integer> WIDTHS = List.of(320, 360, 768, 1280);

    /** Day, month, year, and the calendar. */
    private static final int STEPS_OF_A_DAY = 4;

    /** Read once, and kept by a page for as long as it stands: reading and parsing it takes longer than judging the page. */
    private static final String AXE = axe();

    private static final String VIOLATIONS =
            "async (rules) => (await axe.run({ resultTypes: ['violations'], ...rules })).violations"
                    + ".map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' '))";

    /** Where a part ends that is shown, else nothing, so that it is waited for. */
    private static final String BOTTOM =
            "(part) => { const box = document.querySelector(part)?.getBoundingClientRect();"
                    + " return box?.height > 0 ? box.bottom : false; }";
    /** Days that stand on two lines; one whose parts nobody sees has no lines. */
    private static final String BROKEN_DAYS = """
        () => {
          const broken = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const { data } = texts.currentNode;
            for (const { 0: day, index } of data.matchAll(/\\b(\\d{4}-\\d{2}-\\d{2}|\\d{2}\\/\\d{2}\\/\\d{4})\\b/g)) {
              const range = document.createRange();
              range.setStart(texts.currentNode, index);
              range.setEnd(texts.currentNode, index + day.length);
              if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) {
                broken.push(data);
              }
            }
          }
          return broken;
        }
        """;

    private Reader() {}

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void canRead(Page page, String what) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(AXE);
        }
        assertThat(page.evaluate(VIOLATIONS, Map.of())).as(what).isEqualTo(List.of());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(page.evaluate(VIOLATIONS, Map.of("runOnly", List.of("color-contrast"))))
                .as("%s in the dark", what)
                .isEqualTo(List.of());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s at %s", what, width)
                    .isEqualTo(width);
            assertThat(page.evaluate(BROKEN_DAYS))
                    .as("%s at %s, days over two lines", what, width)
                    .isEqualTo(List.of());
        }
    }

    /**
     * Without scrolling on a phone of 360 by 640. A page that is drawn anew while it is judged has for a moment no such part, so a
     * part is found and measured in one step.
     */
    public static void seesOnFirstScreen(Page page, String what, List<String> parts) {
        page.setViewportSize(360, 640);
        for (String part : parts) {
            Object bottom = page.waitForFunction(BOTTOM, part).jsonValue();
            assertThat(((Number) bottom).doubleValue())
                    .as("%s of %s", part, what)
                    .isLessThanOrEqualTo(640);
        }
    }

    /** Each is shown to have the focus, too. A field for a day takes several steps. */
    public static void reachesAllByKeyboard(Page page) {
        String all = "[...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]"
                + ".filter((e) => e.checkVisibility() && !e.disabled)";
        page.evaluate("() => { window.reached = new Set(); window.unseen = [];"
                + " document.addEventListener('focusin', (e) => { window.reached.add(e.target);"
                + " if ([e.target, e.target.parentElement].every((one) => getComputedStyle(one).outlineStyle === 'none'))"
                + " { window.unseen.push(e.target.outerHTML); }"
                + " }); }");
        String notReached = all + ".filter((e) => !window.reached.has(e)).map((e) => e.outerHTML)";
        int most = STEPS_OF_A_DAY * (Integer) page.evaluate(all + ".length") + 1;
        for (int i = 0; i < most && !List.of().equals(page.evaluate(notReached)); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.evaluate(notReached)).isEqualTo(List.of());
        assertThat(page.evaluate("window.unseen")).isEqualTo(List.of());
    }
}
