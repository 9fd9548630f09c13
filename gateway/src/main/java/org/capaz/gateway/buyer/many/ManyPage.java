// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.many;

import static org.capaz.gateway.page.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.buyer.many.ManyJob.Progress;
import org.capaz.gateway.buyer.many.ManyJob.Row;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/** The pages about many labels: a form, and how far a table is. No script: the browser asks again by itself. */
final class ManyPage {
    /** What a person reads; all rows stand in the table. */
    private static final int MOST_SHOWN = 50;

    private final Words words;

    private ManyPage(Language language) {
        this.words = new Words(language);
    }

    static String form(Language language) {
        var page = new ManyPage(language);
        return page.document("/check", page.form());
    }

    /** The form again, with what was wrong with what was handed in. */
    static String refused(Sentence why, Language language) {
        var page = new ManyPage(language);
        return page.document(
                "/check",
                element("section", "answer amber", element("p", "", element("b", page.words.of(why)))),
                page.form());
    }

    /** @param name of the table, by which it is found again */
    static String progress(String name, Progress progress, String member, Language language) {
        var page = new ManyPage(language);
        return page.document("/check/" + name, page.told(name, progress, member));
    }

    private String document(String address, Html... body) {
        Language other = switch (words.language()) {
            case ENGLISH -> Language.SPANISH;
            case SPANISH -> Language.ENGLISH;
        };
        List<Html> parts = new ArrayList<>();
        parts.add(element(
                "header",
                "",
                words.line("h1", ManyMessage.MANY_TITLE),
                element(
                        "nav",
                        "",
                        Html.link(address + "?lang=" + other.tag(), other.tag(), Words.languageName(other)))));
        parts.addAll(List.of(body));
        return Html.document(
                words.language().tag(),
                words.of(ManyMessage.MANY_TITLE),
                List.of("/page.css"),
                List.of(),
                Map.of(),
                Html.all(parts));
    }

    private Html form() {
        return Html.all(List.of(
                words.line("p", ManyMessage.MANY_WHAT),
                words.line("p", ManyMessage.MANY_TRUST),
                Html.with(
                        "form",
                        Map.of(
                                "class", "many",
                                "method", "post",
                                "enctype", "multipart/form-data",
                                "action", "/check?lang=" + words.language().tag()),
                        List.of(
                                label("codes", ManyMessage.MANY_CODES),
                                Html.with(
                                        "textarea",
                                        Map.of(
                                                "id", "codes",
                                                "name", "codes",
                                                "rows", "8",
                                                "spellcheck", "false",
                                                "autocomplete", "off"),
                                        List.of()),
                                label("file", ManyMessage.MANY_FILE),
                                Html.with(
                                        "input",
                                        Map.of(
                                                "id", "file",
                                                "name", "file",
                                                "type", "file",
                                                "accept", ".csv,.txt,.xlsx,.zip,.pdf,.png,.jpg,.jpeg,.svg"),
                                        List.of()),
                                Html.with("button", Map.of(), List.of(Html.text(words.of(ManyMessage.MANY_START)))))),
                words.line(
                        "p",
                        ManyMessage.MANY_LIMITS
                                .with("codes", Argument.count(ManyJobs.MOST_CODES))
                                .and("minutes", Argument.count(ManyJobs.KEPT.toMinutes())))));
    }

    private Html label(String field, ManyMessage text) {
        return Html.with("label", Map.of("for", field), List.of(Html.text(words.of(text))));
    }

    private Html told(String name, Progress progress, String member) {
        List<Html> parts = new ArrayList<>();
        List<Row> wrong =
                progress.rows().stream().filter(row -> !row.verdict().good()).toList();
        boolean good = progress.finished() && wrong.isEmpty();
        parts.add(element(
                "section",
                "answer " + (good ? "stated" : wrong.isEmpty() ? "amber" : "over"),
                element("p", "state", Html.text(words.of(headline(progress, wrong)))),
                words.line("p", ManyMessage.MANY_TRUST)));
        progress.counts()
                .forEach((verdict, n) -> parts.add(words.line(
                        "p",
                        ManyMessage.MANY_COUNT.with("verdict", verdict.words()).and("n", Argument.count(n)))));
        if (!wrong.isEmpty()) {
            parts.add(words.line("h2", ManyMessage.MANY_NOT_GOOD.with("n", Argument.count(wrong.size()))));
            parts.add(element(
                    "ul",
                    "",
                    wrong.stream()
                            .limit(MOST_SHOWN)
                            .map(row -> words.line("li", row(row)))
                            .toList()));
        }
        if (wrong.size() > MOST_SHOWN) {
            parts.add(words.line("p", ManyMessage.MANY_MORE_ROWS.with("n", Argument.count(wrong.size() - MOST_SHOWN))));
        }
        if (progress.finished()) {
            parts.add(link(
                    "/check/" + name + "/result.xlsx", ManyMessage.MANY_TABLE.with("member", Argument.id(member))));
            parts.add(link("/check/" + name + "/result.csv", ManyMessage.MANY_TABLE_CSV.sentence()));
        }
        parts.add(link("/check", ManyMessage.MANY_ANOTHER.sentence()));
        return Html.all(parts);
    }

    private Html link(String address, Sentence text) {
        return element(
                "p",
                "",
                Html.with(
                        "a",
                        Map.of("href", address + "?lang=" + words.language().tag()),
                        List.of(Html.text(words.of(text)))));
    }

    private static Sentence headline(Progress progress, List<Row> wrong) {
        Argument done = Argument.count(progress.rows().size());
        if (!progress.finished()) {
            return progress.all().isPresent()
                    ? ManyMessage.MANY_RUNNING_OF
                            .with("n", done)
                            .and("all", Argument.count(progress.all().getAsInt()))
                    : ManyMessage.MANY_RUNNING.with("n", done);
        }
        return wrong.isEmpty()
                ? ManyMessage.MANY_ALL_GOOD.with("n", done)
                : ManyMessage.MANY_DONE.with("n", done).and("wrong", Argument.count(wrong.size()));
    }

    private static Sentence row(Row row) {
        var judged = row.judged();
        return judged.number().isEmpty()
                ? ManyMessage.MANY_ROW
                        .with("row", Argument.count(row.number()))
                        .and("place", Argument.id(judged.place()))
                        .and("verdict", row.verdict().words())
                        .and("reason", row.reason())
                : ManyMessage.MANY_ROW_NUMBER
                        .with("row", Argument.count(row.number()))
                        .and("number", Argument.id(judged.number()))
                        .and("verdict", row.verdict().words())
                        .and("reason", row.reason());
    }
}
