// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.frame;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.capaz.gateway.page.Html;

/** What somebody does who lost the phone, who must act then, and what stands: where people look first, before and after signing in. */
public final class LostPhone {
    private LostPhone() {}

    /** The steps in their order, folded. */
    public static Html of(CooperativePage page) {
        return Html.with(
                "details",
                Map.of("id", "lost", "class", "plain"),
                List.of(
                        page.line("summary", FrameMessage.LOST_PHONE.sentence()),
                        Html.element(
                                "ol",
                                "",
                                Stream.of(
                                                FrameMessage.LOST_PHONE_SAY,
                                                FrameMessage.LOST_PHONE_OVER,
                                                FrameMessage.LOST_PHONE_NEW,
                                                FrameMessage.LOST_PHONE_STANDS)
                                        .map(step -> page.line("li", step.sentence()))
                                        .toList())));
    }
}
