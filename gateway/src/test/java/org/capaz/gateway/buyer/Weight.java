// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a browser loads, as it comes over the wire. */
public final class Weight {
    private Weight() {}

    /** Bytes of all answers' bodies by path, until the page that is visited has nothing left to load. */
    public static Map<String, Integer> of(Page page, Runnable visit) {
        List<Response> answers = new ArrayList<>();
        page.context().onResponse(answers::add);
        visit.run();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        Map<String, Integer> bytes = new TreeMap<>();
        // Of a file that the browser still has, less than nothing comes: the size of its headers is taken off.
        List.copyOf(answers)
                .forEach(answer -> bytes.merge(
                        URI.create(answer.url()).getPath(),
                        Math.max(0, answer.request().sizes().responseBodySize),
                        Integer::sum));
        return bytes;
    }

    public static int sum(Map<String, Integer> bytes) {
        return bytes.values().stream().mapToInt(Integer::intValue).sum();
    }
}
