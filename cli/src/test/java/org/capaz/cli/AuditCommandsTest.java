// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.capaz.audit.RehearsedChain;
import org.capaz.audit.export.ExportWriter;
import org.capaz.audit.export.ExportedBlock;
import org.capaz.cli.console.ExitCode;
import org.capaz.labels.paper.Tags;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.sample.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor asks of an export of the worked case, and every command that the page shows. */
class AuditCommandsTest {
    private static final Path PAGE = Path.of("../docs/how-to/audit.md");

    @TempDir
    private static Path exports;

    private static Path whole;
    private static Path anchor;
    private static RehearsedChain chain;

    @TempDir
    private Path folder;

    private final CommandLineRunner commandLine = new CommandLineRunner();

    @BeforeAll
    static void export() throws IOException {
        chain = new RehearsedChain();
        Stage.CERTIFIED.world().calls().forEach(chain::add);
        whole = exported("whole", chain.blocks(), chain.families());
        anchor = Files.write(exports.resolve("anchor.json"), chain.anchor().bytes());
    }

    private static Path exported(String name, List<ExportedBlock> blocks, SortedMap<String, Long> families)
            throws IOException {
        Path made = exports.resolve(name);
        var writer = new ExportWriter(made);
        for (ExportedBlock block : blocks) {
            writer.append(block);
        }
        writer.finish(RehearsedChain.CHANNEL, families);
        return made;
    }

    private int audit(String command, Path export, String... more) {
        List<String> arguments = new ArrayList<>(List.of("audit", command, export.toString(), "--anchor=" + anchor));
        arguments.addAll(Arrays.asList(more));
        return commandLine.run(arguments.toArray(String[]::new));
    }

    @Test
    void populations_are_written_with_their_hash_and_their_control_totals() throws IOException {
        int code = audit("population", whole, "--family=payments", "--family=lots", "--out=" + folder.resolve("t"));

        assertThat(code).as(commandLine.err()).isEqualTo(ExitCode.OK);
        assertThat(files(folder.resolve("t"))).containsExactly("lots.csv", "payments.csv", "populations.json");
        assertThat(Files.readString(folder.resolve("t/populations.json")))
                .contains("\"agrees\":true", "\"differences\":0")
                .contains("\"sha256\":\"" + Digest.hex(Files.readAllBytes(folder.resolve("t/payments.csv"))))
                .contains("{\"of\":\"minor USD\",\"sum\":1330062}");
    }

    @Test
    void a_population_as_of_a_block_is_that_of_an_export_which_ends_there() throws IOException {
        int last = chain.blocks().size() - 20;
        List<ExportedBlock> some = chain.blocks().subList(0, last + 1);
        Path shorter = exported("shorter", some, familiesOf(some));
        audit("population", whole, "--as-of=" + last, "--out=" + folder.resolve("one"));
        int code = audit("population", shorter, "--out=" + folder.resolve("other"));

        assertThat(code).as(commandLine.err()).isEqualTo(ExitCode.OK);
        List<String> names = files(folder.resolve("one"));
        assertThat(names).hasSizeGreaterThan(20).isEqualTo(files(folder.resolve("other")));
        for (String name : names) {
            assertThat(folder.resolve("other").resolve(name))
                    .hasBinaryContent(Files.readAllBytes(folder.resolve("one").resolve(name)));
        }
    }

    private static SortedMap<String, Long> familiesOf(List<ExportedBlock> blocks) {
        var shorter = new RehearsedChain();
        Stage.CERTIFIED.world().calls().stream().limit(blocks.size() - 1).forEach(shorter::add);
        return shorter.families();
    }

    /** One more record than there is: the member's own count is wrong, and the tables are written all the same. */
    @Test
    void of_a_ledger_that_does_not_agree_the_tables_say_so() throws IOException {
        SortedMap<String, Long> families = new TreeMap<>(chain.families());
        families.merge("receipt", 1L, Long::sum);
        Path wrong = exported("wrong", chain.blocks(), families);

        int code = audit("population", wrong, "--family=receipts", "--out=" + folder.resolve("t"));

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(commandLine.err()).contains("1 differences");
        assertThat(Files.readString(folder.resolve("t/populations.json"))).contains("\"agrees\":false");
    }

