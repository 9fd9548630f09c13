// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.frame;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.gateway.page.Html;

/** Where a person types the number that opens a key on a shared phone; {@code pin.js} shows it. */
final class PinDialog {
    private PinDialog() {}

    static Html of(CooperativePage page) {
        Map<String, String> sentences = new TreeMap<>();
        sentences.put("id", "pin");
        sentences.put("aria-labelledby", "pin-title");
        said(page, sentences, "ask", FrameMessage.PIN_ASK);
        said(page, sentences, "choose", FrameMessage.PIN_CHOOSE);
        said(page, sentences, "advice", FrameMessage.PIN_CHOOSE_ADVICE);
        said(page, sentences, "again", FrameMessage.PIN_AGAIN);
        said(page, sentences, "different", FrameMessage.PIN_DIFFERENT);
        said(page, sentences, "easy", FrameMessage.PIN_EASY);
        said(page, sentences, "wrong", FrameMessage.PIN_WRONG);
        said(page, sentences, "erased", FrameMessage.PIN_ERASED);
        said(page, sentences, "form", FrameMessage.PIN_FORM);
        return Html.with(
                "dialog",
                sentences,
                List.of(Html.with(
                        "form",
                        Map.of("method", "dialog"),
                        List.of(
                                Html.with("h2", Map.of("id", "pin-title"), List.of()),
                                Html.with(
                                        "p",
                                        Map.of("id", "pin-why", "class", "told", "role", "alert", "hidden", ""),
                                        List.of()),
                                Html.with(
                                        "input",
                                        Map.of(
                                                "id", "pin-digits",
                                                "type", "password",
                                                "inputmode", "numeric",
                                                "maxlength", "6",
                                                "autocomplete", "off",
                                                "aria-labelledby", "pin-title"),
                                        List.of()),
                                Html.with(
                                        "button",
                                        Map.of("type", "submit", "id", "pin-enter"),
                                        List.of(Html.text(page.say(FrameMessage.PIN_ENTER.sentence())))),
                                Html.with(
                                        "button",
                                        Map.of("type", "button", "id", "pin-cancel", "class", "quiet"),
                                        List.of(Html.text(page.say(FrameMessage.PIN_CANCEL.sentence()))))))));
    }

    private static void said(CooperativePage page, Map<String, String> sentences, String name, FrameMessage words) {
        sentences.put("data-" + name, page.say(words.sentence()));
    }
}
