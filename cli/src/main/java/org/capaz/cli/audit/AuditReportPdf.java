// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.paper.AuditWork;
import org.capaz.audit.paper.Paper;
import org.capaz.audit.paper.ReportPaper;
import org.capaz.labels.paper.TaggedPages;
import org.capaz.ledger.message.Language;

/** The report as pages of paper, with its data attached and the hash of it on each page. */
final class AuditReportPdf {
    static final String DATA = "report.json";

    private AuditReportPdf() {}

    static byte[] of(AuditWork work, Language language, byte[] data) {
        Paper paper = ReportPaper.of(work, language);
        Manifest export = work.report().manifest();
        try (var pages = new TaggedPages(language, paper.title())) {
            for (Paper.Piece piece : paper.pieces()) {
                switch (piece) {
                    case Paper.Piece.Heading heading -> pages.heading(2, heading.text());
                    case Paper.Piece.Paragraph paragraph -> pages.paragraph(paragraph.text());
                    case Paper.Piece.Strong strong -> pages.strong(strong.text());
                    case Paper.Piece.Items items -> pages.list(items.items());
                }
            }
            return pages.finished(export.channel() + "/" + export.asOf(), DATA, data, work.time());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
