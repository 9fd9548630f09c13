// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.Eventually;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.buyer.many.CodeSource.Entry;
import org.capaz.gateway.buyer.many.ManyJob.Progress;
import org.capaz.gateway.buyer.many.ManyJob.Row;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.labels.picture.LabelReader;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.verifier.wire.SpreadsheetWriter;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many labels at once: what is wrong with seven of two hundred, and what nobody can use up. */
class ManyLabelsTest {
    private static final CertificateId CERTIFICATE = new CertificateId(WorkedCase.CERTIFICATE);
    /** When the label of the verifier's vectors, which is of the worked case's certificate, is asked about there. */
    private static final long LABEL_ASKED = 1_795_176_060;

    private static final Path VECTORS = Path.of("../verifier/src/test/resources/vectors");

    /** Where this gateway alone keeps what is handed in, as long as it is read. */
    @TempDir
    private static Path uploads;

    private final Consortium world = Stage.CERTIFIED.world();
    private final CaseGateway gateway = new CaseGateway(
            world, "BuyersMSP", VECTORS, Map.of("micronaut.server.multipart.location", uploads.toString()));
    private ManyJobs jobs;

    @BeforeEach
    void findJobs() {
        jobs = gateway.bean(ManyJobs.class);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void of_two_hundred_labels_the_seven_wrong_ones_are_named_with_their_reasons() throws IOException {
        List<String> codes = new ArrayList<>();
        List<KVWrite> writes = new ArrayList<>();
        for (int i = 0; i < 195; i++) {
            CertificateId copy = copy(i);
            String state = i == 3 ? "SUSPENDED" : i == 4 ? "REVOKED" : "ISSUED";
            writes.addAll(certificate(copy, state));
            codes.add(copy.shortId());
        }
        gateway.follow(writes.toArray(KVWrite[]::new));
        codes.add(copy(7).shortId());
        codes.add(copy(8).shortId().substring(0, 12));
        codes.add(copy(999).shortId());
        codes.add(label().substring(0, label().length() - 1));
        codes.add("no number at all");

        Progress done = judged(String.join("\n", codes));

        assertThat(done.rows()).hasSize(200);
        List<Row> wrong =
                done.rows().stream().filter(row -> !row.verdict().good()).toList();
        assertThat(wrong)
                .extracting(row -> row.verdict())
                .containsExactly(
                        ManyVerdict.SUSPENDED,
                        ManyVerdict.REVOKED,
                        ManyVerdict.REPEATED,
                        ManyVerdict.MISTYPED,
                        ManyVerdict.UNKNOWN,
                        ManyVerdict.NOT_GENUINE,
                        ManyVerdict.MISTYPED);
        assertThat(wrong.get(2).sameAs()).contains(8);
        for (Language language : Language.values()) {
            var table = new ResultTable(done.rows(), "Demo", new Words(language));
            var csv = new String(table.csv(), StandardCharsets.UTF_8);
            assertThat(csv.lines()).hasSize(201);
            assertThat(csv).contains(",SUSPENDED,", ",NOT_GENUINE,", "\r\n196,196," + copy(7).shortId() + ",REPEATED,");
            assertThat(SpreadsheetReader.rows(table.xlsx())).hasSize(201);
            assertThat(ManyPage.progress("x", done, "Demo", language))
                    .contains(language == Language.ENGLISH ? "200 checked, look at 7" : "200 comprobadas, mire 7");
        }
    }

    @Test
    void a_label_is_judged_by_its_signatures_and_then_by_the_ledger() throws IOException {
        Instant now = Instant.ofEpochSecond(LABEL_ASKED);
        world.later(Duration.between(world.now(), now));
        List<Row> rows = judged(label() + "\n" + forged()).rows();
        assertThat(rows).extracting(Row::verdict).containsExactly(ManyVerdict.EXPIRED, ManyVerdict.NOT_GENUINE);
        assertThat(rows.getFirst().judged().number()).isEqualTo(CERTIFICATE.shortId());
        assertThat(rows.getFirst().judged().asOf()).isEqualTo(new ManyJudge.AsOf(now, 0));
    }

    @Test
    void a_form_that_is_sent_leads_to_its_table_for_people_and_programs() {
        HttpResponse<byte[]> sent = gateway.upload("/check?lang=en", form(CERTIFICATE.shortId(), ""), "boundary");
        assertThat(sent.statusCode()).isEqualTo(303);
        String table = sent.headers().firstValue("Location").orElseThrow();

        Fields json = Fields.of(gateway.json(table));
        while (!json.bool("finished")) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            json = Fields.of(gateway.json(table));
        }
        assertThat(json.object("verdicts").integer("ISSUED")).isEqualTo(1);
        assertThat(gateway.show(table)).contains("1 checked, all issued", "as stated by this server");
        assertThat(gateway.show(table.replace("?", "/result.csv?")))
                .startsWith("row,place,number,verdict,words,reason,");
    }

