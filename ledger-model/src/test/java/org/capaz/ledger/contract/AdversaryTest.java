// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conservation;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.EveryKind.Member;
import org.capaz.ledger.sample.RuleAudit;
import org.capaz.ledger.sample.Said;
import org.capaz.ledger.statement.StatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody changes a right statement of each kind: every field, every signature, the carrier, the signer. Who has no key
 * gets nothing through. Who has the rightful key may say something else, but nothing that makes gold, claims or cents, and
 * nothing that breaks a rule from I49 on ({@link RuleAudit}).
 */
class AdversaryTest {
    private static final long SEED = Long.getLong("capaz.seed", 20240304L);

    /** Ids that exist in the worked case, other spellings, other lengths, other days. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "É",
            "la",
            "LA",
            "LB",
            "LE",
            "AMP-01",
            "AMP-02",
            "AGG-01",
            "REF-01",
            "BUY-01",
            "AUD-01",
            "SCH-01",
            "S-000811",
            "S-000812",
            "T-LA",
            "M-01",
            "DEMO-PREMIUM",
            "ProducersMSP",
            "2024-03-01",
            "2024-03-04",
            "2019-01-01",
            "2031-12-31",
            "0".repeat(64),
            "9".repeat(300),
            "NONE",
            "FULL",
            "FIRE",
            "XRF",
            "UMPIRE");

    private final Random random = new Random(SEED);

    // Without a key

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void nothing_that_was_changed_after_signing_gets_through(StatementKind kind) {
        Draft right = EveryKind.rightly(kind);
        List<String> through = new ArrayList<>();
        for (String path : Body.paths(right.statement().json().without("body"))) {
            tampered(right, path, Body.at(right.statement().json(), path), through);
        }
        for (Member member : EveryKind.members(kind)) {
            tampered(member.draft(), "body." + member.path(), member.value(), through);
        }
        assertThat(through).as("got through, seed %d", SEED).isEmpty();
    }

    private void tampered(Draft right, String path, Json value, List<String> through) {
        for (Json other : others(value)) {
            if (accepted(right.tampered(signed -> changed(signed, "statement." + path, other)))) {
                through.add(path + " = " + other);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void no_signature_survives_a_flipped_bit(StatementKind kind) {
        Draft right = EveryKind.rightly(kind);
        int signatures = ((Json.Arr) CanonicalJson.parseObject(right.text()).get("signatures"))
                .items()
                .size();
        for (int signature = 0; signature < signatures; signature++) {
            for (int round = 0; round < 8; round++) {
                int bit = random.nextInt(512);
                Draft changed = right.tampered(flipped(signature, bit));
                assertThat(accepted(changed))
                        .as("bit %d of signature %d of %s, seed %d", bit, signature, kind, SEED)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void nobody_changes_afterwards_how_an_officer_signed(StatementKind kind) {
        Draft right = EveryKind.rightly(kind);
        for (String method : List.of("SHARED_DEVICE", "FIELD_VISIT")) {
            assertThat(accepted(right.tampered(signed -> Body.set(signed, "signatures[0].method", "'" + method + "'"))))
                    .as("%s of %s", method, kind)
                    .isFalse();
        }
    }

    private static UnaryOperator<Json.Obj> flipped(int signature, int bit) {
        String path = "signatures[" + signature + "].sig";
        return signed -> {
            byte[] bytes = Base64Url.decode(Body.text(signed, path));
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return Body.set(signed, path, "'" + text + "'");
        };
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void nobody_else_says_it_and_nobody_else_carries_it(StatementKind kind) {
        Draft right = EveryKind.rightly(kind);
        for (String officer : List.of("amp-02-treasurer", "agg-01-custodian", "buy-01-payments", "aud-01-assessor")) {
            if (!owner(officer).equals(right.statement().actor())) {
                assertThat(accepted(right.signedBy(officer)))
                        .as("%s signs %s", officer, kind)
                        .isFalse();
            }
        }
        List<String> signing = right.signers().stream()
                .map(signer -> signer.owner().matches("[A-Z0-9-]+")
                        ? Party.find(right.world().ledger(), new PartyId(signer.owner()))
                                .map(party -> party.msp().value())
                                .orElse(right.call().msp())
                        : signer.owner())
                .toList();
        assertThat(Consortium.MEMBERS.stream()
                        .filter(member -> !signing.contains(member))
                        .filter(member -> accepted(right.carriedBy(member))))
                .as("strangers that %s can be carried by", kind)
                .isEmpty();
    }

    private static String owner(String officer) {
        return officer.substring(0, 6).toUpperCase(Locale.ROOT);
    }

    // With the rightful key

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void whatever_an_insider_signs_instead_makes_no_gold_no_claim_and_no_cent_and_breaks_no_rule(StatementKind kind) {
        Draft right = EveryKind.rightly(kind);
        List<String> through = new ArrayList<>();
        Consumer<Draft> tried = draft -> broken(draft).forEach(rule -> through.add(rule + "; " + draft));
        for (Member member : EveryKind.members(kind)) {
            others(member.value()).forEach(other -> tried.accept(member.with(other)));
            tried.accept(member.without());
        }
        for (long minutes : new long[] {-1, 1, 14, 16, -60 * 24, -60 * 24 * 8, -60 * 24 * 400}) {
            tried.accept(right.happenedAt(right.statement().eventAt().plus(Duration.ofMinutes(minutes))));
        }
        assertThat(through).as("got through, seed %d", SEED).isEmpty();
    }

    /** The checks that the adversary is held against do see what they are there to see. */
    @Test
    void what_breaks_a_balance_is_seen() {
        Draft melt = EveryKind.rightly(StatementKind.MELT_LOTS);
        var recorded = (StatementProcessor.Answer.Recorded) melt.judged();
        assertThat(Conservation.broken(recorded.events(), melt.world().ledger()))
                .isEmpty();

        var altered = recorded.events().stream()
                .map(event -> event.key().toString().equals("lot/LE")
                        ? new StateChange(
                                event.name(), event.key(), Body.set((Json.Obj) event.value(), "fineMg", 3_327_091))
                        : event)
                .toList();
        assertThat(Conservation.broken(altered, melt.world().ledger()))
                .hasSize(2)
                .anyMatch(rule -> rule.startsWith("I21"))
                .anyMatch(rule -> rule.startsWith("I23"));
    }

