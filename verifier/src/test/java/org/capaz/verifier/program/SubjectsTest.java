// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.verdict.CheckFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectsTest {
    private static final String LABEL = "https://label.capaz.example/c/TBFQXS43ZA922#000";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Lote #3.txt", "https:", "label.txt", "label", "label.json"})
    void what_exists_as_a_file_is_a_file_whatever_its_name_looks_like(String name) throws IOException {
        Files.writeString(folder.resolve(name), LABEL);

        assertThat(contents(folder + "//" + name)).containsExactly(new Content.LabelText(LABEL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a://b", "\n " + LABEL, LABEL})
    void what_exists_as_no_file_and_begins_as_an_address_is_the_text_of_a_code(String text) {
        assertThat(contents(text)).containsExactly(new Content.LabelText(text));
    }

    /** Whoever mistypes the name of a file does not hold a forged label. */
    @ParameterizedTest
    @ValueSource(strings = {"Lote #3.txt", "lots/Lote #3.pdf", "#3"})
    void a_file_with_a_mark_in_its_name_that_is_not_there_cannot_be_read(String name) {
        assertThat(whyNot(folder.resolve(name).toString())).contains("cannot be read");
        assertThat(whyNot(name)).contains("cannot be read");
    }

    @Test
    void a_pdf_is_a_picture_whatever_was_expected() throws IOException {
        Path file = Files.writeString(folder.resolve("Lote #3.pdf"), "%PDF-1.7 …");

        for (Subjects.Otherwise otherwise : Subjects.Otherwise.values()) {
            assertThat(new Subjects(otherwise, 100)
                            .of(file.toString())
                            .getFirst()
                            .read())
                    .isInstanceOf(Content.Picture.class);
        }
    }

    @Test
    void a_bundle_is_one_also_behind_the_word_label() throws IOException {
        Path file = Files.writeString(folder.resolve("bundle.txt"), "\ufeff {\"format\":\"gold-proof/1\"}");

        assertThat(new Subjects(Subjects.Otherwise.LABEL, 100)
                        .of(file.toString())
                        .getFirst()
                        .read())
                .isInstanceOf(Content.BundleFile.class);
    }

    @Test
    void a_label_is_one_also_behind_the_word_bundle() throws IOException {
        Path file = Files.writeString(folder.resolve("label.txt"), LABEL);

        assertThat(new Subjects(Subjects.Otherwise.BUNDLE, 100)
                        .of(file.toString())
                        .getFirst()
                        .read())
                .isEqualTo(new Content.LabelText(LABEL));
    }

    @Test
    void a_folder_stands_for_its_files_in_order_without_hidden_ones() throws IOException {
        Files.writeString(folder.resolve("b.txt"), LABEL + "2");
        Files.writeString(folder.resolve("a.txt"), LABEL + "1");
        Files.writeString(folder.resolve(".hidden"), LABEL);
        Files.createDirectory(folder.resolve("within"));

        assertThat(contents(folder.toString()))
                .containsExactly(new Content.LabelText(LABEL + "1"), new Content.LabelText(LABEL + "2"));
    }

    @Test
    void an_empty_folder_says_so() {
        assertThat(whyNot(folder.toString())).contains("a folder without files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lote,código\nLE,%s1\nLF,%s2\n",
                "\ufeffcódigo;lote\r\n%s1;LE\r\n%s2;LF\r\n",
                "%s1\tLE\n\n%s2\tLF\n",
                "\"LE\",\"%s1\"\n\"LF\",\"%s2\""
            })
    void a_list_stands_for_the_codes_in_its_lines(String list) throws IOException {
        Path file = Files.writeString(folder.resolve("codes.CSV"), list.replace("%s", LABEL));

        assertThat(contents(file.toString()))
                .containsExactly(new Content.LabelText(LABEL + "1"), new Content.LabelText(LABEL + "2"));
        assertThat(subjects(file.toString()))
                .first()
                .extracting(Subject::name)
                .asString()
                .endsWith(" LE");
    }

    @Test
    void a_cell_in_quotes_may_hold_line_breaks_and_rows_are_named_by_their_first_line() throws IOException {
        Path file = Files.writeString(
                folder.resolve("codes.csv"),
                "\"the\nname\",code\n\"LE\nof March\",\"" + LABEL + "1\"\nLF,\"\n" + LABEL + "2\n\"\nLG,none\n");

        assertThat(subjects(file.toString()).subList(0, 2).stream().map(Subject::read))
                .containsExactly(new Content.LabelText(LABEL + "1"), new Content.LabelText(LABEL + "2"));
        assertThat(subjects(file.toString()))
                .extracting(Subject::name)
                .satisfiesExactly(
                        name -> assertThat(name).endsWith("codes.csv:3 LE\nof March"),
                        name -> assertThat(name).endsWith("codes.csv:5 LF"),
                        name -> assertThat(name).endsWith("codes.csv:8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16", "x-UTF-16LE-BOM"})
    void a_list_is_read_in_the_letters_that_spreadsheets_save(String letters) throws IOException {
        byte[] list = ("lote,código\nLÉ," + LABEL + "1\n").getBytes(Charset.forName(letters));
        Path file = Files.write(folder.resolve("codes.csv"), list);

        assertThat(contents(file.toString())).containsExactly(new Content.LabelText(LABEL + "1"));
        assertThat(subjects(file.toString()))
                .first()
                .extracting(Subject::name)
                .asString()
                .endsWith(" LÉ");
    }

    @Test
    void a_line_of_a_list_without_code_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("codes.csv"), LABEL + "\nLE;nothing\n");

        assertThat(subjects(file.toString())).hasSize(2);
        assertThatExceptionOfType(CheckFailed.class)
                .isThrownBy(() -> subjects(file.toString()).get(1).read())
                .satisfies(failure ->
                        assertThat(failure.evidence().in(Language.ENGLISH)).contains("codes.csv:2: no code"));
    }

    @Test
    void a_list_of_more_codes_than_a_run_holds_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("codes.csv"), "#\n".repeat(10_001));

        assertThat(new Subjects(Subjects.Otherwise.BY_NAME, 1 << 20).of(file.toString()))
                .hasSize(1)
                .first()
                .satisfies(subject -> assertThatExceptionOfType(CheckFailed.class)
                        .isThrownBy(subject::read)
                        .satisfies(failure -> assertThat(failure.evidence().in(Language.ENGLISH))
                                .contains("more than 10000")));
        assertThat(new Subjects(Subjects.Otherwise.BY_NAME, 1 << 20)
                        .of(Files.writeString(folder.resolve("codes.csv"), "#\n".repeat(10_000))
                                .toString()))
                .hasSize(10_000);
    }

    @Test
    void a_file_above_the_limit_is_refused_and_one_at_the_limit_is_read() throws IOException {
        Path file = Files.write(folder.resolve("label.txt"), LABEL.repeat(3).getBytes(StandardCharsets.UTF_8));
        int size = (int) Files.size(file);

        assertThat(new Subjects(Subjects.Otherwise.LABEL, size)
                        .of(file.toString())
                        .getFirst()
                        .read())
                .isInstanceOf(Content.LabelText.class);
        assertThatExceptionOfType(CheckFailed.class)
                .isThrownBy(() -> new Subjects(Subjects.Otherwise.LABEL, size - 1)
                        .of(file.toString())
                        .getFirst()
                        .read());
    }

    @Test
    void a_number_alone_is_told_from_a_file_that_is_not_there() {
        assertThat(whyNot("tbfq-xs43-za92-2")).contains("TBFQXS43ZA922 is the number beside the code");
        assertThat(whyNot("TBFQ XS43 ZA92 3")).contains("mistyped");
        assertThat(whyNot("no-such-file.txt")).contains("cannot be read");
    }

    private List<Subject> subjects(String argument) {
        return new Subjects(Subjects.Otherwise.BY_NAME, 1 << 20).of(argument);
    }

    private List<Content> contents(String argument) {
        return subjects(argument).stream().map(Subject::read).toList();
    }

    private String whyNot(String argument) {
        try {
            return subjects(argument).getFirst().read().toString();
        } catch (CheckFailed failure) {
            return failure.evidence().in(Language.ENGLISH);
        }
    }
}
