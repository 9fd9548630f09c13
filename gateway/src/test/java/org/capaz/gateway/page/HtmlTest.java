// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void text_is_never_markup() {
        assertThat(Html.text("<b>\"'&").markup()).isEqualTo("&lt;b&gt;&quot;&#39;&amp;");
    }

    @Test
    void a_day_within_text_stays_on_one_line_and_other_numbers_stay_text() {
        assertThat(Html.element("p", "since 2026-11-28, <b>").markup())
                .isEqualTo("<p>since <span class=\"whole\">2026-11-28</span>, &lt;b&gt;</p>");
        assertThat(Html.text("12026-11-280 and 28/11/2026").markup()).isEqualTo("12026-11-280 and 28/11/2026");
    }

    @Test
    void no_element_gets_into_an_attribute_a_title_or_plain_text() {
        assertThat(Html.with("input", Map.of("value", "2026-11-28"), List.of()).markup())
                .contains("value=\"2026-11-28\"");
        assertThat(Html.document("en", "2026-11-28", "page.js", Html.NOTHING)).contains("<title>2026-11-28</title>");
        assertThat(Html.plain("2026-11-28").markup()).isEqualTo("2026-11-28");
    }
}
