// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.demo.DemoNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final Path VECTORS = Path.of("src/test/resources/vectors");
    private static final String ANCHOR = VECTORS.resolve("anchor.json").toString();
    private static final String PEERS = VECTORS.resolve("peers.json").toString();

    @TempDir
    Path folder;

    private String label;
    private String bundle;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void read() throws IOException {
        label = member("valid/label.json", "label");
        bundle = member("valid/bundle.json", "bundle");
    }

    @Test
    void a_genuine_label_ends_with_0_and_says_so_first() {
        int exit = run("label", label, "--anchor", ANCHOR, "--peers", PEERS);

        assertThat(exit).isZero();
        assertThat(out.toString(UTF_8))
                .startsWith("GENUINE, PRESENT STATUS UNKNOWN\n")
                .contains("CO-DEMO-000812");
    }

    @Test
    void the_report_is_as_complete_in_spanish() {
        run("label", label, "--anchor", ANCHOR, "--peers", PEERS, "--lang", "es");

        assertThat(out.toString(UTF_8))
                .startsWith("AUTÉNTICA, ESTADO ACTUAL DESCONOCIDO\n")
                .contains("masa fina      3325,156 g", "No se comprobó", "Ancla de confianza")
                .doesNotContainIgnoringCase("certificad");
    }

    @Test
    void a_label_in_a_file_may_end_with_a_line_break() throws IOException {
        Path file = Files.writeString(folder.resolve("label.txt"), label + "\n");

        assertThat(run("label", file.toString(), "--anchor", ANCHOR, "--peers", PEERS))
                .isZero();
    }

    @Test
    void a_label_with_one_digit_changed_ends_with_1() {
        int at = label.length() - 40;
        String altered = label.substring(0, at) + (label.charAt(at) == '1' ? '2' : '1') + label.substring(at + 1);

        assertThat(run("label", altered, "--anchor", ANCHOR, "--peers", PEERS)).isEqualTo(1);
        assertThat(out.toString(UTF_8)).startsWith("NOT GENUINE\n");
    }

    @Test
    void a_label_whose_signers_are_unknown_ends_with_2() throws IOException {
        Path nobody = Files.writeString(folder.resolve("peers.json"), "[]");

        assertThat(run("label", label, "--anchor", ANCHOR, "--peers", nobody.toString()))
                .isEqualTo(2);
        assertThat(out.toString(UTF_8)).startsWith("COULD NOT BE CHECKED\n");
    }

    @Test
    void an_anchor_that_is_none_leaves_the_question_open() throws IOException {
        Path broken = Files.writeString(folder.resolve("anchor.json"), "{}");

        assertThat(run("label", label, "--anchor", broken.toString(), "--peers", PEERS))
                .isEqualTo(2);
        assertThat(out.toString(UTF_8)).contains("E-ANCHOR");
    }

    @Test
    void an_older_anchor_than_the_remembered_one_leaves_the_question_open() throws IOException {
        String seen = folder.resolve("seen.json").toString();
        Path newer = Files.writeString(
                folder.resolve("newer.json"),
                Files.readString(Path.of(ANCHOR)).replace("\"version\":1}", "\"version\":2}"));

        assertThat(run("label", label, "--anchor", ANCHOR, "--peers", PEERS, "--seen", seen))
                .isZero();
        assertThat(run("label", label, "--anchor", newer.toString(), "--peers", PEERS, "--seen", seen))
                .isZero();
        assertThat(run("label", label, "--anchor", ANCHOR, "--peers", PEERS, "--seen", seen))
                .isEqualTo(2);
        assertThat(out.toString(UTF_8)).contains("version 1 is older than version 2");
        assertThat(run("label", label, "--anchor", ANCHOR, "--peers", PEERS)).isZero();
    }

    @Test
    void a_file_that_is_not_there_leaves_the_question_open() {
        assertThat(run("bundle", folder.resolve("none.json").toString(), "--anchor", ANCHOR))
                .isEqualTo(2);
        assertThat(run("label", folder.resolve("none.txt").toString(), "--anchor", ANCHOR, "--peers", PEERS))
                .isEqualTo(2);
    }

    @Test
    void a_bundle_is_judged_without_a_directory() throws IOException {
        Path file = Files.writeString(folder.resolve("bundle.json"), bundle);

        assertThat(run("bundle", file.toString(), "--anchor", ANCHOR)).isZero();
        assertThat(out.toString(UTF_8)).startsWith("GENUINE AS OF 2026-11-20T12:00:00Z\n");
    }

    @Test
    void a_bundle_that_is_no_json_ends_with_1() throws IOException {
        Path file = Files.writeString(folder.resolve("bundle.json"), "not json");

        assertThat(run("bundle", file.toString(), "--anchor", ANCHOR)).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("E-BUNDLE");
    }

    @Test
    void a_file_above_5_mib_is_refused_unread() throws IOException {
        Path file = Files.write(folder.resolve("bundle.json"), new byte[(5 << 20) + 1]);

        assertThat(run("bundle", file.toString(), "--anchor", ANCHOR)).isEqualTo(2);
        assertThat(out.toString(UTF_8)).contains("5 MiB");
    }

    @Test
    void a_program_reads_the_same_verdict_as_json() {
        run("label", label, "--anchor", ANCHOR, "--peers", PEERS, "--json");

        var report = Fields.of(CanonicalJson.parseObject(out.toString(UTF_8).strip()));
        assertThat(report.text("verdict")).isEqualTo("GENUINE_STATUS_UNKNOWN");
        assertThat(report.integer("exit")).isZero();
        assertThat(report.object("facts").integer("fineMg")).isEqualTo(3_325_156);
    }

    @Test
    void wrong_arguments_are_named_and_end_with_2() {
        assertThat(run("label", label, "--peers", PEERS)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("--anchor is missing").contains("usage:");
        assertThat(run("label", label, "--anchor", ANCHOR)).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run("label", "--anchor", ANCHOR, "--peers", PEERS)).isEqualTo(2);
        assertThat(run("label", label, "--anchor", ANCHOR, "--peers", PEERS, "--lang", "fr"))
                .isEqualTo(2);
        assertThat(run("label", label, "--anchor")).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void help_and_errors_are_in_the_language_that_was_asked_for() {
        assertThat(run("label", label, "--peers", PEERS, "--lang", "es")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("falta --anchor").contains("uso: java -jar verifier.jar");
        assertThat(run("--help", "--lang", "es")).isZero();
        assertThat(out.toString(UTF_8))
                .startsWith("uso: java -jar verifier.jar")
                .contains("docs/reference/verdicts.md", "docs/reference/formats")
                .doesNotContain("usage");
        out.reset();
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8))
                .startsWith("usage: java -jar verifier.jar")
                .contains("docs/reference/verdicts.md", "docs/reference/formats")
                .doesNotContain("uso:");
    }

    @Test
    void a_bundle_takes_a_status_list() throws IOException {
        Path file = Files.writeString(folder.resolve("bundle.json"), bundle);
        Path list = Files.writeString(
                folder.resolve("status.json"), member("broken/status-list-names-the-record.json", "status"));

        assertThat(run(file.toString(), "--anchor", ANCHOR, "--status", list.toString()))
                .isEqualTo(1);
        assertThat(out.toString(UTF_8)).startsWith("NO LONGER ISSUED");
    }

    @Test
    void what_is_wrong_with_a_file_is_told_in_spanish_too() throws IOException {
        Path broken = Files.writeString(folder.resolve("anchor.json"), "{}");
        run("label", label, "--anchor", broken.toString(), "--peers", PEERS, "--lang", "es");

        assertThat(out.toString(UTF_8))
                .contains("format: falta, se esperaba un texto")
                .doesNotContain("expected");
    }

    @Test
    void evidence_cannot_steer_the_terminal() {
        run("label", "https://x.example/c/\u001b[31m#000", "--anchor", ANCHOR, "--peers", PEERS);

        assertThat(out.toString(UTF_8)).doesNotContain("\u001b");
    }

    @Test
    void a_genuine_label_in_a_file_whose_name_has_a_mark_is_genuine() throws IOException {
        Path file = Files.writeString(folder.resolve("Lote #3.txt"), label);

        assertThat(run(file.toString(), "--anchor", ANCHOR, "--peers", PEERS)).isZero();
    }

    @Test
    void a_pdf_of_a_label_is_explained_and_leaves_the_question_open() throws IOException {
        Path file = Files.writeString(folder.resolve("label.pdf"), "%PDF-1.7\n");

        assertThat(run("label", file.toString(), "--anchor", ANCHOR, "--peers", PEERS))
                .isEqualTo(2);
        assertThat(out.toString(UTF_8)).contains("a picture or a PDF", "scan the code");
    }

    @Test
    void several_things_give_a_table_and_the_worst_exit_code() throws IOException {
        Files.writeString(folder.resolve("label.txt"), label);
        Files.writeString(folder.resolve("bundle.json"), bundle);

        assertThat(run(folder.toString(), "--anchor", ANCHOR, "--peers", PEERS)).isZero();
        assertThat(out.toString(UTF_8))
                .contains("label.txt  CO-DEMO-000812  3325.156 g")
                .endsWith(
                        "2 checked: 2 genuine, 0 genuine with notices, 0 with another verdict, 0 could not be checked\n");
        out.reset();
        assertThat(run(folder.toString(), label + "1", "none.txt", "--anchor", ANCHOR, "--peers", PEERS))
                .isEqualTo(1);
        assertThat(out.toString(UTF_8))
                .contains("NOT GENUINE", "E-QR-FORMAT")
                .endsWith(
                        "4 checked: 2 genuine, 0 genuine with notices, 1 with another verdict, 1 could not be checked\n");
        out.reset();
        assertThat(run(folder.toString(), "none.txt", "--anchor", ANCHOR, "--peers", PEERS))
                .isEqualTo(2);
    }

    @Test
    void what_is_genuine_with_notices_is_counted_apart_and_ends_with_4() throws IOException {
        Path noticed = Files.writeString(
                folder.resolve("noticed.json"), member("valid/bundle-with-a-look-back.json", "bundle"));
        Path clear = Files.writeString(folder.resolve("clear.json"), bundle);

        assertThat(run(noticed.toString(), clear.toString(), "--anchor", ANCHOR))
                .isEqualTo(4);
        assertThat(out.toString(UTF_8)).contains("2 checked: 1 genuine, 1 genuine with notices, 0 with another");
        out.reset();
        assertThat(run(clear.toString(), clear.toString(), "--anchor", ANCHOR)).isZero();
    }

    @Test
    void several_things_are_reported_to_programs_as_one_object() throws IOException {
        Path list = Files.writeString(folder.resolve("codes.csv"), "code;lot\n" + label + ";LE\n" + label + "1;LF\n");

        assertThat(run(list.toString(), "--anchor", ANCHOR, "--peers", PEERS, "--json"))
                .isEqualTo(1);
        var report = Fields.of(CanonicalJson.parseObject(out.toString(UTF_8).strip()));
        assertThat(report.integer("exit")).isEqualTo(1);
        assertThat(report.objects(
                        "results",
                        each -> each.text("subject") + " "
                                + each.rawObject("report").get("verdict")))
                .containsExactly(
                        list + ":2 LE " + Json.text("GENUINE_STATUS_UNKNOWN"),
                        list + ":3 LF " + Json.text("NOT_GENUINE"));
    }

    @Test
    void a_failure_of_the_program_is_not_mistaken_for_a_verdict() {
        int exit = Main.run(
                List.of("label", label, "--anchor", ANCHOR, "--peers", PEERS),
                DemoNetwork.NOW,
                new PrintStream(out, true, UTF_8) {
                    @Override
                    public void println(String text) {
                        throw new StackOverflowError("made by the test");
                    }
                },
                new PrintStream(err, true, UTF_8));

        assertThat(exit).isEqualTo(70);
        assertThat(err.toString(UTF_8)).startsWith("This program failed; this says nothing about the label or file.");
    }

    private int run(String... args) {
        var all = new ArrayList<>(List.of(args));
        return Main.run(all, DemoNetwork.NOW, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private static String member(String file, String name) throws IOException {
        return Fields.of(CanonicalJson.parseObject(Files.readString(VECTORS.resolve(file))))
                .text(name);
    }
}
