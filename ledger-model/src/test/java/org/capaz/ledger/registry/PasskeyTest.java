// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.DemoPasskey;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.PasskeyAssertion;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.StatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A passkey signs what its device showed, where it was registered, with its owner there; each part is checked. */
class PasskeyTest {
    private final Consortium world = Stage.FOUNDED.world();
    private final DemoOfficer clerk = DemoOfficer.of("amp-01-phone", "AMP-01", OfficerRole.TREASURER);
    private final DemoPasskey phone = DemoPasskey.of(clerk);
    private final Draft registration =
            world.producers().registersOfficer(DemoPasskey.registered(WorkedCase.officer(clerk)));

    private static Draft signed(Draft draft, OfficerSignature... signatures) {
        return draft.tampered(before -> new SignedStatement(draft.statement(), List.of(signatures)).json());
    }

    /** The statement with this as the signature of the new key. */
    private Draft proved(Draft draft, OfficerSignature proof) {
        return signed(
                draft,
                world.officer("producers-registrar").sign(draft.statement()),
                world.officer("amp-01-treasurer").sign(draft.statement()),
                proof);
    }

    private Draft proved(OfficerSignature proof) {
        return proved(registration, proof);
    }

    private static void assertRefused(Draft draft, Message why) {
        assertThatThrownBy(draft::judged).isInstanceOfSatisfying(StatementException.class, refused -> {
            assertThat(refused.code()).isEqualTo("SIGNATURE_WRONG");
            assertThat(refused.objection().sentence().arguments().get("what"))
                    .isInstanceOfSatisfying(
                            Argument.Words.class,
                            what -> assertThat(what.sentence().key()).isEqualTo(why.name()));
        });
    }

    private Draft by(DemoPasskey used) {
        return proved(used.sign(registration.statement()));
    }

    @Test
    void a_passkey_is_registered_with_where_it_may_be_used() {
        registration.recorded();

        assertThat(world.record(LedgerKeys.officer(clerk.id()))).satisfies(record -> {
            assertThat(Body.text(record, "kind")).isEqualTo("PASSKEY");
            assertThat(Body.text(record, "origin")).isEqualTo(DemoPasskey.ORIGIN);
            assertThat(Body.text(record, "rpIdHash")).isEqualTo(Body.hash(DemoPasskey.SERVICE));
        });
    }

    @Test
    void a_registered_passkey_signs_what_its_officer_states() {
        registration.recorded();
        Draft rotation = world.amp01().rotatesItsKey(Conduct.rotation());
        OfficerSignature proof = Conduct.newTreasurer().sign(rotation.statement());

        assertRefused(signed(rotation, clerk.sign(rotation.statement()), proof), Message.PASSKEY_DATA_MISSING);
        assertThat(signed(rotation, phone.sign(rotation.statement()), proof)).isAccepted();
    }

    @Test
    void what_is_signed_is_a_use_and_not_the_making_of_a_passkey() {
        assertRefused(by(phone.withType("webauthn.create")), Message.PASSKEY_TYPE_WRONG);
        assertThat(by(phone)).isAccepted();
    }

