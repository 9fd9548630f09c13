// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.frame;

import static org.capaz.gateway.page.Html.element;
import static org.capaz.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.page.Html;

/**
 * Writes a table that a phone shows as one card a row: each cell knows the head of its column, and the roles stay what they are
 * however the style lays it out.
 */
public final class Table {
    private Table() {}

    /**
     * The table.
     *
     * @param name read aloud before it
     * @param rows as many cells in each as there are heads
     */
    public static Html of(String name, List<String> heads, List<List<Html>> rows) {
        return Html.with(
                "table",
                Map.of("class", "rows", "role", "table", "aria-label", name),
                List.of(
                        part(
                                "thead",
                                "rowgroup",
                                row(heads.stream()
                                        .map(head -> Html.with(
                                                "th",
                                                Map.of("scope", "col", "role", "columnheader"),
                                                List.of(text(head))))
                                        .toList())),
                        part(
                                "tbody",
                                "rowgroup",
                                Html.all(rows.stream()
                                        .map(cells -> row(cells(heads, cells)))
                                        .toList()))));
    }

    private static List<Html> cells(List<String> heads, List<Html> cells) {
        List<Html> written = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            written.add(Html.with(
                    "td",
                    Map.of("role", "cell", "data-head", heads.get(i)),
                    List.of(element("span", "", cells.get(i)))));
        }
        return written;
    }

    private static Html row(List<Html> cells) {
        return part("tr", "row", Html.all(cells));
    }

    private static Html part(String name, String role, Html inside) {
        return Html.with(name, Map.of("role", role), List.of(inside));
    }
}
