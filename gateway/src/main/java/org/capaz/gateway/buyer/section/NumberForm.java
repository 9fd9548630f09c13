// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import java.util.List;
import java.util.Map;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;

/** The field for the number beside the code of a label. Where a script runs, a whole label may be pasted, and stays on the device. */
public final class NumberForm {
    private NumberForm() {}

    /**
     * The field with its button.
     *
     * @param typed what was typed before, to be mended; empty at first
     */
    public static Html of(String typed, Words words) {
        return Html.with(
                "form",
                Map.of("id", "find", "method", "get", "action", "/c"),
                List.of(
                        Html.with(
                                "label",
                                Map.of("for", "number"),
                                List.of(Html.text(words.of(PageMessage.FRONT_NUMBER)))),
                        Html.with(
                                "input",
                                Map.of(
                                        "id", "number",
                                        "name", "number",
                                        "value", typed,
                                        "required", "",
                                        "autocomplete", "off",
                                        "autocapitalize", "characters",
                                        "spellcheck", "false",
                                        "maxlength", "64"),
                                List.of()),
                        Html.with(
                                "input",
                                Map.of(
                                        "type",
                                        "hidden",
                                        "name",
                                        "lang",
                                        "value",
                                        words.language().tag()),
                                List.of()),
                        Html.with("button", Map.of(), List.of(Html.text(words.of(PageMessage.FRONT_LOOK_UP))))));
    }
}
