// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;

/**
 * Writes the scan of a label, by the camera or from a picture. All of it is hidden until the script that reads on the
 * device runs; what that may say stands here.
 *
 * <p>Decision 171.
 */
public final class ScanSection {
    private final Words words;

    private ScanSection(Words words) {
        this.words = words;
    }

    public static Html of(Words words) {
        return new ScanSection(words).section(List.of());
    }

    /** With a title of its own, for pages that are about something else. */
    public static Html titled(Words words) {
        return new ScanSection(words).section(List.of(words.line("h2", PageMessage.FRONT_FIND)));
    }

    private Html section(List<Html> title) {
        List<Html> parts = new ArrayList<>(title);
        parts.add(button("camera", PageMessage.FRONT_SCAN));
        parts.add(Html.with(
                "label",
                Map.of("class", "button"),
                List.of(
                        Html.text(words.of(PageMessage.FRONT_PICTURE)),
                        Html.with("input", Map.of("type", "file", "id", "picture", "accept", "image/*"), List.of()))));
        parts.add(Html.with(
                "div",
                Map.of("id", "viewer", "hidden", ""),
                List.of(
                        words.line("p", PageMessage.FRONT_HOLD),
                        Html.with("video", Map.of("id", "video", "playsinline", "", "muted", ""), List.of()),
                        button("stop", PageMessage.FRONT_STOP))));
        parts.add(told("scan-none", PageMessage.FRONT_NO_CODE));
        parts.add(told("scan-foreign", PageMessage.FRONT_FOREIGN_CODE));
        parts.add(told("scan-unreadable", PageMessage.FRONT_PICTURE_UNREADABLE));
        parts.add(told("scan-failed", PageMessage.FRONT_NO_READER));
        parts.add(told("scan-refused", PageMessage.FRONT_CAMERA_REFUSED));
        parts.add(told("scan-no-camera", PageMessage.FRONT_NO_CAMERA));
        return Html.with("section", Map.of("id", "scan", "hidden", ""), parts);
    }

    private Html button(String id, PageMessage message) {
        return Html.with("button", Map.of("id", id, "type", "button"), List.of(Html.text(words.of(message))));
    }

    private Html told(String id, PageMessage message) {
        return Html.with("p", Map.of("id", id, "role", "alert", "hidden", ""), List.of(Html.text(words.of(message))));
    }
}
