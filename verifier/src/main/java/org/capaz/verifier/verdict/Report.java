// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.capaz.ledger.identity.VisibleText;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/** A verdict for people, answer first, and for programs: the same content in both. */
public final class Report {
    /** No sentence of a genuine file is longer. */
    private static final int LONGEST = 4_000;

    /** A status list that fails at one of these says nothing. */
    private static final Set<Step> LIST_STEPS = Set.of(Step.S1, Step.S2, Step.S3);

    private Report() {}

    /**
     * The verdict in one line, such as {@code GENUINE AS OF 2026-11-20T12:00:00Z}.
     *
     * @param verdict the verdict
     * @param language the language of the text
     * @return one line without line break
     */
    public static String headline(Verdict verdict, Language language) {
        return headline(verdict).in(language);
    }

    /**
     * The verdict in one line.
     *
     * @param verdict the verdict
     * @return the line, for any language
     */
    public static Sentence headline(Verdict verdict) {
        Sentence conclusion = verdict.conclusion().text();
        if (verdict.conclusion() != Conclusion.GENUINE_AS_OF
                && verdict.conclusion() != Conclusion.GENUINE_AS_OF_WITH_NOTICE) {
            return conclusion;
        }
        Sentence timed = VerdictMessage.HEADLINE_WITH_TIME
                .with("conclusion", conclusion)
                .and("stated", moment(verdict.asOf().orElseThrow()));
        return isListDiscarded(verdict) ? VerdictMessage.HEADLINE_LIST_DISCARDED.with("headline", timed) : timed;
    }

    /** Who gave a status list and reads no word of it takes the time of the bundle for that of the list. */
    private static boolean isListDiscarded(Verdict verdict) {
        return verdict.checks().stream()
                .anyMatch(check -> LIST_STEPS.contains(check.step()) && check.result() == Check.Result.FAILED);
    }

    /**
     * Verdict, facts, producers, premium, notices, signers, every check with its evidence, and what was not checked.
     *
     * @param verdict the verdict
     * @param language the language of the text
     * @return lines that end with a line break; control characters are replaced
     */
    public static String text(Verdict verdict, Language language) {
        var out = new StringBuilder();
        line(out, headline(verdict, language));
        verdict.code()
                .ifPresentOrElse(
                        code -> line(out, code + ": " + verdict.explanation().in(language)),
                        () -> line(out, verdict.explanation().in(language)));
        verdict.facts().ifPresent(facts -> facts(out, facts, language));
        verdict.attestation().ifPresent(attestation -> {
            heading(out, VerdictMessage.REPORT_FACTS, language);
            attestation.sentences().forEach(sentence -> line(out, "  " + sentence.in(language)));
        });
        origins(out, verdict.origins(), language);
        verdict.premium().ifPresent(premium -> {
            heading(out, premium.heading(), language);
            premium.sentences().forEach(sentence -> line(out, "  " + sentence.in(language)));
        });
        notices(out, verdict.notices(), language);
        if (!verdict.signers().isEmpty()) {
            heading(out, VerdictMessage.REPORT_SIGNERS, language);
            verdict.signers().forEach(signer -> line(out, "  " + signer(signer).in(language)));
        }
        heading(out, VerdictMessage.REPORT_CHECKS, language);
        verdict.checks().forEach(check -> line(out, check(check, language)));
        heading(out, VerdictMessage.REPORT_NOT_CHECKED, language);
        verdict.notChecked().forEach(words -> line(out, "  - " + words.in(language)));
        verdict.anchor().ifPresent(anchor -> {
            heading(out, VerdictMessage.REPORT_ANCHOR, language);
            line(
                    out,
                    "  "
                            + VerdictMessage.ANCHOR_REFERENCE
                                    .with("version", PlainNumbers.digits(anchor.version()))
                                    .and("channel", Argument.id(anchor.channel()))
                                    .and("fingerprint", Argument.id(anchor.fingerprint()))
                                    .in(language));
        });
        return out.toString();
    }

    /**
     * The report for programs.
     *
     * @param verdict the verdict
     * @return canonical JSON (RFC 8785)
     */
    public static String json(Verdict verdict) {
        return VisibleText.escaped(CanonicalJson.write(Json.object()
                .with("verdict", verdict.conclusion().name())
                .with("exit", verdict.exitCode())
                .with("colour", verdict.conclusion().colour().name())
                .with("headline", json(headline(verdict)))
                .with("code", Json.orNull(verdict.code().map(Code::toString).orElse(null)))
                .with("explanation", json(verdict.explanation()))
                .with("asOf", verdict.asOf().<Json>map(Json::number).orElse(Json.NULL))
                .with("now", verdict.now())
                .with("facts", verdict.facts().<Json>map(Facts::json).orElse(Json.NULL))
                .with(
                        "notices",
                        verdict.notices().entries().stream()
                                .map(StatedNotices.Entry::json)
                                .toList())
                .with("noticesMore", verdict.notices().more())
                .with(
                        "producers",
                        verdict.origins().origins().stream()
                                .map(RecordOrigins.Origin::json)
                                .toList())
                .with(
                        "premium",
                        verdict.premium().<Json>map(StatedPremium::json).orElse(Json.NULL))
                .with(
                        "attestation",
                        verdict.attestation().<Json>map(StatedAttestation::json).orElse(Json.NULL))
                .with("signers", verdict.signers().stream().map(Report::json).toList())
                .with("checks", verdict.checks().stream().map(Report::json).toList())
                .with(
                        "anchor",
                        verdict.anchor()
                                .<Json>map(anchor -> Json.object()
                                        .with("version", anchor.version())
                                        .with("fingerprint", anchor.fingerprint())
                                        .with("channel", anchor.channel()))
                                .orElse(Json.NULL))
                .with(
                        "notChecked",
                        verdict.notChecked().stream().map(Report::json).toList())));
    }