    // Changing

    List<Json> others(Json value) {
        List<Json> others = new ArrayList<>(List.of(Json.NULL, Json.object(), Json.array(List.of())));
        switch (value) {
            case Json.Num number -> {
                long is = number.value();
                for (long other : new long[] {
                    is + 1, is - 1, is * 2, is / 2, 0, -1, Json.Num.LARGEST, random.nextLong(1, 10_000_000)
                }) {
                    if (other != is && other <= Json.Num.LARGEST) {
                        others.add(Json.number(other));
                    }
                }
                others.add(Json.text(Long.toString(is)));
            }
            case Json.Str text -> {
                TEXTS.stream()
                        .filter(other -> !other.equals(text.text()))
                        .map(Json::text)
                        .forEach(others::add);
                others.add(Json.text(text.text() + "0"));
                others.add(Json.number(1));
            }
            case Json.Arr list
            when !list.items().isEmpty() -> {
                List<Json> doubled = new ArrayList<>(list.items());
                doubled.add(list.items().getFirst());
                others.add(Json.array(doubled));
                others.add(Json.array(list.items().subList(1, list.items().size())));
            }
            case Json other -> others.add(Json.text("LA"));
        }
        return others.stream().filter(other -> !other.equals(value)).toList();
    }

    /** A few by the seed; all of them with {@code -Dcapaz.thorough=true}. */
    private List<String> some(List<String> texts) {
        List<String> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, random);
        return Boolean.getBoolean("capaz.thorough") ? texts : shuffled.subList(0, 7);
    }

    private static Json.Obj changed(Json.Obj object, String path, Json value) {
        return Body.put(object, path, value);
    }

    private static boolean accepted(Draft draft) {
        try {
            return draft.judged() instanceof StatementProcessor.Answer.Recorded;
        } catch (StatementException | JsonException refused) {
            return false;
        }
    }

    private static List<String> broken(Draft draft) {
        try {
            return draft.judged() instanceof StatementProcessor.Answer.Recorded recorded
                    ? Stream.concat(
                                    Conservation.broken(
                                            recorded.events(), draft.world().ledger())
                                            .stream(),
                                    RuleAudit.broken(Said.of(draft, recorded.events())).stream())
                            .toList()
                    : List.of();
        } catch (StatementException | JsonException refused) {
            return List.of();
        }
    }
}
