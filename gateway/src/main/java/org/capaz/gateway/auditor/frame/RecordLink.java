// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.record.LedgerKey;

/** Where the page of a record is, by the record's key as people read it: {@code payment/P-1}. */
public final class RecordLink {
    public static final String PATH = "/auditor/record";

    private RecordLink() {}

    /** A link with the key as its words. */
    public static Html of(String key) {
        return of(key, key);
    }

    public static Html of(String key, String words) {
        return Html.with("a", Map.of("href", PATH + "?key=" + encoded(key)), List.of(Html.text(words)));
    }

    /** In the address of a page. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Reads the key back; empty for a text that is none. */
    public static Optional<LedgerKey> key(String text) {
        List<String> parts = List.of(text.split("/", -1));
        return new LedgerKey.Text(parts.getFirst(), parts.subList(1, parts.size())).known();
    }
}