    private static Json.Obj json(Sentence sentence) {
        return Json.object()
                .with("en", line(sentence.in(Language.ENGLISH)))
                .with("es", line(sentence.in(Language.SPANISH)));
    }

    private static Argument moment(long second) {
        return Argument.moment(Instant.ofEpochSecond(second));
    }

    private static Json.Obj json(Signer signer) {
        return Json.object()
                .with("mspId", signer.mspId())
                .with("organisation", signer.organisation())
                .with("peer", signer.peer())
                .with("counted", signer.counted());
    }

    private static Json.Obj json(Check check) {
        return Json.object()
                .with("step", check.step().name())
                .with("question", json(check.step().question()))
                .with("result", check.result().name())
                .with("code", Json.orNull(check.code().map(Code::toString).orElse(null)))
                .with("evidence", json(check.evidence()));
    }

    private static void origins(StringBuilder out, RecordOrigins origins, Language language) {
        if (origins.origins().isEmpty()) {
            return;
        }
        heading(out, VerdictMessage.REPORT_ORIGINS, language);
        origins.origins().stream()
                .flatMap(origin -> origin.sentences().stream())
                .forEach(sentence -> line(out, "  " + sentence.in(language)));
    }

    private static void notices(StringBuilder out, StatedNotices notices, Language language) {
        if (!notices.any()) {
            return;
        }
        heading(out, VerdictMessage.REPORT_NOTICES, language);
        notices.entries().forEach(notice -> line(out, "  ! " + notice.sentence().in(language)));
        if (notices.more() > 0) {
            line(
                    out,
                    "  ! "
                            + VerdictMessage.REPORT_NOTICES_MORE
                                    .with("count", PlainNumbers.digits(notices.more()))
                                    .in(language));
        }
    }

    private static void facts(StringBuilder out, Facts facts, Language language) {
        heading(out, VerdictMessage.REPORT_FACTS, language);
        fact(out, VerdictMessage.FACT_SEAL, Argument.id(facts.seal()), language);
        fact(out, VerdictMessage.FACT_GROSS_MASS, PlainNumbers.grams(facts.grossMg()), language);
        fact(out, VerdictMessage.FACT_FINE_MASS, PlainNumbers.grams(facts.fineMg()), language);
        fact(out, VerdictMessage.FACT_FINENESS, PlainNumbers.perMille(facts.fineness()), language);
        fact(out, VerdictMessage.FACT_COUNTRY, Argument.id(facts.country()), language);
        fact(out, VerdictMessage.FACT_VALID_UNTIL, moment(facts.validUntil()), language);
        fact(out, VerdictMessage.FACT_RECORD, Argument.id(facts.certificate()), language);
    }

    private static void fact(StringBuilder out, VerdictMessage name, ArgumentSource value, Language language) {
        String shown = value.argument().in(language);
        line(out, String.format(Locale.ROOT, "  %-14s %s", name.sentence().in(language), shown));
    }

    private static Sentence signer(Signer signer) {
        Argument member = Argument.id(signer.mspId());
        VerdictMessage known = signer.counted() ? VerdictMessage.SIGNER_KNOWN : VerdictMessage.SIGNER_OPERATOR;
        return known.with("organisation", Argument.id(signer.organisation()))
                .and("member", member)
                .and("peer", Argument.id(signer.peer()));
    }

    private static String check(Check check, Language language) {
        String code = check.code().map(found -> found + ": ").orElse("");
        return String.format(
                Locale.ROOT,
                "  %-10s %-3s  %s. %s%s",
                check.result().text().in(language),
                check.step().name(),
                check.step().question().in(language),
                code,
                check.evidence().in(language));
    }

    private static void heading(StringBuilder out, VerdictMessage words, Language language) {
        heading(out, words.sentence(), language);
    }

    private static void heading(StringBuilder out, Sentence words, Language language) {
        out.append('\n');
        line(out, words.in(language));
    }

    private static void line(StringBuilder out, String text) {
        out.append(line(text)).append('\n');
    }

    /**
     * A text on one line. Evidence may quote a file from outside: what steers a terminal or reverses a line stands as its
     * number, and megabytes of it stand as their beginning.
     *
     * @param text any text
     * @return one line of text
     */
    public static String line(String text) {
        return VisibleText.escaped(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }
}