    @Test
    void what_cannot_be_performed_is_no_population() {
        assertThat(audit("population", folder)).isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(audit("population", whole, "--as-of=100000", "--out=" + folder.resolve("t")))
                .isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).contains("there is no block 100 000 in the export");
        assertThat(folder.resolve("t")).doesNotExist();
    }

    @Test
    void a_wrong_command_line_names_what_there_is() {
        assertThat(audit("population", whole, "--family=miners")).isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).contains("miners is no population").contains("payments");
        assertThat(audit("sample", whole, "--family=officers", "--seed=s", "--size=1", "--strata=AMOUNT"))
                .isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).contains("officers cannot be parted by AMOUNT");
        assertThat(audit("sample", whole, "--seed=s", "--size=1")).isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).contains("a sample is of one population").contains("payments");
        assertThat(audit("sample", whole, "--family=officers", "--seed=s", "--size=0"))
                .isEqualTo(ExitCode.NOT_CHECKED);
        assertThat(commandLine.err()).contains("0 is none");
    }

    @Test
    void a_sample_is_the_one_that_the_hashes_of_seed_and_id_make() {
        assertThat(audit("sample", whole, "--family=payments", "--seed=s", "--size=2", "--json"))
                .isEqualTo(ExitCode.OK);

        List<String> hashes = Stream.of("AMP-01", "AMP-02", "AMP-03", "AMP-04")
                .map(amp -> Digest.hex("spayment/P-" + amp))
                .sorted()
                .toList();
        assertThat(commandLine.out()).contains(hashes.subList(0, 2)).doesNotContain(hashes.subList(2, 4));
    }

    @Test
    void exceptions_are_listed_in_the_language_of_the_person() {
        assertThat(audit("exceptions", whole, "--lang=es")).isEqualTo(ExitCode.OK);

        assertThat(commandLine.out())
                .contains("PREMIUM_DISPUTED (0): Pagos que")
                .contains("CONFIRMED_BY_YOUNG_OFFICER (4)")
                .contains("offline.windowHours = 168");
    }

    /** The sample papers of the worked case are their own names. */
    @Test
    void papers_are_compared_here_and_no_name_of_theirs_is_in_what_programs_read() throws IOException {
        Path papers = Files.createDirectories(folder.resolve("secret papers"));
        Files.writeString(papers.resolve("assay.txt"), "Demo assay LE");
        assertThat(audit("evidence", whole, papers.toString())).isEqualTo(ExitCode.OK);
        assertThat(commandLine.out()).contains("matches [", "assay.txt").contains("1 files, 1 match");

        Files.writeString(papers.resolve("other.txt"), "Demo assay LX");
        var again = new CommandLineRunner();
        assertThat(again.run("audit", "evidence", whole.toString(), papers.toString(), "--anchor=" + anchor, "--json"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(again.out())
                .contains(Digest.hex("Demo assay LE"), Digest.hex("Demo assay LX"))
                .doesNotContain("assay.txt", "secret papers");
    }

    @Test
    void a_report_says_what_was_performed_and_what_not_and_its_papers_hold_all_of_it() throws IOException {
        Path papers = folder.resolve("working-papers");
        int code = audit("report", whole, "--seed=s", "--size=2", "--out=" + papers);
        assertThat(code).as(commandLine.err()).isEqualTo(ExitCode.OK);

        byte[] data = Files.readAllBytes(papers.resolve("report.json"));
        String english = pdf(papers.resolve("report.en.pdf"), "en");
        assertThat(english)
                .contains(
                        "AGREES",
                        "What was not performed",
                        "RULES: ",
                        "payments: count = 4; minor USD = 1330062",
                        "Seed s, size 2",
                        "payments: 2 of 4.",
                        "CONFIRMED_BY_YOUNG_OFFICER (4)",
                        "Nothing here concludes.",
                        "SHA-256 of the attached report.json: " + Digest.hex(data))
                .containsPattern("page 1 of \\d+");
        assertThat(pdf(papers.resolve("report.es.pdf"), "es"))
                .contains("COINCIDE", "Qué no se realizó", "Aquí no se concluye nada.")
                .containsPattern("página 1 de \\d+");
        assertThat(Files.readString(papers.resolve("1-planning/planning.en.md")))
                .contains("offline.windowHours = 168", "Materiality, and the risks that you see.");
        assertThat(Files.readString(papers.resolve("5-conclusion/conclusion.es.md")))
                .contains("Su conclusión, con sus propias palabras.");
        assertThat(files(papers.resolve("3-sample"))).contains("payments.json", "sample.en.txt", "sample.es.txt");
    }

    /** The text of a tagged PDF. */
    private static String pdf(Path file, String language) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).startsWith(language);
            assertThat(Tags.of(document)).contains("H1", "H2", "P", "L");
            assertThat(document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames())
                    .containsOnlyKeys("report.json");
            return new PDFTextStripper()
                    .getText(document)
                    .replace('\u00a0', ' ')
                    .replaceAll("\\s+", " ");
        }
    }

    @Test
    void the_same_block_gives_the_same_papers_and_the_index_has_the_hash_of_each() throws IOException {
        for (String name : List.of("one", "other")) {
            audit(
                    "report",
                    whole,
                    "--seed=s",
                    "--size=1",
                    "--strata=AMOUNT",
                    "--family=payments",
                    "--family=officers",
                    "--out=" + folder.resolve(name));
        }
        List<String> files;
        try (Stream<Path> inside = Files.walk(folder.resolve("one"))) {
            files = inside.filter(Files::isRegularFile)
                    .map(file -> folder.resolve("one").relativize(file).toString())
                    .sorted()
                    .toList();
        }
        String index = Files.readString(folder.resolve("one/index.json"));
        for (String file : files) {
            byte[] bytes = Files.readAllBytes(folder.resolve("one").resolve(file));
            assertThat(folder.resolve("other").resolve(file)).hasBinaryContent(bytes);
            if (!file.equals("index.json")) {
                assertThat(index).contains("{\"name\":\"" + file + "\",\"sha256\":\"" + Digest.hex(bytes) + "\"}");
            }
        }
        assertThat(files).contains("3-sample/payments.json").doesNotContain("3-sample/lots.json");
        assertThat(Files.readString(folder.resolve("one/3-sample/payments.json")))
                .contains("\"strata\":\"AMOUNT\"");
        assertThat(Files.readString(folder.resolve("one/3-sample/officers.json")))
                .as("officers have no amounts")
                .contains("\"strata\":\"\"");
    }

    @Test
    void of_a_ledger_that_does_not_agree_the_report_says_so() throws IOException {
        SortedMap<String, Long> families = new TreeMap<>(chain.families());
        families.merge("receipt", 1L, Long::sum);
        Path wrong = exported("disagreeing", chain.blocks(), families);

        int code = audit("report", wrong, "--seed=s", "--size=1", "--out=" + folder.resolve("w"));

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(pdf(folder.resolve("w/report.en.pdf"), "en")).contains("DOES NOT AGREE", "TOTALS COUNT: receipt");
    }

    /** Every command of the page but the fetching, which needs a gateway; each does what it says and the file is there. */
    @Test
    void every_command_of_the_page_does_what_it_says() throws IOException {
        Path papers = Files.createDirectories(folder.resolve("papers"));
        Files.writeString(papers.resolve("assay.txt"), "Demo assay LE");
        List<String> followed = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("./capaz audit ") && !line.startsWith("./capaz audit fetch")) {
                String[] arguments = Stream.of(
                                line.substring("./capaz ".length()).split(" ", -1))
                        .map(this::here)
                        .toArray(String[]::new);
                var runner = new CommandLineRunner();
                assertThat(runner.run(arguments))
                        .as("%s%n%s", line, runner.err())
                        .isEqualTo(ExitCode.OK);
                followed.add(arguments[1]);
            }
        }
        assertThat(followed).containsExactly("perform", "population", "sample", "exceptions", "evidence", "report");
        assertThat(files(folder.resolve("tables"))).contains("payments.csv", "receipts.csv");
        assertThat(files(folder.resolve("working-papers")))
                .containsExactly(
                        "1-planning",
                        "2-population",
                        "3-sample",
                        "4-exceptions",
                        "5-conclusion",
                        "index.en.md",
                        "index.es.md",
                        "index.json",
                        "report.en.pdf",
                        "report.es.pdf",
                        "report.json");
    }

    private String here(String argument) {
        return switch (argument) {
            case "export" -> whole.toString();
            case "anchor.json" -> anchor.toString();
            case "tables", "papers/", "working-papers" ->
                folder.resolve(argument).toString();
            default -> argument;
        };
    }

    private static List<String> files(Path of) throws IOException {
        try (Stream<Path> inside = Files.list(of)) {
            return inside.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void the_manifest_is_canonical() throws IOException {
        audit("population", whole, "--family=flags", "--format=json", "--out=" + folder.resolve("t"));

        for (String name : List.of("populations.json", "flags.json")) {
            String text = Files.readString(folder.resolve("t").resolve(name));
            assertThat(CanonicalJson.write(CanonicalJson.parse(text))).isEqualTo(text);
        }
    }
}
