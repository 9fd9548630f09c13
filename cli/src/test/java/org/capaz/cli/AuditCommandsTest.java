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
import org.capaz.audit.RehearsedChain;
import org.capaz.audit.export.ExportWriter;
import org.capaz.audit.export.ExportedBlock;
import org.capaz.cli.console.ExitCode;
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
        assertThat(followed).containsExactly("perform", "population", "sample", "exceptions", "evidence");
        assertThat(files(folder.resolve("tables"))).contains("payments.csv", "receipts.csv");
    }

    private String here(String argument) {
        return switch (argument) {
            case "export-of-producers" -> whole.toString();
            case "anchor.json" -> anchor.toString();
            case "tables", "papers" -> folder.resolve(argument).toString();
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
