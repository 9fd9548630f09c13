// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.exception;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;

/**
 * Every exception of a replayed ledger, kind by kind and in the order of the blocks; with the limits by which they were told,
 * as of the ledger's latest time. What a rule judged by an earlier limit is told by that one.
 */
public final class Exceptions {
    private static final String FORMAT = "capaz-exceptions/1";

    private final ReplayedLedger ledger;
    private final List<ExceptionFound> found;

    /** Looks for every kind. */
    public Exceptions(ReplayedLedger ledger) {
        this.ledger = ledger;
        this.found = Stream.of(
                        PremiumExceptions.of(ledger),
                        GoldExceptions.of(ledger),
                        PeopleExceptions.of(ledger),
                        AssessorExceptions.of(ledger),
                        CorroborationExceptions.of(ledger))
                .flatMap(List::stream)
                .distinct()
                .sorted(Comparator.comparing(ExceptionFound::kind)
                        .thenComparingLong(ExceptionFound::block)
                        .thenComparing(one -> one.records().toString()))
                .toList();
    }

    /** All of them. */
    public List<ExceptionFound> found() {
        return found;
    }

    /** Those of one kind. */
    public List<ExceptionFound> of(ExceptionKind kind) {
        return found.stream().filter(one -> one.kind() == kind).toList();
    }

    /** A limit as of the ledger's latest time; empty before the members have published it. */
    public Optional<Long> bound(ReferenceValue value) {
        return ReferenceValues.on(Day.of(ledger.time()), ledger.state()).find(value);
    }

    /** For people, each kind with how many there are: also those of which there are none. */
    public String text(Manifest export, Language language) {
        List<String> lines = new ArrayList<>();
        lines.add(AuditMessage.EXCEPTIONS_OF
                .with("channel", Argument.id(export.channel()))
                .and("block", Argument.count(export.asOf()))
                .and("head", Argument.id(export.head()))
                .and("count", Argument.count(found.size()))
                .in(language));
        for (ExceptionKind kind : ExceptionKind.values()) {
            List<ExceptionFound> some = of(kind);
            lines.add("");
            lines.add(kind + " (" + some.size() + "): " + kind.meaning(language));
            kind.bounds().stream()
                    .map(value -> value.key() + " = "
                            + bound(value).map(number -> Long.toString(number)).orElse("-"))
                    .forEach(value -> lines.add("  " + value));
            some.forEach(one -> lines.add("  " + one.line().in(language)));
        }
        return String.join("\n", lines);
    }

    /** Canonical JSON, each sentence in both languages. */
    public byte[] json(Manifest export) {
        List<Json.Obj> kinds = new ArrayList<>();
        for (ExceptionKind kind : ExceptionKind.values()) {
            kinds.add(Json.object()
                    .with("kind", kind.name())
                    .with("meaning", kind.meaning(Language.ENGLISH))
                    .with(
                            "bounds",
                            kind.bounds().stream()
                                    .flatMap(value -> bound(value).stream()
                                            .map(number -> Json.object()
                                                    .with("key", value.key())
                                                    .with("value", number)))
                                    .toList())
                    .with("found", of(kind).stream().map(Exceptions::json).toList()));
        }
        return CanonicalJson.bytes(Json.object()
                .with("format", FORMAT)
                .with("channel", export.channel())
                .with("asOf", export.asOf())
                .with("head", export.head())
                .with("time", ledger.time().toString())
                .with("kinds", kinds));
    }

    private static Json.Obj json(ExceptionFound one) {
        return Json.object()
                .with("records", Json.texts(one.records()))
                .with("block", one.block())
                .with(
                        "says",
                        Json.object()
                                .with("en", one.says().in(Language.ENGLISH))
                                .with("es", one.says().in(Language.SPANISH)));
    }
}
