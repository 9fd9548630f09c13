// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.frame;

import java.util.List;
import java.util.Map;
import org.capaz.gateway.page.Html;

/** A small drawing before the words of a button; the words alone say everything. */
public enum Icon {
    PHONE("M5 1h6v14H5zM7.5 12.8h1"),
    PEOPLE("M3 5a2 2 0 1 0 4 0 2 2 0 1 0-4 0M9 5a2 2 0 1 0 4 0 2 2 0 1 0-4 0M1 14c0-5 8-5 8 0M9 10.500c3-1.500 6 .5 6"
            + " 3.500"),
    LINK("M7 9a3 3 0 0 0 4.200 0l2.500-2.500A3 3 0 0 0 9.500 2.300L8.500 3.300M9 7a3 3 0 0 0-4.200 0L2.300 9.500a3"
            + " 3 0 0 0 4.200 4.200l1-1"),
    PEN("M2 14l1-4 8-8 3 3-8 8zM9.500 3.500l3 3"),
    SHARE("M8 10V2M5 4.500L8 1.500l3 3M3 8v6h10V8"),
    SPEAKER("M2 6v4h3l4 3V3L5 6zM11 5.500c1.500 1.200 1.500 3.800 0 5M12.800 3.500c3 2.500 3 6.500 0 9"),
    ENTER("M1 8h10M7.500 4.500L11 8l-3.500 3.500M13.500 2v12");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    public Html html() {
        return Html.with(
                "span",
                Map.of("class", "icon", "aria-hidden", "true"),
                List.of(Html.with(
                        "svg",
                        Map.of("viewBox", "0 0 16 16"),
                        List.of(Html.with("path", Map.of("d", path), List.of())))));
    }
}
