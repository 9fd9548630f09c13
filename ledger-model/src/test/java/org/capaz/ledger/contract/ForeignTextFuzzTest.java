// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every reader of texts that strangers send to the contract. It gives a value or the exception that names the field at
 * fault; any other exception would end a transaction in a peer instead of refusing a text. The test command runs the seeds.
 */
class ForeignTextFuzzTest {
    @MethodSource("statements")
    @FuzzTest
    void a_statement_is_read_or_its_fault_is_named(byte[] text) {
        try {
            Statement statement = SignedStatement.parse(new String(text, UTF_8)).statement();
            StatementKind.of(statement.kind())
                    .map(kind -> kind.read(statement))
                    .ifPresent(command -> assertThat(command.body()).isNotNull());
        } catch (StatementException e) {
            assertThat(e.objection().because(Language.SPANISH)).isNotBlank();
        } catch (JsonException e) {
            assertThat(e.what().in(Language.SPANISH)).isNotBlank();
        }
    }

    @MethodSource("statements")
    @FuzzTest
    void a_batch_is_read_or_its_fault_is_named(byte[] text) {
        try {
            assertThat(SignedStatement.parseBatch("{\"statements\":[" + new String(text, UTF_8) + "]}"))
                    .isNotNull();
        } catch (StatementException e) {
            assertThat(e.code()).isNotBlank();
        }
    }

    /** One right statement of every kind, and each of them cut in the middle. */
    static Stream<byte[]> statements() {
        return Arrays.stream(StatementKind.values())
                .map(EveryKind::rightly)
                .map(Draft::text)
                .map(text -> text.getBytes(UTF_8))
                .flatMap(whole -> Stream.of(whole, Arrays.copyOf(whole, whole.length / 2)));
    }

    @MethodSource("documents")
    @FuzzTest
    void what_is_read_as_JSON_is_written_again_as_it_is_read(byte[] text) {
        try {
            Json value = CanonicalJson.parse(CanonicalJson.decode(text));
            assertThat(CanonicalJson.parse(CanonicalJson.write(value))).isEqualTo(value);
        } catch (JsonException e) {
            assertThat(e.what().in(Language.SPANISH)).isNotBlank();
        }
    }

    static Stream<byte[]> documents() {
        return Stream.of("{}", "[1,-0,\"\\ud83d\\ude00\"]", "{\"a\":{\"b\":[null,true]}}", "\u0000", "[[[[[[")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("objections")
    @FuzzTest
    void an_answer_of_the_contract_is_read_or_it_is_not_the_contracts(byte[] text) {
        Objection.parse(new String(text, UTF_8))
                .ifPresent(objection ->
                        assertThat(objection.because(Language.SPANISH)).isNotNull());
    }

    static Stream<byte[]> objections() {
        String refusal = new Objection("I19", "body.lots[0]", Message.LOT_IS_DRAFT.with("lot", new LotId("LE"))).text();
        return Stream.of(refusal, refusal.replace("\"id\"", "\"several\""), refusal.substring(9), "I25 late")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("keys")
    @FuzzTest
    void a_key_of_the_ledger_is_read_or_refused(byte[] text) {
        try {
            LedgerKey key = LedgerKey.parse(new String(text, UTF_8));
            assertThat(LedgerKey.parse(key.onLedger())).isEqualTo(key);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    static Stream<byte[]> keys() {
        return Stream.of(LedgerKeys.lot(new LotId("LE")).onLedger(), "cert:", "\u0000lot\u0000", "\u0000")
                .map(text -> text.getBytes(UTF_8));
    }
}