    @Test
    void a_form_without_a_code_is_told_so_and_a_table_that_nobody_began_is_unknown() {
        HttpResponse<byte[]> empty = gateway.upload("/check?lang=es", form("", ""), "boundary");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(TestGateway.text(empty)).contains("No hay ningún código");
        assertThat(gateway.show("/check/0123")).contains("TABLE_UNKNOWN");
        assertThat(gateway.show("/check?lang=en")).contains("Check many labels", "verifier.jar");
    }

    @Test
    void files_of_an_archive_are_read_one_after_the_other_and_what_is_none_is_named() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("list.csv"));
            zip.write(("number;seal\r\n\"" + CERTIFICATE.shortId() + "\";S-1\r\n").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("inner.zip"));
            zip.write(new byte[] {'P', 'K', 3, 4, 0, 0});
        }
        List<Entry> entries = new ArrayList<>();
        new CodeSource(entries::addAll).file("labels.zip", bytes.toByteArray());

        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst()).isEqualTo(Entry.of("list.csv, 2", CERTIFICATE.shortId()));
        assertThat(entries.getLast().place()).isEqualTo("inner.zip");
        assertThat(entries.getLast().unread()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
    void a_table_is_read_in_the_letters_and_with_the_line_breaks_that_spreadsheets_save(String letters)
            throws IOException {
        List<Entry> entries = new ArrayList<>();
        String table = "código;nota\r\n" + CERTIFICATE.shortId() + ";\"Señor\r\nwith; a break\"\r\nGEGZEF5QKFH70;\r\n";
        new CodeSource(entries::addAll).file("list.csv", table.getBytes(Charset.forName(letters)));

        assertThat(entries).containsExactly(Entry.of("2", CERTIFICATE.shortId()), Entry.of("3", "GEGZEF5QKFH70"));
    }

    @Test
    void a_workbook_is_read_as_it_is_written_here_and_as_others_write_it() throws IOException {
        byte[] own = SpreadsheetWriter.write(
                "a<b", List.of(List.of("number", "grams"), List.of("=1+1 & \u0001", 12L), List.of("", "x")));
        assertThat(SpreadsheetReader.rows(own))
                .containsExactly(List.of("number", "grams"), List.of("=1+1 & \uFFFD", "12"), List.of("x"));

        byte[] others = zip(
                Map.of(
                        "xl/worksheets/sheet1.xml",
                        "<x:worksheet xmlns:x='m'><x:sheetData><x:row><x:c t='s'><x:v>1</x:v></x:c><x:c"
                                + " t='str'><x:f>A1</x:f><x:v>2 kg</x:v></x:c></x:row></x:sheetData></x:worksheet>",
                        "xl/sharedStrings.xml",
                        "<sst xmlns='m'><si><t>no</t></si><si><r><t>TB</t></r><r><t>FQ</t></r><rPh><t>aside</t></rPh></si></sst>"));
        assertThat(SpreadsheetReader.rows(others)).containsExactly(List.of("TBFQ", "2 kg"));
        List<Entry> entries = new ArrayList<>();
        assertThat(new CodeSource(entries::addAll).file("LIST.XLSX", others)).isTrue();
        assertThat(entries).containsExactly(Entry.of("1", "TBFQ"));
    }

    @Test
    void a_workbook_that_asks_for_files_or_unpacks_to_too_much_is_none() throws IOException {
        byte[] asking = zip(Map.of(
                "xl/worksheets/sheet1.xml",
                "<!DOCTYPE w [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row><c t='inlineStr'><is>"
                        + "<t>&e;</t></is></c></row></sheetData></worksheet>"));
        assertThatThrownBy(() -> SpreadsheetReader.rows(asking)).isInstanceOf(IOException.class);
        byte[] large = zip(Map.of("xl/media/image1.png", " ".repeat(SpreadsheetReader.MOST_UNPACKED + 1)));
        assertThat(large).hasSizeLessThan(100_000);
        assertThatThrownBy(() -> SpreadsheetReader.rows(large)).hasMessageContaining("unpacks");
        assertThatThrownBy(() -> SpreadsheetReader.rows(zip(Map.of("readme.txt", "no sheet"))))
                .hasMessageContaining("sheet");
        assertThatThrownBy(() -> SpreadsheetReader.rows(new byte[] {1, 2, 3})).isInstanceOf(IOException.class);

        Progress progress = of("table.xlsx", new byte[] {1, 2, 3});
        assertThat(progress.rows()).extracting(Row::verdict).containsExactly(ManyVerdict.NOT_READ);
    }

    @Test
    void an_archive_that_unpacks_to_too_much_ends_the_table_with_a_row_that_says_so() throws IOException {
        Map<String, String> files = new TreeMap<>(Map.of("a.csv", CERTIFICATE.shortId()));
        for (int i = 0; i < 8; i++) {
            files.put("b" + i + ".csv", " ".repeat(LabelReader.LARGEST_FILE));
        }
        assertThat(endOf(files)).isEqualTo("b7.csv");
        files.keySet().removeIf(name -> name.startsWith("b"));
        files.put("c.csv", "\n".repeat(CodeSource.MOST_LINES));
        assertThat(endOf(files)).isEqualTo("c.csv, " + CodeSource.MOST_LINES);
        files.put("c.csv", "\n".repeat(CodeSource.MOST_LINES - 1));
        assertThat(of("labels.zip", zip(files)).rows()).extracting(Row::verdict).containsExactly(ManyVerdict.ISSUED);
    }

    /** The place at which the table of an archive is given up, behind the one label in it. */
    private String endOf(Map<String, String> files) throws IOException {
        byte[] bomb = zip(files);
        assertThat(bomb).hasSizeLessThan(1_000_000);
        List<Row> rows = of("labels.zip", bomb).rows();
        assertThat(rows).extracting(Row::verdict).containsExactly(ManyVerdict.ISSUED, ManyVerdict.NOT_READ);
        assertThat(new Words(Language.ENGLISH).of(rows.getLast().reason())).contains("The table ends here");
        return rows.getLast().judged().place();
    }

    @Test
    void a_file_that_is_no_table_is_named_and_a_table_beside_it_is_read() throws IOException {
        List<Row> rows = of("all.zip", zip(new TreeMap<>(Map.of("a.doc", "no table", "b.csv", CERTIFICATE.shortId()))))
                .rows();
        assertThat(rows).extracting(Row::verdict).containsExactly(ManyVerdict.NOT_READ, ManyVerdict.ISSUED);
        assertThat(rows).extracting(row -> row.judged().place()).containsExactly("a.doc", "b.csv, 1");
    }

    @Test
    void more_than_a_request_may_weigh_is_refused_in_words_before_it_is_sent() throws IOException {
        assertThat(answerTo("/check?lang=es", (8 << 20) + 1)).contains("413", "<html lang=\"es\"", "8 MB");
        assertThat(answerTo("/v1/statements", (64 << 10) + 1)).contains("413", "64 KiB", "<html");
    }

    /** What is answered to a browser that has said so far only how much it will send. */
    private String answerTo(String path, long length) throws IOException {
        URI server = URI.create(gateway.address());
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                                    + "\r\nAccept: text/html\r\nContent-Type: multipart/form-data; boundary=b"
                                    + "\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whoever_has_not_its_name_finds_no_table_and_what_was_handed_in_lies_nowhere() throws IOException {
        HttpResponse<byte[]> sent =
                gateway.upload("/check?lang=en", form("", CERTIFICATE.shortId() + "\n".repeat(1_000_000)), "boundary");
        String table = sent.headers().firstValue("Location").orElseThrow();
        String name = table.replaceAll("^/check/|\\?.*", "");
        assertThat(name).matches("[0-9a-f]{32}");
        await(name);
        Eventually.holds(() -> uploads.toFile().list().length == 0);

        String other = (name.charAt(0) == '0' ? "1" : "0") + name.substring(1);
        for (String wrong : List.of(other, name.substring(0, 31), name.toUpperCase(Locale.ROOT) + "0", "*", "%2e")) {
            for (String what : List.of("", "/result.csv", "/result.xlsx")) {
                assertThat(gateway.response("/check/" + wrong + what).statusCode())
                        .isEqualTo(404);
            }
        }
        assertThat(gateway.response("/check/" + name).headers().firstValue("Cache-Control"))
                .contains("no-store");
        world.later(ManyJobs.KEPT);
        assertThat(gateway.response("/check/" + name + "/result.csv").statusCode())
                .isEqualTo(404);
    }

    private Progress of(String name, byte[] file) {
        return await(jobs.begin("10.0.0.9", OptionalInt.empty(), source -> source.file(name, file))
                .orElseThrow());
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void a_table_ends_at_its_bound_and_one_below_it_does_not() {
        String lines =
                IntStream.range(0, ManyJobs.MOST_CODES).mapToObj(i -> "9" + i).collect(Collectors.joining("\n"));
        assertThat(CodeSource.count(lines)).isEqualTo(ManyJobs.MOST_CODES);
        assertThat(CodeSource.count(lines + "\n9")).isEqualTo(ManyJobs.MOST_CODES + 1);
        assertThat(CodeSource.count("number\n9\n\n 9 \n")).isEqualTo(2);
    }

    @Test
    void an_address_has_few_tables_at_a_time_another_has_its_own_and_all_are_forgotten_after_an_hour() {
        for (int i = 0; i < ManyJobs.MOST_OF_ADDRESS; i++) {
            await(begin("10.0.0.1"));
        }
        assertThat(jobs.begin("10.0.0.1", OptionalInt.empty(), source -> true)).isEmpty();
        String other = begin("10.0.0.2");
        await(other);
        assertThat(jobs.find(other)).isPresent();

        world.later(ManyJobs.KEPT);
        assertThat(jobs.find(other)).isEmpty();
        await(begin("10.0.0.1"));
    }

    private String begin(String address) {
        return jobs.begin(address, OptionalInt.of(1), source -> source.text(CERTIFICATE.shortId()))
                .orElseThrow();
    }

    private Progress await(String name) {
        ManyJob job = jobs.find(name).orElseThrow();
        while (!job.finished()) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return job.progress();
    }

    private Progress judged(String text) {
        return await(jobs.begin("10.0.0.9", OptionalInt.empty(), source -> source.text(text))
                .orElseThrow());
    }

    private static CertificateId copy(int i) {
        return new CertificateId("00000000-0000-4000-8000-"
                + ("000000000000" + (i + 1)).substring(Integer.toString(i + 1).length()));
    }

    /** The worked case's record under another id. */
    private List<KVWrite> certificate(CertificateId id, String state) {
        Json.Obj record = world.record(LedgerKeys.certificate(CERTIFICATE)).with("certId", id.value());
        long at = Fields.of(record).integer("issuedAt");
        return List.of(
                SampleChain.write(LedgerKeys.certificate(id), CanonicalJson.write(record)),
                SampleChain.write(
                        LedgerKeys.number(new CertificateNumber(id.shortId())),
                        CanonicalJson.write(Json.text(id.value()))),
                SampleChain.write(
                        LedgerKeys.status(id),
                        CanonicalJson.write(Json.object()
                                .with("state", state)
                                .with("reason", state.equals("ISSUED") ? "ISSUED" : "FRAUD SCH-01")
                                .with("at", at))));
    }

    /** The genuine label of the verifier's vectors, of the year 2026. */
    private static String label() throws IOException {
        return Fields.of(CanonicalJson.parseObject(Files.readString(VECTORS.resolve("valid/label.json"))))
                .text("label");
    }

    /** The same with one character of its signatures changed. */
    private static String forged() throws IOException {
        String label = label();
        int last = label.length() - 20;
        return label.substring(0, last) + (label.charAt(last) == '0' ? '1' : '0') + label.substring(last + 1);
    }

    private static byte[] form(String codes, String file) {
        return ("--boundary\r\nContent-Disposition: form-data; name=\"codes\"\r\n\r\n" + codes
                        + "\r\n--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n" + file + "\r\n--boundary--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
