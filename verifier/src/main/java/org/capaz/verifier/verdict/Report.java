package org.capaz.verifier.verdict;

import java.time.Instant;
import java.util.Locale;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;

/** A verdict for people, answer first, and for programs: the same content in both. */
public final class Report {
    private Report() {}

    /**
     * The verdict in one line, such as {@code GENUINE AS OF 2026-11-20T12:00:00Z}.
     *
     * @param verdict the verdict
     * @param language the language of the text
     * @return one line without line break
     */
    public static String headline(Verdict verdict, Language language) {
        String conclusion = verdict.conclusion().text().in(language);
        return verdict.conclusion() == Conclusion.GENUINE_AS_OF
                ? conclusion + " " + Instant.ofEpochSecond(verdict.asOf().orElseThrow())
                : conclusion;
    }

    /**
     * Verdict, facts, signers, every check with its evidence, and what was not checked.
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
        if (!verdict.signers().isEmpty()) {
            heading(out, new BilingualText("Signed by", "Firmado por"), language);
            verdict.signers().forEach(signer -> line(out, "  " + signer(signer).in(language)));
        }
        heading(out, new BilingualText("Checks", "Comprobaciones"), language);
        verdict.checks().forEach(check -> line(out, check(check, language)));
        heading(out, new BilingualText("Not checked", "No se comprobó"), language);
        verdict.notChecked().forEach(words -> line(out, "  - " + words.in(language)));
        verdict.anchor().ifPresent(anchor -> {
            heading(out, new BilingualText("Trust anchor", "Ancla de confianza"), language);
            line(
                    out,
                    "  "
                            + BilingualText.of(
                                            "version %d, channel %s, fingerprint %s",
                                            "versión %d, canal %s, hash %s",
                                            anchor.version(),
                                            anchor.channel(),
                                            anchor.fingerprint())
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
        return CanonicalJson.write(Json.object()
                .with("verdict", verdict.conclusion().name())
                .with("exit", verdict.conclusion().exitCode())
                .with("headline", both(verdict))
                .with("code", Json.orNull(verdict.code().map(Code::toString).orElse(null)))
                .with("explanation", verdict.explanation().json())
                .with("asOf", verdict.asOf().<Json>map(Json::number).orElse(Json.NULL))
                .with("now", verdict.now())
                .with("facts", verdict.facts().<Json>map(Facts::json).orElse(Json.NULL))
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
                        verdict.notChecked().stream().map(BilingualText::json).toList()));
    }

    private static Json.Obj both(Verdict verdict) {
        return new BilingualText(headline(verdict, Language.EN), headline(verdict, Language.ES)).json();
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
                .with("question", check.step().question().json())
                .with("result", check.result().name())
                .with("code", Json.orNull(check.code().map(Code::toString).orElse(null)))
                .with("evidence", check.evidence().json());
    }

    private static void facts(StringBuilder out, Facts facts, Language language) {
        heading(out, new BilingualText("What the members state", "Lo que declaran los miembros"), language);
        fact(out, new BilingualText("seal", "precinto"), BilingualText.plain(facts.seal()), language);
        fact(out, new BilingualText("gross mass", "masa bruta"), Facts.grams(facts.grossMg()), language);
        fact(out, new BilingualText("fine mass", "masa fina"), Facts.grams(facts.fineMg()), language);
        fact(
                out,
                new BilingualText("fineness", "ley"),
                BilingualText.of("%d.%02d ‰", "%d,%02d ‰", facts.fineness() / 100, facts.fineness() % 100),
                language);
        fact(out, new BilingualText("country", "país"), BilingualText.plain(facts.country()), language);
        fact(
                out,
                new BilingualText("valid until", "vigente hasta"),
                BilingualText.plain(Instant.ofEpochSecond(facts.validUntil()).toString()),
                language);
        fact(out, new BilingualText("record", "constancia"), BilingualText.plain(facts.certificate()), language);
    }

    private static void fact(StringBuilder out, BilingualText name, BilingualText value, Language language) {
        line(out, String.format(Locale.ROOT, "  %-14s %s", name.in(language), value.in(language)));
    }

    private static BilingualText signer(Signer signer) {
        if (signer.organisation().isEmpty()) {
            return new BilingualText("unknown signer " + signer.mspId(), "firmante desconocido " + signer.mspId());
        }
        String who = signer.organisation() + " (" + signer.mspId() + "), " + signer.peer();
        return signer.counted()
                ? BilingualText.plain(who)
                : new BilingualText(who + ": operator, not counted", who + ": operador, no se cuenta");
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

    private static void heading(StringBuilder out, BilingualText words, Language language) {
        out.append('\n');
        line(out, words.in(language));
    }

    /** Evidence may quote a file from outside, whose control characters would otherwise steer the terminal. */
    private static void line(StringBuilder out, String text) {
        text.codePoints().map(c -> Character.isISOControl(c) ? '?' : c).forEach(out::appendCodePoint);
        out.append('\n');
    }
}
