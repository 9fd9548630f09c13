// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.trust.PublicRecords;
import org.capaz.labels.LabelContent;
import org.capaz.labels.LabelPrinter;
import org.capaz.labels.PrintResult;
import org.capaz.labels.picture.PdfPages;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command over the verifier's own vectors; what each check means is the verifier's business. */
class VerifyCommandTest {
    private static final Path VECTORS = Path.of("..", "verifier", "src", "test", "resources", "vectors");

    @TempDir
    Path folder;

    private final CommandLineRunner commandLine = new CommandLineRunner();

    @Test
    void a_genuine_label_is_genuine_and_every_check_is_listed() throws IOException {
        int code = verify(vector("valid/label.json"));

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out().lines().findFirst()).contains("GENUINE, PRESENT STATUS UNKNOWN");
        assertThat(commandLine.out()).contains("Q1", "Q7", "Q10", "Not checked");
    }

    @Test
    void the_report_comes_in_spanish_too() throws IOException {
        int code = verify(vector("valid/label.json"), "--lang", "es");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out().lines().findFirst()).contains("AUTÉNTICA, ESTADO ACTUAL DESCONOCIDO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void the_help_leads_to_what_each_verdict_means_and_how_each_check_is_made(String language) {
        assertThat(commandLine.run("verify", "--help", "--lang", language)).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out()).contains("docs/reference/verdicts.md", "docs/reference/formats");
    }

    @Test
    void a_label_in_a_file_is_read_from_the_file() throws IOException {
        Json.Obj vector = vector("valid/label.json");
        Path file = folder.resolve("label.txt");
        Files.writeString(file, text(vector, "label") + "\n");

        assertThat(verify(vector.with("label", file.toString()))).isEqualTo(ExitCode.OK);
    }

    @Test
    void what_exists_as_a_file_is_a_file_whatever_its_name_looks_like() throws IOException {
        Json.Obj vector = vector("valid/label.json");
        Path file = Files.writeString(folder.resolve("Lote #3.txt"), text(vector, "label"));

        assertThat(verify(vector.with("label", file.toString()))).isEqualTo(ExitCode.OK);
        assertThat(verify(vector.with("label", folder.resolve("Lote #4.txt").toString())))
                .isEqualTo(ExitCode.NOT_CHECKED);
    }

    @Test
    void a_folder_gives_a_table_with_one_line_each() throws IOException {
        Json.Obj vector = vector("valid/label.json");
        Path lots = Files.createDirectory(folder.resolve("lots"));
        Files.writeString(lots.resolve("LE.txt"), text(vector, "label"));
        Files.writeString(lots.resolve("LF.txt"), text(vector, "label") + "1");

        assertThat(verify(vector.with("label", lots.toString()))).isEqualTo(1);
        assertThat(commandLine.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("GENUINE, PRESENT STATUS UNKNOWN", "LE.txt", "3325.156 g"),
                        line -> assertThat(line).contains("NOT GENUINE", "LF.txt", "E-QR-FORMAT"),
                        line -> assertThat(line).isEmpty(),
                        line -> assertThat(line)
                                .startsWith("2 checked: 1 genuine, 0 genuine with notices, 1 with another verdict"));
    }

    @Test
    void a_bundle_file_that_is_no_JSON_is_not_genuine() throws IOException {
        Json.Obj vector = vector("valid/bundle.json");
        Path file = folder.resolve("bundle.json");
        Files.writeString(file, "this is no JSON");

        assertThat(verify(vector.with("label", file.toString()))).isEqualTo(1);
        assertThat(commandLine.out()).startsWith("NOT GENUINE").contains("E-BUNDLE");
    }

    @Test
    void a_live_answer_that_nobody_gives_is_no_answer() throws IOException {
        assertThat(verify(vector("valid/label.json"), "--live=http://127.0.0.1:1"))
                .isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.out())
                .startsWith("GENUINE, PRESENT STATUS UNKNOWN")
                .contains("E-NO-LIVE", "http://127.0.0.1:1 gave no answer: it could not be reached")
                .doesNotContain("nobody was asked");
    }

    @Test
    void a_live_address_that_is_none_is_refused_in_one_sentence() throws IOException {
        assertThat(verify(vector("valid/label.json"), "--live=ftp://gold.example"))
                .isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.out()).contains("ftp://gold.example is no address of a gateway");
    }

    @Test
    void a_bundle_takes_a_status_list() throws IOException {
        Path bundle = folder.resolve("bundle.json");
        Files.writeString(bundle, text(vector("valid/bundle.json"), "bundle"));
        Path list = folder.resolve("status.json");
        Files.writeString(list, text(vector("broken/status-list-names-the-record.json"), "status"));

        assertThat(verify(vector("valid/bundle.json").with("label", bundle.toString()), "--status", list.toString()))
                .isEqualTo(1);
        assertThat(commandLine.out()).startsWith("NO LONGER ISSUED");
    }

    @Test
    void a_list_is_kept_and_used_later_with_its_age() throws IOException {
        Json.Obj vector = keep("valid/label-with-fresh-status-list.json");

        assertThat(verify(vector)).isEqualTo(ExitCode.OK);

        assertThat(commandLine.out()).startsWith("GENUINE AS OF 2026-11-20T12:00:00Z");
        assertThat(commandLine.err()).contains("kept from an earlier check", "0 h 1 min ago");
    }

    @Test
    void a_kept_list_that_names_the_record_speaks_against_it() throws IOException {
        assertThat(verify(keep("broken/status-list-names-the-record.json"))).isEqualTo(1);
        assertThat(commandLine.out()).startsWith("NO LONGER ISSUED");
    }

    @Test
    void a_kept_list_above_its_age_leaves_the_status_unknown() throws IOException {
        Json.Obj vector = keep("valid/label-with-fresh-status-list.json");

        assertThat(verify(vector.with(
                        "now", vector("broken/status-list-too-old.json").get("now"))))
                .isEqualTo(ExitCode.OK);

        assertThat(commandLine.out())
                .startsWith("GENUINE, PRESENT STATUS UNKNOWN")
                .contains("older than");
    }

    @Test
    void a_list_that_did_not_hold_is_not_kept() throws IOException {
        assertThat(verify(keep("broken/status-list-altered.json"))).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out())
                .startsWith("GENUINE, PRESENT STATUS UNKNOWN")
                .contains("no status list was given");
        assertThat(commandLine.err()).doesNotContain("kept");
    }

    @Test
    void the_members_answers_do_not_lean_on_a_kept_list() throws IOException {
        Json.Obj vector = keep("valid/label-with-fresh-status-list.json");

        assertThat(verify(vector, "--live=http://127.0.0.1:1")).isEqualTo(ExitCode.NOT_CHECKED);

        assertThat(commandLine.out()).startsWith("GENUINE, PRESENT STATUS UNKNOWN");
        assertThat(commandLine.err()).doesNotContain("kept");
    }

    /** A check with the vector's list, after which this machine has seen it. */
    private Json.Obj keep(String name) throws IOException {
        Json.Obj vector = vector(name);
        Path list = Files.writeString(folder.resolve("list.json"), text(vector, "status"));
        verify(new CommandLineRunner(), vector, "--status", list.toString());
        return vector;
    }

    @Test
    void an_anchor_that_a_seller_brings_does_not_lock_the_own_one_out() throws IOException {
        Json.Obj vector = vector("valid/label.json");
        Json.Obj sellers = vector("anchor.json").with("version", Integer.MAX_VALUE);
        assertThat(verify(vector)).isEqualTo(ExitCode.OK);

        assertThat(verify(vector.with("anchor", CanonicalJson.write(sellers)))).isEqualTo(ExitCode.OK);
        assertThat(verify(vector)).isEqualTo(ExitCode.OK);
    }

    @Test
    void an_own_anchor_is_remembered_also_when_it_is_named() throws IOException {
        Json.Obj vector = vector("valid/label.json");
        Json.Obj other = vector("anchor.json").with("maxSkew", 600);

        assertThat(verify(vector, "--anchor", ownAnchor().toString())).isEqualTo(ExitCode.OK);
        assertThat(verify(vector.with("anchor", CanonicalJson.write(other)))).isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.out()).contains("E-ANCHOR");
    }

    @Test
    void a_list_that_holds_under_anothers_anchor_is_not_kept() throws IOException {
        Json.Obj sellers = vector("anchor.json").with("version", 2);
        Json.Obj vector = vector("valid/label-with-fresh-status-list.json");
        Path list = Files.writeString(folder.resolve("list.json"), text(vector, "status"));

        assertThat(verify(vector.with("anchor", CanonicalJson.write(sellers)), "--status", list.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(commandLine.out()).startsWith("GENUINE AS OF");
        assertThat(verify(vector)).isEqualTo(ExitCode.OK);

        assertThat(commandLine.out()).contains("GENUINE, PRESENT STATUS UNKNOWN");
    }

    @Test
    void a_bundle_file_is_told_from_a_label() throws IOException {
        Json.Obj vector = vector("valid/bundle.json");
        Path file = folder.resolve("bundle.json");
        Files.writeString(file, text(vector, "bundle"));

        int code = verify(vector.with("label", file.toString()));

        assertThat(commandLine.out()).startsWith("GENUINE AS OF");
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void an_opened_field_is_shown_beside_what_stays_withheld() throws IOException {
        assertThat(verifyOpened("valid/bundle-with-one-field-opened.json")).isEqualTo(ExitCode.OK);

        assertThat(commandLine.out()).contains("purchasePrice = Demo 259314.82 COP per gram; withheld: registration");
    }

    @Test
    void a_forged_opening_is_not_genuine() throws IOException {
        assertThat(verifyOpened("broken/bundle-with-a-forged-opening.json")).isEqualTo(1);

        assertThat(commandLine.out()).startsWith("NOT GENUINE").contains("E-OPENING");
    }

    private int verifyOpened(String name) throws IOException {
        Json.Obj vector = vector(name);
        Path bundle = folder.resolve("bundle.json");
        Files.writeString(bundle, text(vector, "bundle"));
        List<String> options = new ArrayList<>();
        for (Json opening : ((Json.Arr) vector.get("openings")).items()) {
            Path file = folder.resolve("opening-" + options.size() + ".json");
            Files.writeString(file, ((Json.Str) opening).text());
            options.addAll(List.of("--open", file.toString()));
        }
        return verify(vector.with("label", bundle.toString()), options.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("brokenLabels")
    void a_broken_label_has_the_verdict_and_code_of_the_corpus(String name) throws IOException {
        Json.Obj vector = vector("broken/" + name);

        int code = verify(vector, "--json");

        Json.Obj report = CanonicalJson.parseObject(commandLine.out().strip());
        assertThat(report.get("code")).isEqualTo(vector.get("code"));
        assertThat(report.get("exit")).isEqualTo(Json.number(code));
        assertThat(code).isNotEqualTo(ExitCode.OK);
    }

    static List<String> brokenLabels() throws IOException {
        try (Stream<Path> files = Files.list(VECTORS.resolve("broken"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("label-"))
                    .filter(name -> !name.contains("status-list"))
                    // As an argument such a text is the name of a file that is not there.
                    .filter(name -> !name.equals("label-text-of-the-address-without-scheme.json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_file_that_is_not_there_could_not_be_checked() throws IOException {
        assertThat(verify(vector("valid/label.json")
                        .with("label", folder.resolve("no.txt").toString())))
                .isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.out()).startsWith("COULD NOT BE CHECKED");
    }

    @Test
    void a_picture_without_a_code_could_not_be_checked() throws IOException {
        Path file = folder.resolve("picture.svg");
        Files.writeString(file, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"></svg>");

        assertThat(verify(vector("valid/label.json").with("label", file.toString())))
                .isEqualTo(ExitCode.NOT_CHECKED);
    }

    @Test
    void an_invoice_beside_a_label_changes_nothing_and_alone_leaves_the_question_open() throws Exception {
        Json.Obj vector = vector("valid/label.json");
        BufferedImage invoice = code("NumFac: SETP990000019 FecFac: 2026-11-28 ValTot: 1190000.00", 300);
        BufferedImage label = printed(vector);
        var both = new BufferedImage(1200, 700, BufferedImage.TYPE_INT_RGB);
        both.createGraphics().drawImage(invoice, 10, 10, null);
        both.createGraphics().drawImage(label, 400, 10, null);

        assertThat(verify(vector.with("label", png("both.png", both)))).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out()).startsWith("GENUINE, PRESENT STATUS UNKNOWN");
        assertThat(verify(vector.with("label", png("invoice.png", invoice)))).isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.out()).contains("COULD NOT BE CHECKED", "no code in it is a label");
    }

    @Test
    void several_labels_in_one_picture_are_judged_one_by_one() throws Exception {
        Json.Obj vector = vector("valid/label.json");
        BufferedImage forged = code(text(vector("broken/label-signed-with-a-client-key.json"), "label"), 600);
        var both = new BufferedImage(1400, 700, BufferedImage.TYPE_INT_RGB);
        both.createGraphics().drawImage(forged, 10, 10, null);
        both.createGraphics().drawImage(printed(vector), 700, 10, null);

        assertThat(verify(vector.with("label", png("both.png", both)))).isEqualTo(1);
        assertThat(commandLine.out()).contains("both.png (1)", "both.png (2)", "NOT GENUINE", "GENUINE, PRESENT");
    }

    /** The label as it is printed, at 300 dpi. */
    private static BufferedImage printed(Json.Obj vector) throws IOException {
        var verifier = Verifier.trusting(
                List.of(Anchor.read(Files.readAllBytes(VECTORS.resolve("anchor.json")))),
                PeerDirectory.read(Files.readAllBytes(VECTORS.resolve("peers.json"))));
        var content = LabelContent.of(text(vector, "label"), "LE", "DORE", "REFINER");
        var result = new LabelPrinter(verifier).pdf(content, ((Json.Num) vector.get("now")).value());
        try (PDDocument pdf = Loader.loadPDF(((PrintResult.Printed) result).bytes())) {
            return PdfPages.drawn(pdf, 0, 300);
        }
    }

    private static BufferedImage code(String text, int side) throws WriterException {
        var matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, side, side);
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                picture.setRGB(x, y, matrix.get(x, y) ? 0 : 0xFFFFFF);
            }
        }
        return picture;
    }

    private String png(String name, BufferedImage picture) throws IOException {
        Path file = folder.resolve(name);
        ImageIO.write(picture, "png", file.toFile());
        return file.toString();
    }

    @Test
    void without_an_anchor_nothing_can_be_believed() {
        int code = commandLine.run("verify", "https://label.capaz.example/c/X#000", "--home", folder.toString());

        assertThat(code).isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.out()).contains("E-ANCHOR");
    }

    private int verify(Json.Obj vector, String... options) throws IOException {
        return verify(commandLine, vector, options);
    }

    private int verify(CommandLineRunner runner, Json.Obj vector, String... options) throws IOException {
        List<String> anchors = new ArrayList<>();
        if (vector.get("anchor") instanceof Json.Str named) {
            Path anchor = Files.writeString(folder.resolve("anchor.json"), named.text());
            anchors.addAll(List.of("--anchor", anchor.toString()));
        } else {
            ownAnchor();
        }
        if (vector.get("anchors") instanceof Json.Arr several) {
            anchors.clear();
            for (Json each : several.items()) {
                Path file = folder.resolve("anchor-" + anchors.size() + ".json");
                Files.writeString(file, ((Json.Str) each).text());
                anchors.addAll(List.of("--anchor", file.toString()));
            }
        }
        Path peers = VECTORS.resolve("peers.json");
        if (vector.get("peers") instanceof Json.Str own) {
            peers = Files.writeString(folder.resolve("peers.json"), own.text());
        }
        return runner.run(Stream.of(
                        Stream.of("verify", text(vector, "label"), "--home", folder.toString()),
                        anchors.stream(),
                        Stream.of(
                                "--peers",
                                peers.toString(),
                                "--now",
                                Long.toString(((Json.Num) vector.get("now")).value())),
                        Stream.of(options))
                .flatMap(arguments -> arguments)
                .toArray(String[]::new));
    }

    /** The vectors' anchor is the one that stands in this home. */
    private Path ownAnchor() throws IOException {
        Path own = PublicRecords.anchor(folder.resolve("public"));
        Files.createDirectories(own.getParent());
        return Files.write(own, Files.readAllBytes(VECTORS.resolve("anchor.json")));
    }

    private static Json.Obj vector(String name) throws IOException {
        return CanonicalJson.parseObject(Files.readString(VECTORS.resolve(name)));
    }

    private static String text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str text ? text.text() : "";
    }
}
