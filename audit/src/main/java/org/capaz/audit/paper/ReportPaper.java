// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capaz.audit.exception.ExceptionFound;
import org.capaz.audit.exception.ExceptionKind;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.perform.AuditReport;
import org.capaz.audit.population.PopulationTable;
import org.capaz.audit.population.Sample;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/** The report: what was performed, what was not, what did not agree, control totals, sample and exceptions. */
public final class ReportPaper {
    /** A report for a person: of more lines in one part it is only said how many; the files hold all. */
    private static final int MOST_LINES = 40;

    private final AuditWork work;
    private final Paper.Writer out;

    private ReportPaper(AuditWork work, Paper.Writer out) {
        this.work = work;
        this.out = out;
    }

    /** The report in that language. */
    public static Paper of(AuditWork work, Language language) {
        var paper = new ReportPaper(work, new Paper.Writer(language));
        paper.write();
        return paper.out.titled(AuditMessage.PAPER_TITLE
                .with("channel", Argument.id(work.report().manifest().channel()))
                .and("block", Argument.count(work.report().manifest().asOf())));
    }

    private void write() {
        AuditReport report = work.report();
        out.strong(report.headline());
        out.paragraph(subject(work));
        out.paragraph(AuditMessage.PAPER_NO_CONCLUSION.sentence());
        out.heading(AuditMessage.PAPER_PERFORMED.sentence());
        out.items(report.performed(out.language()));
        out.heading(AuditMessage.PAPER_NOT_PERFORMED.sentence());
        out.sentences(report.notPerformed());
        out.heading(AuditMessage.PAPER_DIFFERENCES.sentence());
        if (report.differences().isEmpty()) {
            out.paragraph(AuditMessage.PAPER_NONE.sentence());
        }
        some(report.differing(out.language()), WorkingPapers.PERFORMED);
        out.heading(AuditMessage.PAPER_TOTALS.sentence());
        out.paragraph(AuditMessage.PAPER_TOTALS_MEAN.sentence());
        report.balanceFound().ifPresent(out::paragraph);
        out.items(work.tables().stream().map(ReportPaper::totals).toList());
        out.heading(AuditMessage.PAPER_SAMPLE.sentence());
        samples();
        out.heading(AuditMessage.PAPER_EXCEPTIONS.sentence());
        out.paragraph(AuditMessage.PAPER_EXCEPTIONS_MEAN.with(
                "count", Argument.count(work.exceptions().found().size())));
        for (ExceptionKind kind : ExceptionKind.values()) {
            exceptions(kind);
        }
    }

    /** Of which ledger, and what was believed. */
    static Sentence subject(AuditWork work) {
        AuditReport report = work.report();
        return AuditMessage.PAPER_SUBJECT
                .with("block", Argument.count(report.manifest().asOf()))
                .and("head", Argument.id(report.manifest().head()))
                .and("time", Argument.moment(work.time()))
                .and("version", Argument.count(report.anchor().version()))
                .and("fingerprint", Argument.id(report.anchor().id()));
    }

    /** Digits as in the files, so that people and programs compare the same. */
    private static String totals(PopulationTable table) {
        PopulationTable.Totals totals = table.totals();
        StringBuilder line = new StringBuilder(table.population().name())
                .append(": count = ")
                .append(totals.count());
        for (Map.Entry<String, Long> sum : totals.sums().entrySet()) {
            line.append("; ").append(sum.getKey()).append(" = ").append(sum.getValue());
        }
        return line.toString();
    }

    private void samples() {
        work.samples().stream().findFirst().ifPresent(first -> out.paragraph(first.drawnHow()));
        for (Sample sample : work.samples()) {
            List<Sample.Drawn> drawn = sample.drawn();
            out.paragraph(AuditMessage.PAPER_SAMPLE_OF
                    .with("population", Argument.id(sample.table().population().name()))
                    .and("drawn", Argument.count(drawn.size()))
                    .and("count", Argument.count(sample.table().count())));
            some(drawn.stream().map(Sample.Drawn::id).toList(), WorkingPapers.sample(sample));
        }
    }

    private void exceptions(ExceptionKind kind) {
        List<ExceptionFound> found = work.exceptions().of(kind);
        out.paragraph(AuditMessage.PAPER_EXCEPTION_KIND
                .with("kind", Argument.code(kind))
                .and("count", Argument.count(found.size()))
                .and("meaning", Argument.id(kind.meaning(out.language()))));
        some(found.stream().map(one -> one.line().in(out.language())).toList(), WorkingPapers.EXCEPTIONS);
    }

    /** So many that a person reads them; said where the others are. */
    private void some(List<String> lines, String file) {
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(lines.size(), MOST_LINES)));
        if (lines.size() > MOST_LINES) {
            shown.add(AuditMessage.PAPER_MORE
                    .with("count", Argument.count(lines.size() - MOST_LINES))
                    .and("file", Argument.id(file))
                    .in(out.language()));
        }
        out.items(shown);
    }
}
