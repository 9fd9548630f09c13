// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import static org.capaz.ledger.sample.Members.day;
import static org.capaz.ledger.sample.Members.number;
import static org.capaz.ledger.sample.Members.text;
import static org.capaz.ledger.sample.Members.texts;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Rule;

/**
 * A statement that the contract accepted.
 *
 * @param owners for whom those who signed sign
 * @param keys the ids of all keys that signed, new ones too
 */
public record Said(
        StatementKind kind,
        String actor,
        List<String> owners,
        List<String> keys,
        Json.Obj body,
        Instant recordedAt,
        List<StateChange> facts,
        LedgerState before) {

    public static Said of(Draft draft, List<StateChange> facts) {
        Json.Arr signatures = (Json.Arr) CanonicalJson.parseObject(draft.text()).get("signatures");
        LedgerState before = draft.world().ledger();
        List<String> keys = signatures.items().stream()
                .map(signature -> text(signature, "key"))
                .toList();
        List<String> owners = keys.stream()
                .map(key -> before.read(new LedgerKey(Family.OFFICER, List.of(key))))
                .flatMap(Optional::stream)
                .map(officer -> text(officer, "owner"))
                .toList();
        return new Said(
                StatementKind.of(draft.statement().kind()).orElseThrow(),
                draft.statement().actor(),
                owners,
                keys,
                draft.statement().body(),
                draft.call().time(),
                facts,
                before);
    }

    public Said by(String other) {
        return new Said(kind, other, List.of(other), keys, body, recordedAt, facts, before);
    }

    public Said signedFor(String... others) {
        return new Said(kind, actor, List.of(others), keys, body, recordedAt, facts, before);
    }

    public Said withKeys(String... others) {
        return new Said(kind, actor, owners, List.of(others), body, recordedAt, facts, before);
    }

    public Said stating(String path, String value) {
        return new Said(kind, actor, owners, keys, Body.set(body, path, value), recordedAt, facts, before);
    }

    public Said at(Instant moment) {
        return new Said(kind, actor, owners, keys, body, moment, facts, before);
    }

    public Said writing(Family family, String path, String value) {
        return writing(facts.stream()
                .map(fact -> fact.key().family() == family
                        ? new StateChange(fact.name(), fact.key(), Body.set((Json.Obj) fact.value(), path, value))
                        : fact));
    }

    public Said alsoWriting(List<StateChange> more) {
        return writing(Stream.concat(facts.stream(), more.stream()));
    }

    public Said without(Family family) {
        return writing(facts.stream().filter(fact -> fact.key().family() != family));
    }

    private Said writing(Stream<StateChange> others) {
        return new Said(kind, actor, owners, keys, body, recordedAt, others.toList(), before);
    }

    Stream<StateChange> of(Family family) {
        return facts.stream().filter(fact -> fact.key().family() == family);
    }

    Json.Obj record(LedgerKey key) {
        return (Json.Obj) before.read(key).orElse(Json.object());
    }

    String organisation(String party) {
        return text(record(new LedgerKey(Family.PARTY, List.of(party))), "msp");
    }

    boolean hasRole(String party, String... roles) {
        return texts(record(new LedgerKey(Family.PARTY, List.of(party))), "roles")
                .anyMatch(Arrays.asList(roles)::contains);
    }

    boolean flags(Rule rule) {
        return of(Family.FLAG).anyMatch(fact -> fact.key().parts().get(2).equals(rule.name()));
    }

    Day recordedDay() {
        return Day.of(recordedAt);
    }

    /** The number in effect when it was recorded. */
    long value(String key) {
        return before.list(LedgerKeys.referenceValues()).stream()
                .filter(published -> !day(published, "effectiveFrom").isAfter(recordedDay()))
                .map(published -> (Json.Obj) published.get("values"))
                .filter(values -> values.members().containsKey(key))
                .map(values -> number(values, key))
                .reduce(0L, (earlier, later) -> later);
    }

    /** For each of these facts, whether it is as it must be; empty where there is none. */
    Optional<Boolean> each(Family family, Function<StateChange, Boolean> kept) {
        return of(family).map(kept).reduce(Boolean::logicalAnd);
    }
}
