// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;

/** What a screen reader finds in a PDF. */
public final class Tags {
    private Tags() {}

    /** Of which kind each piece is, in the order of reading. */
    public static List<String> of(PDDocument document) {
        return pieces(document).map(PDStructureElement::getStructureType).toList();
    }

    /** What is said of each picture. */
    public static List<String> figures(PDDocument document) {
        return pieces(document)
                .filter(piece -> piece.getStructureType().equals("Figure"))
                .map(PDStructureElement::getAlternateDescription)
                .toList();
    }

    /** Does it look the same where its typefaces are not known? */
    public static boolean embedsItsFonts(PDDocument document) {
        return StreamSupport.stream(document.getPages().spliterator(), false)
                .allMatch(page -> StreamSupport.stream(
                                page.getResources().getFontNames().spliterator(), false)
                        .allMatch(name -> isEmbedded(page.getResources(), name)));
    }

    private static boolean isEmbedded(PDResources resources, COSName font) {
        try {
            return resources.getFont(font).isEmbedded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<PDStructureElement> pieces(PDDocument document) {
        return below(document.getDocumentCatalog().getStructureTreeRoot());
    }

    private static Stream<PDStructureElement> below(PDStructureNode node) {
        return node.getKids().stream()
                .filter(PDStructureElement.class::isInstance)
                .map(PDStructureElement.class::cast)
                .flatMap(piece -> Stream.concat(Stream.of(piece), below(piece)));
    }
}
