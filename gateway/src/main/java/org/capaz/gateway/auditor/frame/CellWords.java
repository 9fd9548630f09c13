// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.frame;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.capaz.ledger.contract.StatementDescription;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;

/**
 * Says what stands in a member of a record: masses, amounts and days as people read them, moments in UTC. A code has words where
 * the bundle has some, and else stands as it is on the ledger.
 */
public record CellWords(Language language) {
    /** Moments whose names do not end in {@code At}, where they are numbers. */
    private static final Set<String> MOMENTS = Set.of("validFrom", "validTo", "from", "to", "validUntil");

    /**
     * What the record has at that path; empty where it has nothing.
     *
     * @param words the beginning of the keys under which the bundle has words for its codes; empty for none
     */
    public String of(Json.Obj record, String path, String words) {
        int dot = path.indexOf('.');
        if (dot > 0) {
            return record.get(path.substring(0, dot)) instanceof Json.Obj inner
                    ? of(inner, path.substring(dot + 1), words)
                    : "";
        }
        return switch (record.get(path)) {
            case Json.Num minor
            when path.equals("minor") && record.get("currency") instanceof Json.Str currency ->
                new Argument.Amount(minor.value(), currency.text()).in(language);
            case Json value -> value(path, value, words);
            case null -> "";
        };
    }

    private String value(String name, Json value, String words) {
        return switch (value) {
            case Json.Obj amount when amount.get("minor") != null -> of(amount, "minor", "");
            case Json.Num second
            when name.endsWith("At") || MOMENTS.contains(name) ->
                Argument.moment(Instant.ofEpochSecond(second.value())).in(language);
            case Json.Str code when !words.isEmpty() -> code(words, code.text());
            case Json.Arr list ->
                list.items().stream().map(item -> value(name, item, words)).collect(Collectors.joining(", "));
            default -> StatementDescription.of(language).told(name, value);
        };
    }

    private String code(String words, String code) {
        MessageKey key = () -> words + "_" + code;
        return Messages.in(language).knows(key.name()) ? key.sentence().in(language) : code;
    }
}
