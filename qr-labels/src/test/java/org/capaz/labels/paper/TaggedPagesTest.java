// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.Test;

/** Papers whose text a screen reader reads in order. */
class TaggedPagesTest {
    @Test
    void every_mark_on_a_page_belongs_to_a_piece_of_the_structure() throws IOException {
        try (var pages = new TaggedPages(Language.ENGLISH, "Long")) {
            pages.list(IntStream.range(0, 200).mapToObj(i -> "line " + i).toList());
            byte[] pdf = pages.finished("X-1", "x.json", new byte[] {'{', '}'}, Instant.EPOCH);
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).isGreaterThan(3);
                COSArray numbers = (COSArray) ((COSDictionary) document.getDocumentCatalog()
                                .getStructureTreeRoot()
                                .getCOSObject()
                                .getDictionaryObject(COSName.PARENT_TREE))
                        .getDictionaryObject(COSName.NUMS);
                assertThat(numbers.size()).isEqualTo(2 * document.getNumberOfPages());
                int marks = IntStream.range(0, document.getNumberOfPages())
                        .map(i -> ((COSArray) numbers.getObject(2 * i + 1)).size())
                        .sum();
                assertThat(marks).isEqualTo(201);
            }
        }
    }

    @Test
    void what_no_typeface_has_does_not_stop_a_report_and_a_long_word_is_cut() throws IOException {
        try (var pages = new TaggedPages(Language.ENGLISH, "Odd")) {
            pages.paragraph("gold \uD83D\uDE00 金 " + "0123456789".repeat(30));
            byte[] pdf = pages.finished("X-1", Instant.EPOCH);
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(document)).contains("gold ? ?", "0123456789");
            }
        }
    }

    @Test
    void a_code_is_told_to_who_does_not_see_it_and_lines_for_the_hand_are_no_text() throws IOException {
        try (var pages = new TaggedPages(Language.SPANISH, "Formato")) {
            pages.code(new boolean[][] {{true, false}, {false, true}}, "Código de la página", List.of("Al lado"));
            pages.boxes(List.of("Sí", "No"));
            pages.lines(List.of("Cuánto"));
            pages.signatures("Primera", "Segunda");
            try (PDDocument document = Loader.loadPDF(pages.finished("X-1", Instant.EPOCH))) {
                assertThat(Tags.of(document))
                        .containsExactly(
                                "Document", "H1", "Figure", "P", "L", "LI", "LBody", "LI", "LBody", "P", "P", "P");
                assertThat(Tags.figures(document)).containsExactly("Código de la página");
                assertThat(new PDFTextStripper().getText(document).lines().map(String::strip))
                        .contains("Al lado", "Sí", "No", "Cuánto", "X-1 · página 1 de 1");
            }
        }
    }
}
