// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.paper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.population.PopulationManifest;
import org.capaz.audit.population.Sample;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.registry.ReferenceValue;

/**
 * The files of a folder in the order in which ISAE 3000 has an engagement go: planning, population, sample, exceptions, and
 * what a conclusion rests on. What only the auditor can say is asked and left open: nothing here concludes.
 *
 * <p>The same work gives the same bytes.
 */
public final class WorkingPapers {
    static final String PERFORMED = "5-conclusion/performed.json";
    static final String EXCEPTIONS = "4-exceptions/exceptions.json";
    private static final String POPULATION = "2-population/";
    private static final String SAMPLE = "3-sample/";
    private static final String FORMAT = "capaz-working-papers/1";

    /** What each part holds, by its number. */
    private static final Map<String, AuditMessage> PARTS = new TreeMap<>(Map.of(
            "1-planning", AuditMessage.PAPER_PART_PLANNING,
            "2-population", AuditMessage.PAPER_PART_POPULATION,
            "3-sample", AuditMessage.PAPER_PART_SAMPLE,
            "4-exceptions", AuditMessage.PAPER_PART_EXCEPTIONS,
            "5-conclusion", AuditMessage.PAPER_PART_CONCLUSION));

    private final AuditWork work;
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private WorkingPapers(AuditWork work) {
        this.work = work;
    }

    /** Where a sample stands. */
    static String sample(Sample sample) {
        return SAMPLE + sample.table().population().name() + ".json";
    }

    /** The files by their paths in the folder, without the index. */
    public static SortedMap<String, byte[]> of(AuditWork work) {
        var papers = new WorkingPapers(work);
        papers.write();
        return papers.files;
    }

    private void write() {
        Manifest export = work.report().manifest();
        files.put(POPULATION + PopulationManifest.FILE, work.populations());
        work.tables().forEach(table -> files.put(POPULATION + AuditWork.file(table), work.csv(table)));
        work.samples().forEach(sample -> files.put(sample(sample), sample.json(export)));
        files.put(EXCEPTIONS, work.exceptions().json(export));
        files.put(PERFORMED, bytes(work.report().json()));
        for (Language language : Language.values()) {
            String ending = "." + language.tag();
            files.put(
                    "1-planning/planning" + ending + ".md",
                    bytes(planning(language).markdown()));
            files.put(
                    "3-sample/sample" + ending + ".txt",
                    bytes(work.samples().stream()
                                    .map(sample -> sample.text(export, language))
                                    .collect(Collectors.joining("\n\n"))
                            + "\n"));
            files.put(
                    "4-exceptions/exceptions" + ending + ".txt",
                    bytes(work.exceptions().text(export, language) + "\n"));
            files.put(
                    "5-conclusion/performed" + ending + ".txt",
                    bytes(work.report().text(language)));
            files.put(
                    "5-conclusion/conclusion" + ending + ".md",
                    bytes(conclusion(language).markdown()));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Paper planning(Language language) {
        return new Paper.Writer(language)
                .heading(AuditMessage.PAPER_EXAMINED.sentence())
                .paragraph(ReportPaper.subject(work))
                .heading(AuditMessage.PAPER_CRITERIA.sentence())
                .paragraph(AuditMessage.PAPER_CRITERIA_MEAN.with("time", Argument.moment(work.time())))
                .items(Stream.of(ReferenceValue.values())
                        .flatMap(
                                value -> work.limits().find(value).stream().map(number -> value.key() + " = " + number))
                        .toList())
                .heading(AuditMessage.PAPER_NOT_PERFORMED.sentence())
                .sentences(work.report().notPerformed())
                .heading(AuditMessage.PAPER_YOURS.sentence())
                .sentences(Stream.of(
                                AuditMessage.PAPER_YOURS_ENGAGEMENT,
                                AuditMessage.PAPER_YOURS_INDEPENDENCE,
                                AuditMessage.PAPER_YOURS_MATERIALITY,
                                AuditMessage.PAPER_YOURS_SEED)
                        .map(AuditMessage::sentence)
                        .toList())
                .titled(AuditMessage.PAPER_PLANNING.sentence());
    }

    private Paper conclusion(Language language) {
        return new Paper.Writer(language)
                .paragraph(AuditMessage.PAPER_NO_CONCLUSION.sentence())
                .heading(AuditMessage.PAPER_RESTS_ON.sentence())
                .sentences(inputs())
                .heading(AuditMessage.PAPER_YOURS.sentence())
                .sentences(Stream.of(
                                AuditMessage.PAPER_YOURS_SAMPLE,
                                AuditMessage.PAPER_YOURS_EXCEPTIONS,
                                AuditMessage.PAPER_YOURS_LIMITS,
                                AuditMessage.PAPER_YOURS_CONCLUSION)
                        .map(AuditMessage::sentence)
                        .toList())
                .titled(AuditMessage.PAPER_CONCLUSION.sentence());
    }

    private List<Sentence> inputs() {
        List<Sentence> inputs = new ArrayList<>();
        inputs.add(work.report().headline());
        inputs.add(AuditMessage.PAPER_INPUT_POPULATIONS
                .with("count", Argument.count(work.tables().size()))
                .and(
                        "rows",
                        Argument.count(work.tables().stream()
                                .mapToLong(table -> table.count())
                                .sum())));
        inputs.add(AuditMessage.PAPER_INPUT_SAMPLE.with(
                "count",
                Argument.count(work.samples().stream()
                        .mapToLong(sample -> sample.drawn().size())
                        .sum())));
        inputs.add(AuditMessage.PAPER_EXCEPTIONS_MEAN.with(
                "count", Argument.count(work.exceptions().found().size())));
        inputs.addAll(work.report().notPerformed());
        return inputs;
    }

    /**
     * The index: for people one in each language, for programs one with the hash of every file.
     *
     * @param all the files of the folder
     */
    public static SortedMap<String, byte[]> index(AuditWork work, SortedMap<String, byte[]> all) {
        SortedMap<String, byte[]> index = new TreeMap<>();
        for (Language language : Language.values()) {
            var out = new Paper.Writer(language)
                    .paragraph(ReportPaper.subject(work))
                    .paragraph(AuditMessage.PAPER_INDEX_MEANS.sentence());
            out.items(PARTS.entrySet().stream()
                    .map(part ->
                            part.getKey() + ": " + part.getValue().sentence().in(language))
                    .toList());
            Paper paper = out.titled(AuditMessage.PAPER_INDEX.sentence());
            index.put(String.format(Locale.ROOT, "index.%s.md", language.tag()), bytes(paper.markdown()));
        }
        SortedMap<String, byte[]> hashed = new TreeMap<>(all);
        hashed.putAll(index);
        index.put(
                "index.json",
                CanonicalJson.bytes(Json.object()
                        .with("format", FORMAT)
                        .with("channel", work.report().manifest().channel())
                        .with("asOf", work.report().manifest().asOf())
                        .with("head", work.report().manifest().head())
                        .with(
                                "files",
                                hashed.entrySet().stream()
                                        .map(file -> Json.object()
                                                .with("name", file.getKey())
                                                .with("sha256", Digest.hex(file.getValue())))
                                        .toList())));
        return index;
    }
}
