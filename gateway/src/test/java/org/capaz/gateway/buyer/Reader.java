// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** Readers of a page: with a screen of any width, enlarged, with a program that reads aloud, with a keyboard alone. */
public final class Reader {
    /** A screen of 1280 that is enlarged to 400 % shows what one of 320 shows (WCAG 1.4.10). */
    private static final List<Integer> WIDTHS = List.of(320, 360, 768, 1280);

    private Reader() {}

    public static void canRead(Page page, String what) {
        assertThat(new AxeBuilder(page).analyze().getViolations().stream().map(Rule::getId))
                .as(what)
                .isEmpty();
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s at %s", what, width)
                    .isEqualTo(width);
        }
    }

    /** Each is shown to have the focus, too. */
    static void reachesAllByKeyboard(Page page) {
        String all = "[...document.querySelectorAll('a, button, input:not([type=hidden]), textarea, summary')]"
                + ".filter((e) => e.checkVisibility())";
        page.evaluate("() => { window.reached = new Set(); window.unseen = [];"
                + " document.addEventListener('focusin', (e) => { window.reached.add(e.target);"
                + " if (getComputedStyle(e.target).outlineStyle === 'none') { window.unseen.push(e.target.outerHTML); }"
                + " }); }");
        int reachable = (Integer) page.evaluate(all + ".length");
        for (int i = 0; i < reachable; i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.evaluate(all + ".filter((e) => !window.reached.has(e)).map((e) => e.outerHTML)"))
                .isEqualTo(List.of());
        assertThat(page.evaluate("window.unseen")).isEqualTo(List.of());
    }
}
