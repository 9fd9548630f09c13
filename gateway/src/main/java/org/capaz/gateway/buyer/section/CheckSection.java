// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.capaz.gateway.buyer.lot.LotPage.Check;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;

/** Writes with what anybody checks the record on a computer of their own, folded. */
public final class CheckSection {
    /** So many digits of a fingerprint stand together: eyes compare short groups, and lines break between them. */
    private static final int GROUP = 8;

    private CheckSection() {}

    public static Html of(Check check, Words words) {
        return Html.folded(
                words.of(PageMessage.PAGE_CHECK),
                List.of(
                        words.line("p", PageMessage.PAGE_CHECK_HOW),
                        element(
                                "ul",
                                "",
                                file(
                                        "/v1/bundles/of/" + check.certificate().value(),
                                        "bundle.json",
                                        words.of(PageMessage.PAGE_CHECK_BUNDLE)),
                                file(
                                        "/.well-known/gold/anchor.json",
                                        "anchor.json",
                                        words.of(PageMessage.PAGE_CHECK_ANCHOR)),
                                file(
                                        "/.well-known/gold/status.json",
                                        "status.json",
                                        words.of(PageMessage.PAGE_CHECK_STATUS))),
                        words.line("p", PageMessage.PAGE_CHECK_FINGERPRINT),
                        element("p", "hash", grouped(check.fingerprint()))));
    }

    private static Html file(String address, String savedAs, String words) {
        return element(
                "li", "", Html.with("a", Map.of("href", address, "download", savedAs), List.of(Html.text(words))));
    }

    /** Parted by their looks alone: who copies it has the digits without spaces. */
    private static List<Html> grouped(String digits) {
        return groups(digits).stream().map(group -> element("span", group)).toList();
    }

    /** The digits of a fingerprint as people compare them. */
    public static List<String> groups(String digits) {
        return IntStream.iterate(0, from -> from < digits.length(), from -> from + GROUP)
                .mapToObj(from -> digits.substring(from, Math.min(from + GROUP, digits.length())))
                .toList();
    }
}
