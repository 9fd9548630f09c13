// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.capaz.gateway.page.Html.element;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.gateway.buyer.section.NumberForm;
import org.capaz.gateway.buyer.section.ScanSection;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Language;

/** Writes the page at the root of a gateway: what this is, a number or a picture of a label to look up, and who the members are. */
final class FrontPage {
    private static final String SCRIPT = "front.js";

    private final Words words;

    /**
     * A member of the consortium.
     *
     * @param gateway where its own gateway answers, if the published anchor names it
     */
    record Member(String name, Optional<String> gateway) {}

    private FrontPage(Language language) {
        this.words = new Words(language);
    }

    static String write(List<Member> members, Language language) {
        return new FrontPage(language).page(members);
    }

    /** The page of something that was not answered: in doubt, never as if something were wrong with a lot. */
    static String problem(String title, String detail, String whatToDo, Language language) {
        var page = new FrontPage(language);
        return Html.document(
                language.tag(),
                title,
                SCRIPT,
                Html.all(List.of(
                        element(
                                "section",
                                "answer amber",
                                element("h1", "state", Html.text(title)),
                                element("p", detail),
                                element("p", whatToDo)),
                        page.words.line("h2", PageMessage.FRONT_FIND),
                        NumberForm.of("", page.words))));
    }

    private String page(List<Member> members) {
        return Html.document(
                words.language().tag(),
                words.of(PageMessage.FRONT_TITLE),
                SCRIPT,
                Html.all(List.of(
                        element(
                                "header",
                                "",
                                words.line("h1", PageMessage.FRONT_TITLE),
                                element("nav", "", otherLanguage())),
                        words.line("p", PageMessage.FRONT_WHAT),
                        words.line("h2", PageMessage.FRONT_FIND),
                        ScanSection.of(words),
                        Html.with(
                                "p",
                                Map.of("id", "scan-advice"),
                                List.of(Html.text(words.of(PageMessage.FRONT_CAMERA)))),
                        NumberForm.of("", words),
                        element(
                                "p",
                                "",
                                Html.with(
                                        "a",
                                        Map.of(
                                                "href",
                                                "/check?lang="
                                                        + words.language().tag()),
                                        List.of(Html.text(words.of(PageMessage.FRONT_MANY))))),
                        words.line("h2", PageMessage.FRONT_PEOPLE),
                        people(),
                        words.line("h2", PageMessage.FRONT_MEMBERS),
                        element("ul", "", members.stream().map(this::member).toList()))));
    }

    private Html otherLanguage() {
        Language other = switch (words.language()) {
            case ENGLISH -> Language.SPANISH;
            case SPANISH -> Language.ENGLISH;
        };
        return Html.link(
                "/?lang=" + other.tag(),
                other.tag(),
                PageMessage.PAGE_LANGUAGE.sentence().in(other));
    }

    private Html people() {
        return element(
                "dl",
                "people",
                words.pair(PageMessage.FRONT_BUYERS, words.of(PageMessage.FRONT_BUYERS_ADVICE)),
                words.pair(PageMessage.FRONT_COOPERATIVES, words.of(PageMessage.FRONT_COOPERATIVES_ADVICE)),
                element("dd", "", link("/cooperative", PageMessage.FRONT_COOPERATIVES_ENTER)),
                linked(PageMessage.FRONT_OPERATORS, "/openapi", PageMessage.FRONT_OPERATORS_ADVICE),
                words.line("dt", PageMessage.FRONT_AUDITORS),
                element(
                        "dd",
                        "",
                        element("p", "", link("/auditor", PageMessage.FRONT_AUDITORS_ENTER)),
                        element("p", "", link("/.well-known/gold/anchor.json", PageMessage.FRONT_AUDITORS_ADVICE))));
    }

    private Html linked(PageMessage name, String address, PageMessage text) {
        return Html.all(List.of(words.line("dt", name), element("dd", "", link(address, text))));
    }

    private Html link(String address, PageMessage text) {
        return Html.with("a", Map.of("href", address), List.of(Html.text(words.of(text))));
    }

    private Html member(Member member) {
        Html name = Html.text(member.name());
        return element(
                "li",
                "",
                member.gateway()
                        .map(address -> Html.with("a", Map.of("href", address + "/"), List.of(name)))
                        .orElse(name));
    }
}