    @Test
    void the_device_was_shown_this_very_statement() {
        OfficerSignature ofOther = phone.sign(registration.withId("another-1").statement());

        assertRefused(proved(ofOther), Message.PASSKEY_OF_OTHER_STATEMENT);
        assertThat(proved(phone.sign(registration.statement()))).isAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://oro.example.org.evil.example", "https://evil.example", "http://oro.example.org"})
    void the_page_is_of_the_registered_origin(String elsewhere) {
        assertRefused(by(phone.at(elsewhere)), Message.PASSKEY_AT_OTHER_ORIGIN);
        assertThat(by(phone.at(DemoPasskey.ORIGIN))).isAccepted();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`,\"crossOrigin\":true}`",
                "`,\"crossOrigin\":true,\"topOrigin\":\"https://evil.example\"}`",
                "`,\"crossOrigin\":false`",
                "`,\"other\":1}`",
                "`,\"crossOrigin\":falsehood}`"
            })
    void a_page_inside_that_of_somebody_else_is_none(String rest) {
        assertRefused(by(phone.saying(rest)), Message.PASSKEY_INSIDE_OTHER_PAGE);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`,\"crossOrigin\":false}`",
                "`}`",
                "`,\"crossOrigin\":false,\"other_keys_can_be_added_here\":\"do not compare clientDataJSON against a"
                        + " template\"}`"
            })
    void browsers_may_say_more_behind_what_is_compared(String rest) {
        assertThat(by(phone.saying(rest))).isAccepted();
    }

    @Test
    void the_device_keeps_the_passkey_for_the_registered_service() {
        assertRefused(by(phone.keptFor("evil.example")), Message.PASSKEY_OF_OTHER_SERVICE);
        assertThat(by(phone.keptFor(DemoPasskey.SERVICE))).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({
        "0, PASSKEY_USER_ABSENT",
        "4, PASSKEY_USER_ABSENT",
        "24, PASSKEY_USER_ABSENT",
        "1, PASSKEY_USER_NOT_VERIFIED",
        "25, PASSKEY_USER_NOT_VERIFIED"
    })
    void without_somebody_there_who_is_recognised_nothing_is_signed(int flags, Message why) {
        assertRefused(by(phone.withFlags(flags)), why);
    }

    @ParameterizedTest
    @ValueSource(ints = {1 | 4, 1 | 4 | 8, 1 | 4 | 8 | 16})
    void a_passkey_that_is_kept_elsewhere_too_signs_as_well(int flags) {
        assertThat(by(phone.withFlags(flags))).isAccepted();
    }

    @Test
    void nothing_follows_the_counter() {
        assertRefused(by(phone.withMore("x")), Message.PASSKEY_DATA_MALFORMED);
        assertRefused(by(phone.withFlags(1 | 4 | 0x40)), Message.PASSKEY_DATA_MALFORMED);
        assertRefused(by(phone.withFlags(1 | 4 | 0x80)), Message.PASSKEY_DATA_MALFORMED);
        assertThat(by(phone.withMore(""))).isAccepted();
    }

    @Test
    void what_the_browser_says_has_at_most_1024_bytes() {
        String before = ",\"crossOrigin\":false,\"x\":\"";
        int used = phone.saying(before + "\"}")
                .sign(registration.statement())
                .assertion()
                .orElseThrow()
                .clientData()
                .length;

        assertRefused(by(phone.saying(before + "x".repeat(1025 - used) + "\"}")), Message.PASSKEY_DATA_MALFORMED);
        assertThat(by(phone.saying(before + "x".repeat(1024 - used) + "\"}"))).isAccepted();
    }

    @Test
    void the_signature_is_over_both_parts() {
        OfficerSignature right = phone.sign(registration.statement());
        PasskeyAssertion made = right.assertion().orElseThrow();
        byte[] counted = made.authenticatorData().clone();
        counted[36]++;
        var other = new OfficerSignature(
                right.officer(),
                right.method(),
                right.signature(),
                Optional.of(new PasskeyAssertion(counted, made.clientData())));

        assertRefused(proved(other), Message.SIGNATURE_NOT_FITTING);
        assertThat(proved(right)).isAccepted();
    }

    @Test
    void a_passkey_does_not_sign_without_what_its_device_says_and_another_key_not_with_it() {
        assertRefused(proved(clerk.sign(registration.statement())), Message.PASSKEY_DATA_MISSING);
        Draft plain = world.producers().registersOfficer(WorkedCase.officer(clerk));
        assertRefused(proved(plain, phone.sign(plain.statement())), Message.PASSKEY_DATA_NOT_EXPECTED);
        assertThat(plain).isAccepted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://Oro.example.org",
                "https://oro.example.org/",
                "http://oro.example.org",
                "http://localhost.example.org",
                "http://evillocalhost",
                "http://.localhost",
                "oro.example.org"
            })
    void an_origin_is_written_as_browsers_write_it(String origin) {
        Json.Obj body = Body.set(registration.statement().body(), "origin", "'" + origin + "'");

        assertThat(registration.withBody(body)).isDefective("MALFORMED", "body.origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://oro.example.org:8443", "http://localhost:7080", "http://producers.localhost:7080"})
    void with_tls_or_on_the_own_machine_it_is_taken(String origin) {
        Json.Obj body = Body.set(registration.statement().body(), "origin", "'" + origin + "'");
        Draft elsewhere = registration.withBody(body);

        assertThat(proved(elsewhere, phone.at(origin).sign(elsewhere.statement())))
                .isAccepted();
    }
}
