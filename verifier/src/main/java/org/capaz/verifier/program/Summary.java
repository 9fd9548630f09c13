// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.verdict.Facts;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.Report;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.verdict.VerdictMessage;

/** Many verdicts of one run: a table for people, all reports for programs, and one exit code. */
public final class Summary {
    /**
     * The exit code of a program that failed itself. It says nothing about what was checked, so it is none of those that a
     * verdict may have.
     */
    public static final int CRASHED = 70;

    private static final int GOOD = 0;
    private static final int OPEN = 2;
    private static final int NOTICED = 4;

    private final List<Row> rows;

    /**
     * One thing that was checked.
     *
     * @param subject what the person knows it by
     * @param verdict the verdict; empty when the program failed over it
     */
    public record Row(String subject, Optional<Verdict> verdict) {
        private int exitCode() {
            return verdict.map(Verdict::exitCode).orElse(CRASHED);
        }
    }

    /**
     * A summary.
     *
     * @param rows in the order in which they were given
     */
    public Summary(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * The exit code of the run: the program's own failure before a negative verdict, that before an open question, that
     * before a notice.
     *
     * @return 0 only when every verdict ends with 0
     */
    public int exitCode() {
        List<Integer> found = rows.stream().map(Row::exitCode).distinct().toList();
        return List.of(CRASHED, 1, OPEN).stream()
                .filter(found::contains)
                .findFirst()
                .orElseGet(() -> found.stream().max(Integer::compare).orElse(OPEN));
    }

    /**
     * The table.
     *
     * @param language the language of the words
     * @return one line for each thing, then the totals
     */
    public String text(Language language) {
        int widest = rows.stream()
                .mapToInt(row -> headline(row, language).length())
                .max()
                .orElse(0);
        var out = new StringBuilder();
        for (Row row : rows) {
            String word = headline(row, language);
            out.append(word).append(" ".repeat(widest - word.length() + 2));
            out.append(Report.line(row.subject()));
            row.verdict()
                    .flatMap(Verdict::facts)
                    .ifPresent(facts -> out.append("  ").append(facts(facts, language)));
            row.verdict()
                    .flatMap(Verdict::code)
                    .ifPresent(code -> out.append("  ").append(code));
            out.append('\n');
        }
        long good = count(GOOD);
        long noticed = count(NOTICED);
        long open = count(OPEN) + count(CRASHED);
        return out.append('\n')
                .append(VerdictMessage.SUMMARY_TOTAL
                        .with("all", PlainNumbers.digits(rows.size()))
                        .and("good", PlainNumbers.digits(good))
                        .and("noticed", PlainNumbers.digits(noticed))
                        .and("open", PlainNumbers.digits(open))
                        .and("other", PlainNumbers.digits(rows.size() - good - noticed - open))
                        .in(language))
                .append('\n')
                .toString();
    }

    /**
     * All reports for programs.
     *
     * @return canonical JSON: {@code exit}, and {@code results} with {@code subject} and {@code report} of each
     */
    public String json() {
        return CanonicalJson.write(Json.object()
                .with("exit", exitCode())
                .with(
                        "results",
                        rows.stream()
                                .map(row -> Json.object()
                                        .with("subject", row.subject())
                                        .with(
                                                "report",
                                                row.verdict()
                                                        .<Json>map(
                                                                found -> CanonicalJson.parseObject(Report.json(found)))
                                                        .orElse(Json.NULL)))
                                .toList()));
    }

    private long count(int exitCode) {
        return rows.stream().filter(row -> row.exitCode() == exitCode).count();
    }

    private static String headline(Row row, Language language) {
        return row.verdict()
                .map(verdict -> Report.headline(verdict, language))
                .orElseGet(
                        () -> VerdictMessage.VERIFIER_FAILED_ON_ONE.sentence().in(language));
    }

    private static String facts(Facts facts, Language language) {
        return Report.line(facts.seal() + "  "
                + PlainNumbers.grams(facts.fineMg()).argument().in(language));
    }
}
