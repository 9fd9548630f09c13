// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.work;

import static org.capaz.gateway.page.Html.element;
import static org.capaz.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.audit.exception.ExceptionFound;
import org.capaz.audit.exception.ExceptionKind;
import org.capaz.gateway.auditor.frame.RecordLink;
import org.capaz.gateway.auditor.frame.Table;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;

/** Writes every kind of exception with how many there are, also none, and each of one kind. */
final class ExceptionPages {
    private static final int ROWS = 50;

    private final CooperativePage page;
    private final Findings.OfExceptions found;
    private final String asOf;

    ExceptionPages(CooperativePage page, Findings.OfExceptions found, String asOf) {
        this.page = page;
        this.found = found;
        this.asOf = asOf;
    }

    List<Html> all() {
        return List.of(
                page.line("p", WorkMessage.EXCEPTION_LIST_WHAT.sentence()),
                Table.of(
                        page.say(WorkMessage.EXCEPTION_LIST_TITLE.sentence()),
                        heads(
                                WorkMessage.EXCEPTION_LIST_COUNT,
                                WorkMessage.EXCEPTION_LIST_MEANING,
                                WorkMessage.EXCEPTION_LIST_KIND,
                                WorkMessage.EXCEPTION_LIST_LIMITS),
                        Arrays.stream(ExceptionKind.values())
                                .map(kind -> List.of(
                                        text(Argument.count(of(kind).size()).in(page.language())),
                                        of(kind).isEmpty()
                                                ? text(kind.meaning(page.language()))
                                                : link(kind, 0, kind.meaning(page.language())),
                                        element("code", kind.name()),
                                        text(limits(kind))))
                                .toList()));
    }

    private List<ExceptionFound> of(ExceptionKind kind) {
        return found.found().getOrDefault(kind, List.of());
    }

    private List<String> heads(WorkMessage... heads) {
        return Stream.of(heads).map(head -> page.say(head.sentence())).toList();
    }

    private String limits(ExceptionKind kind) {
        return kind.bounds().stream()
                .map(value -> value.key() + " = "
                        + Optional.ofNullable(found.limits().get(value))
                                .map(limit -> Long.toString(limit))
                                .orElse("-"))
                .collect(Collectors.joining(", "));
    }

    private Html link(ExceptionKind kind, int from, String words) {
        return Html.with(
                "a",
                Map.of("href", "/auditor/exceptions?asOf=" + asOf + "&kind=" + kind.name() + "&from=" + from),
                List.of(text(words)));
    }

    /** @param from how many stand on the pages before */
    List<Html> one(ExceptionKind kind, int from) {
        List<ExceptionFound> all = of(kind);
        List<Html> body = new ArrayList<>();
        body.add(element("h2", kind.meaning(page.language())));
        if (!kind.bounds().isEmpty()) {
            body.add(element("p", limits(kind)));
        }
        List<ExceptionFound> shown = all.stream().skip(from).limit(ROWS).toList();
        body.add(
                shown.isEmpty()
                        ? page.line("p", WorkMessage.EXCEPTION_LIST_NONE.sentence())
                        : Table.of(
                                kind.meaning(page.language()),
                                heads(
                                        WorkMessage.EXCEPTION_LIST_SAYS,
                                        WorkMessage.EXCEPTION_LIST_RECORDS,
                                        WorkMessage.EXCEPTION_LIST_BLOCK),
                                shown.stream()
                                        .map(one -> List.of(
                                                text(page.say(one.says())),
                                                Html.all(one.records().stream()
                                                        .map(key -> element("div", "", RecordLink.of(key)))
                                                        .toList()),
                                                text(Argument.count(one.block()).in(page.language()))))
                                        .toList()));
        List<Html> ways = new ArrayList<>();
        ways.add(Html.with(
                "a",
                Map.of("href", "/auditor/exceptions?asOf=" + asOf),
                List.of(text(page.say(WorkMessage.EXCEPTION_LIST_ALL.sentence())))));
        if (from + ROWS < all.size()) {
            ways.add(link(kind, from + ROWS, page.say(WorkMessage.EXCEPTION_LIST_NEXT.sentence())));
        }
        body.add(element("p", "ways", ways));
        return body;
    }
}
