// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.capaz.cli.console.ExitCode;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.P256;
import org.capaz.ledger.statement.SignedStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignCommandTest {
    private static final char[] PASSPHRASE = "demo".toCharArray();

    @TempDir
    Path folder;

    private final CommandLineRunner commandLine = new CommandLineRunner().withPassphrase("demo");

    @Test
    void a_statement_is_shown_in_both_languages_with_units_and_comes_out_signed() throws IOException {
        OfficerKey key = OfficerKey.create(folder.resolve("officer.p12"), PASSPHRASE);

        int code = commandLine.run("sign", write(lotDeclared()), "--key", folder.resolve("officer.p12") + "", "--yes");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(commandLine.err())
                .contains("AMP-04 declares lot LB: 487.200 g of FREE_GOLD, produced from 2024-02-26 to 2024-03-03.")
                .contains("AMP-04 declara el lote LB: 487,200 g de FREE_GOLD, producido del 26/02/2024 al 03/03/2024.")
                .contains("contributions[1].grossMg: 487.200 g")
                .contains("officer " + key.id() + ", method OWN_KEY");
        SignedStatement signed = SignedStatement.parse(commandLine.out().strip());
        assertThat(signed.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.officer()).isEqualTo(key.id());
            assertThat(P256.fits(
                            P256.publicKey(key.spki()),
                            signed.statement().signedBytes(OfficerSignature.Method.OWN_KEY),
                            signature.signature()))
                    .isTrue();
        });
    }

    @Test
    void a_second_officer_signs_the_same_statement() throws IOException {
        OfficerKey.create(folder.resolve("first.p12"), PASSPHRASE);
        OfficerKey.create(folder.resolve("second.p12"), PASSPHRASE);
        commandLine.run("sign", write(lotDeclared()), "--key", folder.resolve("first.p12") + "", "--yes");
        Files.writeString(folder.resolve("once.json"), commandLine.out());

        var again = new CommandLineRunner().withPassphrase("demo");
        int code = again.run(
                "sign", folder.resolve("once.json") + "", "--key", folder.resolve("second.p12") + "", "--yes");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(SignedStatement.parse(again.out().strip()).signatures()).hasSize(2);
    }

    @Test
    void the_same_officer_cannot_sign_twice() throws IOException {
        OfficerKey.create(folder.resolve("first.p12"), PASSPHRASE);
        commandLine.run("sign", write(lotDeclared()), "--key", folder.resolve("first.p12") + "", "--yes");
        Files.writeString(folder.resolve("once.json"), commandLine.out());

        var again = new CommandLineRunner().withPassphrase("demo");
        int code =
                again.run("sign", folder.resolve("once.json") + "", "--key", folder.resolve("first.p12") + "", "--yes");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(again.err()).contains("has signed this statement already");
    }

    @Test
    void a_wrong_passphrase_is_named_and_signs_nothing() throws IOException {
        OfficerKey.create(folder.resolve("officer.p12"), "another".toCharArray());

        int code = commandLine.run("sign", write(lotDeclared()), "--key", folder.resolve("officer.p12") + "", "--yes");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.out()).isEmpty();
        assertThat(commandLine.err()).contains("is not a PKCS#12 file with one P-256 key that this passphrase opens");
    }

    @Test
    void a_name_that_steers_the_terminal_is_shown_by_its_numbers() throws IOException {
        OfficerKey.create(folder.resolve("officer.p12"), PASSPHRASE);
        String trap = "LA \u202eatsiL\u001b[31m ED\u2028pay all to X";

        commandLine
                .answering("no")
                .run("sign", write(lotDeclared().with("id", trap)), "--key", folder.resolve("officer.p12") + "");

        assertThat(commandLine.err() + commandLine.out()).doesNotContain("\u202e", "\u001b", "\u2028");
    }

    @Test
    void a_statement_with_a_member_nobody_knows_is_not_signed() throws IOException {
        OfficerKey.create(folder.resolve("officer.p12"), PASSPHRASE);

        int code = commandLine.run(
                "sign", write(lotDeclared().with("note", "?")), "--key", folder.resolve("officer.p12") + "", "--yes");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("note: unknown member");
    }

    @Test
    void what_goes_wrong_is_told_in_the_language_of_the_person() throws IOException {
        OfficerKey.create(folder.resolve("officer.p12"), PASSPHRASE);
        String file = write(lotDeclared().with("eventAt", "yesterday"));
        String key = folder.resolve("officer.p12") + "";

        commandLine.run("sign", file, "--key", key, "--yes");
        var spanish = new CommandLineRunner().withPassphrase("demo").with("LANG", "es_CO.UTF-8");
        spanish.run("sign", file, "--key", key, "--yes");
        var chosen = new CommandLineRunner().withPassphrase("demo");
        chosen.run("sign", file, "--key", key, "--yes", "--lang", "es");

        assertThat(commandLine.err()).contains("is no statement: statement.eventAt: expected a whole number");
        assertThat(spanish.err())
                .contains("no es una declaración: statement.eventAt: se esperaba un número entero")
                .contains("Las declaraciones se describen en docs/reference.");
        assertThat(chosen.err()).isEqualTo(spanish.err());
    }

    @Test
    void without_consent_nothing_is_signed() throws IOException {
        OfficerKey.create(folder.resolve("officer.p12"), PASSPHRASE);

        int code = commandLine
                .answering("no")
                .run("sign", write(lotDeclared()), "--key", folder.resolve("officer.p12") + "");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.out()).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() throws IOException {
        OfficerKey.create(folder.resolve("officer.p12"), PASSPHRASE);
        Json.Obj body =
                ((Json.Obj) lotDeclared().get("body")).with("grossMg", "heavy").with("place", "5250");

        int code = commandLine.run(
                "sign", write(lotDeclared().with("body", body)), "--key", folder.resolve("officer.p12") + "", "--yes");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.out()).isEmpty();
        assertThat(commandLine.err())
                .contains("body.grossMg: expected a whole number")
                .contains("body.place: 5250 lacks its first zero: a municipality is five digits, here 05250");
    }

    @Test
    void what_is_probably_not_meant_is_asked_about_before_the_passphrase() throws IOException {
        Json.Obj body = ((Json.Obj) lotDeclared().get("body")).with("grossMg", 487);

        int code = commandLine
                .answering("no")
                .run("sign", write(lotDeclared().with("body", body)), "--key", folder.resolve("no-such-key.p12") + "");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.out()).isEmpty();
        assertThat(commandLine.err())
                .contains("Look at this again (body.grossMg): 0.487")
                .contains("Mire esto otra vez (body.grossMg): 0,487")
                .contains("Not signed.");
    }

    @Test
    void a_right_statement_of_today_is_asked_about_once() throws IOException {
        OfficerKey.create(folder.resolve("officer.p12"), PASSPHRASE);
        Json.Obj today = lotDeclared().with("eventAt", java.time.Instant.now().getEpochSecond());

        int code = commandLine.answering("yes").run("sign", write(today), "--key", folder.resolve("officer.p12") + "");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(commandLine.err()).doesNotContain("Look at this again");
    }

    @Test
    void a_new_key_is_printed_as_the_registry_takes_it_and_readable_by_its_owner_only() throws IOException {
        Path file = folder.resolve("new.p12");

        int code = commandLine.run("sign", "--new-key", "--key", file.toString());

        assertThat(code).isEqualTo(ExitCode.OK);
        Json.Obj printed = CanonicalJson.parseObject(commandLine.out().strip());
        OfficerKey key = OfficerKey.load(file, PASSPHRASE);
        assertThat(printed.get("spki")).isEqualTo(Json.text(key.spkiText()));
        assertThat(printed.get("officer")).isEqualTo(Json.text(key.id().value()));
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void a_key_file_is_never_overwritten() throws IOException {
        Path file = folder.resolve("new.p12");
        OfficerKey.create(file, PASSPHRASE);
        byte[] before = Files.readAllBytes(file);

        int code = commandLine.run("sign", "--new-key", "--key", file.toString());

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private String write(Json.Obj statement) throws IOException {
        Path file = folder.resolve("statement.json");
        Files.writeString(file, CanonicalJson.write(statement));
        return file.toString();
    }

    private static Json.Obj lotDeclared() {
        return Json.object()
                .with("kind", "lot.declare")
                .with("v", 1)
                .with("channel", "capaz")
                .with("id", "8f14e45f-ea3f-4c1e-9d3b-7a1f0a3c2b11")
                .with("actor", "AMP-04")
                .with("eventAt", 1_709_568_000L)
                .with(
                        "body",
                        Json.object()
                                .with("lot", "LB")
                                .with("material", "FREE_GOLD")
                                .with("grossMg", 487_200)
                                .with("place", "05250")
                                .with("periodFrom", "2024-02-26")
                                .with("periodTo", "2024-03-03")
                                .with(
                                        "contributions",
                                        List.of(Json.object()
                                                .with("unit", "U-01")
                                                .with("grossMg", 487_200)))
                                .with("origins", List.of()));
    }
}
