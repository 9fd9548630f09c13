// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.MemberAnswer;
import org.capaz.verifier.Offline;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.Check;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Report;
import org.capaz.verifier.verdict.StatedPremium;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.view.LatestSeen;
import org.capaz.verifier.view.PremiumPart;
import org.capaz.verifier.wire.CheckedBase64Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The corpus in {@code src/test/resources/vectors}: what is valid must pass and what is broken must fail at the named
 * check with the named code. After a deliberate change of {@link Corpus}, {@code -Dcapaz.corpus=write} writes it anew.
 */
class CorpusTest {
    static final Path VECTORS = Path.of("src/test/resources/vectors");

    @Test
    void the_corpus_on_file_is_the_one_that_is_made() throws IOException {
        Map<String, byte[]> made = Corpus.files();
        if ("write".equals(System.getProperty("capaz.corpus"))) {
            write(made);
        }
        Map<String, String> onFile = new TreeMap<>();
        for (String path : paths("")) {
            onFile.put(path, Files.readString(VECTORS.resolve(path)));
        }
        Map<String, String> expected = new TreeMap<>();
        made.forEach((path, bytes) -> expected.put(path, new String(bytes, StandardCharsets.UTF_8)));
        assertThat(onFile.keySet()).isEqualTo(expected.keySet());
        expected.forEach((path, text) -> assertThat(onFile.get(path)).as(path).isEqualTo(text));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void what_is_valid_is_found_so(String path) throws IOException {
        Fields file = file(path);

        Verdict verdict = judge(file);

        assertThat(verdict.conclusion().name())
                .as(Report.text(verdict, Language.ENGLISH))
                .isEqualTo(file.text("verdict"));
        assertThat(verdict.checks()).extracting(Check::result).doesNotContain(Check.Result.FAILED);
        assertThat(verdict.code().map(Code::toString)).isEqualTo(file.optionalText("code"));
        requireAllElse(verdict, file);
        requirePremium(file, verdict);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_is_broken_fails_at_the_named_check(String path) throws IOException {
        Fields file = file(path);

        Verdict verdict = judge(file);

        Optional<Check> failed = verdict.checks().stream()
                .filter(check -> check.result() == Check.Result.FAILED)
                .findFirst();
        String report = Report.text(verdict, Language.ENGLISH);
        assertThat(verdict.conclusion().name()).as(report).isEqualTo(file.text("verdict"));
        assertThat(failed.map(check -> check.step().name()).orElse(""))
                .as(report)
                .isEqualTo(file.text("step"));
        assertThat(failed.flatMap(Check::code).or(verdict::code).map(Code::toString))
                .as(report)
                .contains(file.text("code"));
        requireAllElse(verdict, file);
    }

    @ParameterizedTest
    @MethodSource("members")
    void members_are_asked_until_one_answer_holds(String path) throws IOException {
        Fields file = file(path);
        List<MemberAnswer> members = file.objects("members", CorpusTest::member);

        Verdict verdict = asked(file);

        String report = Report.text(verdict, Language.ENGLISH);
        assertThat(verdict.conclusion().name()).as(report).isEqualTo(file.text("verdict"));
        assertThat(verdict.code().map(Code::toString)).as(report).isEqualTo(file.optionalText("code"));
        if (verdict.code().filter(code -> code == Code.E_NO_LIVE).isPresent()) {
            members.forEach(member -> assertThat(report).contains(member.gateway() + " gave no answer: "));
            assertThat(report).doesNotContain("nobody was asked");
        }
        requireAllElse(verdict, file);
        requirePremium(file, verdict);
    }

    /** Whose word of the premium is told, where the case is about it. */
    private static void requirePremium(Fields file, Verdict verdict) {
        if (file.mentions("premiumBy")) {
            assertThat(verdict.premium().map(StatedPremium::mspId)).isEqualTo(file.optionalText("premiumBy"));
        }
    }

    /** What the Java verifier answers to a case in which members are asked one after the other. */
    static Verdict asked(Fields file) throws IOException {
        return offline(verifier(file), file, file.integer("now"))
                .ask(file.objects("members", CorpusTest::member).iterator(), LatestSeen.NOTHING)
                .verdict();
    }

    private static MemberAnswer member(Fields member) {
        String gateway = member.text("gateway");
        Optional<String> missing = member.optionalText("missing");
        return missing.isPresent()
                ? new MemberAnswer.Missing(
                        gateway, VerdictMessage.valueOf(missing.get()).sentence())
                : new MemberAnswer.Given(gateway, answer(member));
    }

    private static Verifier.LiveAnswer answer(Fields file) {
        return new Verifier.LiveAnswer(
                file.text("challenge"),
                file.texts("payloads", text -> CheckedBase64Url.decode(text, Code.E_PROTO)),
                file.optionalText("value"),
                PremiumPart.in(file));
    }

    static Stream<String> members() throws IOException {
        return paths("members/").stream();
    }

    /** The exit code, and what is noted beside the checks. */
    private static void requireAllElse(Verdict verdict, Fields file) {
        assertThat(verdict.exitCode()).isEqualTo((int) file.integer("exit"));
        assertThat(verdict.checks().stream()
                        .filter(check -> check.result() == Check.Result.NOTE)
                        .map(check -> check.step() + " " + check.code().orElseThrow()))
                .as(Report.text(verdict, Language.ENGLISH))
                .isEqualTo(file.texts("notes", text -> text));
        requireSlotsFilled(verdict);
    }

    /** A slot without its value, or a value without its slot, would be shown as it stands in the bundle or not at all. */
    private static void requireSlotsFilled(Verdict verdict) {
        Stream.of(
                        Stream.of(verdict.explanation()),
                        verdict.checks().stream().map(Check::evidence),
                        verdict.notChecked().stream())
                .flatMap(sentences -> sentences)
                .forEach(CorpusTest::requireSlotsFilled);
    }

    private static void requireSlotsFilled(Sentence sentence) {
        for (Language language : Language.values()) {
            assertThat(sentence.arguments().keySet())
                    .as(sentence.key())
                    .isEqualTo(Messages.in(language).slots(sentence.key()));
        }
        for (Argument value : sentence.arguments().values()) {
            if (value instanceof Argument.Words inner) {
                requireSlotsFilled(inner.sentence());
            }
        }
    }

    static Stream<String> valid() throws IOException {
        return paths("valid/").stream();
    }

    static Stream<String> broken() throws IOException {
        return paths("broken/").stream();
    }

    private static List<Opening> openings(Fields file) {
        return file.has("openings") ? file.texts("openings", text -> Opening.read(text.getBytes(UTF_8))) : List.of();
    }

    /** What the Java verifier answers to a case without members. */
    static Verdict judge(Fields file) throws IOException {
        long now = file.integer("now");
        try {
            Verifier verifier = verifier(file);
            return switch (file.text("kind")) {
                case "label", "bundle" -> offline(verifier, file, now).verdict();
                case "live" ->
                    verifier.live(
                                    file.text("label"),
                                    answer(file),
                                    file.optionalObject("seen")
                                            .map(CorpusTest::seen)
                                            .orElse(LatestSeen.NOTHING),
                                    now)
                            .verdict();
                default -> throw new IllegalStateException("unknown kind of case");
            };
        } catch (CheckFailed failure) {
            return Verifier.unable(failure, now);
        }
    }

    private static Verifier verifier(Fields file) throws IOException {
        byte[] anchor = bytes(file, "anchor");
        List<Anchor> anchors = file.has("anchors")
                ? file.texts("anchors", text -> Anchor.read(text.getBytes(UTF_8)))
                : List.of(Anchor.read(anchor));
        return Verifier.trusting(anchors, PeerDirectory.read(bytes(file, "peers")))
                .opening(openings(file));
    }

    private static Offline offline(Verifier verifier, Fields file, long now) {
        Optional<byte[]> status = file.optionalText("status").map(text -> text.getBytes(UTF_8));
        return file.text("kind").equals("bundle")
                ? verifier.bundleBeforeAsking(file.text("bundle").getBytes(UTF_8), status, now)
                : verifier.labelBeforeAsking(file.text("label"), status, now);
    }

    private static byte[] bytes(Fields file, String name) throws IOException {
        Optional<String> own = file.optionalText(name);
        return own.isPresent()
                ? own.get().getBytes(StandardCharsets.UTF_8)
                : Files.readAllBytes(VECTORS.resolve(name + ".json"));
    }

    private static LatestSeen seen(Fields fields) {
        return new LatestSeen(
                fields.integer("headSeq"),
                Optional.of(place(fields.text("certificate"))),
                Optional.of(place(fields.text("status"))));
    }

    private static Version place(String text) {
        String[] parts = text.split("/");
        return new Version(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    static Fields file(String path) throws IOException {
        return Fields.of(CanonicalJson.parseObject(Files.readString(VECTORS.resolve(path))));
    }

    /** The same where nothing can be done about a file that is missing. */
    static Fields read(String path) {
        try {
            return file(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> paths(String below) throws IOException {
        if (!Files.exists(VECTORS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(VECTORS)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(file -> VECTORS.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.startsWith(below))
                    .sorted()
                    .toList();
        }
    }

    private static void write(Map<String, byte[]> files) throws IOException {
        for (String path : paths("")) {
            Files.delete(VECTORS.resolve(path));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = VECTORS.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }
}
