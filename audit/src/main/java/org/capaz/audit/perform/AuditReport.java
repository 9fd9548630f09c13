// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.perform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.message.AuditMessage;
import org.capaz.ledger.identity.VisibleText;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.transformation.Balance;
import org.capaz.verifier.trust.Anchor;

/**
 * What came of an audit: for people the answer first, for programs the same in JSON.
 *
 * @param manifest of the export
 * @param anchor what was believed
 * @param made how often each check was made; one that is not there was not made
 * @param rangesNotJudged transactions called invalid for a range, which no block alone shows
 * @param families how many records each family has, by its name on the ledger
 * @param balance the whole network's fine gold; empty when the records cannot be added up
 * @param differences everything that does not agree, in the order of the blocks
 */
public record AuditReport(
        Manifest manifest,
        Anchor anchor,
        SortedMap<AuditCheck, Long> made,
        long rangesNotJudged,
        SortedMap<String, Long> families,
        Optional<Balance> balance,
        List<Difference> differences) {
    public AuditReport {
        made = new TreeMap<>(made);
        families = new TreeMap<>(families);
        differences = List.copyOf(differences);
    }

    /** 0 when everything agrees, 1 when something does not. */
    public int exitCode() {
        return differences.isEmpty() ? 0 : 1;
    }

    public Sentence headline() {
        return (differences.isEmpty() ? AuditMessage.AUDIT_AGREES : AuditMessage.AUDIT_DOES_NOT_AGREE)
                .with("channel", Argument.id(manifest.channel()))
                .and("block", Argument.count(manifest.asOf()))
                .and("count", Argument.count(differences.size()));
    }

    /** Lines for people; control characters of foreign text are replaced. */
    public String text(Language language) {
        List<String> lines = new ArrayList<>();
        lines.add(headline().in(language));
        differing(language).forEach(difference -> lines.add("  " + difference));
        lines.add("");
        lines.add(AuditMessage.AUDIT_PERFORMED.sentence().in(language));
        performed(language).forEach(check -> lines.add("  " + check));
        lines.add("");
        notPerformed().forEach(not -> lines.add(not.in(language)));
        balanceFound().ifPresent(found -> lines.add(found.in(language)));
        lines.add(AuditMessage.AUDIT_BELIEVED
                .with("version", Argument.count(anchor.version()))
                .and("fingerprint", Argument.id(anchor.id()))
                .in(language));
        return String.join("\n", lines.stream().map(VisibleText::escaped).toList()) + "\n";
    }

    /** Each check with its question, how often it was asked, and what came of it. */
    public List<String> performed(Language language) {
        return Stream.of(AuditCheck.values())
                .map(check -> {
                    long times = made.getOrDefault(check, 0L);
                    Sentence result = times == 0
                            ? AuditMessage.AUDIT_NOT_PERFORMED.sentence()
                            : AuditMessage.AUDIT_TIMES
                                    .with("times", Argument.count(times))
                                    .and("differences", Argument.count(of(check)));
                    return check + ": " + check.question().in(language) + " " + result.in(language);
                })
                .toList();
    }

    /** What no audit of the blocks can tell, and what this one could not judge. */
    public List<Sentence> notPerformed() {
        Sentence never = AuditMessage.AUDIT_NOT_PART.sentence();
        return rangesNotJudged == 0
                ? List.of(never)
                : List.of(never, AuditMessage.AUDIT_RANGES_NOT_JUDGED.with("count", Argument.count(rangesNotJudged)));
    }

    /** Each difference, with its place and code. */
    public List<String> differing(Language language) {
        return differences.stream()
                .map(difference -> line(difference, language))
                .toList();
    }

    /** Where the fine gold of the whole network is; empty when the records cannot be added up. */
    public Optional<Sentence> balanceFound() {
        return balance.map(found -> AuditMessage.AUDIT_BALANCE_FOUND
                .with("declared", Argument.mass(found.declaredMg()))
                .and("active", Argument.mass(found.activeMg()))
                .and("delivered", Argument.mass(found.deliveredMg()))
                .and("lost", Argument.mass(found.lostMg()))
                .and("writtenOff", Argument.mass(found.writtenOffMg())));
    }

    /** Canonical JSON; the words of the differences in English. */
    public String json() {
        return CanonicalJson.write(Json.object()
                .with("agrees", differences.isEmpty())
                .with("channel", manifest.channel())
                .with("asOf", manifest.asOf())
                .with("head", manifest.head())
                .with("anchor", anchor.id())
                .with(
                        "performed",
                        made.entrySet().stream()
                                .map(check -> Json.object()
                                        .with("check", check.getKey().name())
                                        .with("times", check.getValue())
                                        .with("differences", of(check.getKey())))
                                .toList())
                .with("rangesNotJudged", rangesNotJudged)
                .with(
                        "families",
                        families.entrySet().stream()
                                .map(family -> Json.object()
                                        .with("family", family.getKey())
                                        .with("records", family.getValue()))
                                .toList())
                .with("balance", balance.<Json>map(AuditReport::json).orElse(Json.NULL))
                .with(
                        "differences",
                        differences.stream()
                                .map(difference -> Json.object()
                                        .with("check", difference.check().name())
                                        .with("place", difference.place())
                                        .with("code", difference.code())
                                        .with("evidence", difference.evidence().in(Language.ENGLISH)))
                                .toList()));
    }

    private static Json.Obj json(Balance balance) {
        return Json.object()
                .with("declaredMg", balance.declaredMg())
                .with("activeMg", balance.activeMg())
                .with("deliveredMg", balance.deliveredMg())
                .with("lostMg", balance.lostMg())
                .with("writtenOffMg", balance.writtenOffMg())
                .with("differenceMg", balance.differenceMg());
    }

    private long of(AuditCheck check) {
        return differences.stream()
                .filter(difference -> difference.check() == check)
                .count();
    }

    private static String line(Difference difference, Language language) {
        return difference.check()
                + (difference.place().isEmpty() ? "" : " " + difference.place())
                + " " + difference.code() + ": " + difference.evidence().in(language);
    }
}
