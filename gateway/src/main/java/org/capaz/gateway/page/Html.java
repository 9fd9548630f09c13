// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.page;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A piece of a page. Text gets in only through {@link #text} and {@link #plain}, which escape it; there is no way to write markup by hand.
 *
 * <p>Decision 030.
 */
public record Html(String markup) {
    private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");

    public static final Html NOTHING = new Html("");

    /** Text of a page; a day is never broken over two lines. */
    public static Html text(String text) {
        return new Html(DAY.matcher(plain(text).markup()).replaceAll("<span class=\"whole\">$0</span>"));
    }

    /** Text where no element may stand in it: of an attribute, a drawing, a choice of a list. */
    public static Html plain(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return new Html(escaped.toString());
    }

    /** An element with text in it. */
    public static Html element(String name, String text) {
        return element(name, "", text(text));
    }

    /** An element with a class and others in it. */
    public static Html element(String name, String cssClass, Html... inside) {
        return element(name, cssClass, List.of(inside));
    }

    public static Html element(String name, String cssClass, Collection<Html> inside) {
        String attribute =
                cssClass.isEmpty() ? "" : " class=\"" + plain(cssClass).markup() + "\"";
        return new Html("<" + name + attribute + ">" + all(inside).markup() + "</" + name + ">");
    }

    /** An element with attributes and others in it. */
    public static Html with(String name, Map<String, String> attributes, Collection<Html> inside) {
        var opened = new StringBuilder("<").append(name);
        new TreeMap<>(attributes)
                .forEach((key, value) -> opened.append(' ')
                        .append(key)
                        .append("=\"")
                        .append(plain(value).markup())
                        .append('"'));
        return new Html(opened + ">" + all(inside).markup() + "</" + name + ">");
    }

    /** A rectangle of a drawing, coloured by its class. */
    public static Html rectangle(int x, int y, int width, int height, String cssClass) {
        return with(
                "rect",
                Map.of(
                        "x", Integer.toString(x),
                        "y", Integer.toString(y),
                        "width", Integer.toString(width),
                        "height", Integer.toString(height),
                        "class", cssClass),
                List.of());
    }

    /** What is shown only to who opens it. */
    public static Html folded(String summary, Collection<Html> inside) {
        return element("details", "", element("summary", summary), all(inside));
    }

    /** A pair whose value a script compares with what was signed. */
    public static Html pair(String name, String value, String fact, String plain) {
        Html told = new Html("<dd data-fact=\"" + plain(fact).markup() + "\" data-value=\""
                + plain(plain).markup() + "\">" + text(value).markup() + "</dd>");
        return all(List.of(element("dt", name), told));
    }

    /** A term with its description, inside a dl. */
    public static Html pair(String name, String value) {
        return all(List.of(element("dt", name), element("dd", value)));
    }

    /** Where a script says what this device found; what stands in it is what holds without a script. */
    public static Html device(String sentence) {
        return new Html("<section id=\"device\" class=\"device\" aria-live=\"polite\"><p>"
                + text(sentence).markup() + "</p></section>");
    }

    /** The state of a record, with its code for a script. */
    public static Html state(String words, String code) {
        return new Html("<p class=\"state\" data-state=\"" + plain(code).markup() + "\">"
                + text(words).markup() + "</p>");
    }

    public static Html link(String address, String language, String text) {
        return new Html("<a href=\"" + plain(address).markup() + "\" hreflang=\""
                + plain(language).markup() + "\" lang=\"" + plain(language).markup() + "\">"
                + text(text).markup() + "</a>");
    }

    public static Html all(Collection<Html> pieces) {
        var joined = new StringBuilder();
        pieces.forEach(piece -> joined.append(piece.markup()));
        return new Html(joined.toString());
    }

    /**
     * A whole document.
     *
     * @param script below /verify/
     */
    public static String document(String language, String title, String script, Html body) {
        return document(language, title, List.of("/page.css"), List.of("/verify/" + script), Map.of(), body);
    }

    /**
     * A whole document.
     *
     * @param styles addresses of this gateway
     * @param scripts addresses of modules of this gateway
     * @param data attributes of the body, which the scripts read
     */
    public static String document(
            String language,
            String title,
            List<String> styles,
            List<String> scripts,
            Map<String, String> data,
            Html body) {
        var head = new StringBuilder(
                "<!DOCTYPE html>\n<html lang=\"" + plain(language).markup()
                        + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,"
                        + " initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>"
                        + plain(title).markup() + "</title>");
        styles.forEach(style -> head.append("<link rel=\"stylesheet\" href=\"")
                .append(plain(style).markup())
                .append("\">"));
        scripts.forEach(script -> head.append("<script type=\"module\" src=\"")
                .append(plain(script).markup())
                .append("\"></script>"));
        Html page = with("body", data, List.of(element("main", "", body)));
        return head + "</head>" + page.markup() + "</html>\n";
    }
}
