// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.perform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
        differences.forEach(difference -> lines.add("  " + line(difference, language)));
        lines.add("");
        lines.add(AuditMessage.AUDIT_PERFORMED.sentence().in(language));
        for (AuditCheck check : AuditCheck.values()) {
            long times = made.getOrDefault(check, 0L);
            Sentence result = times == 0
                    ? AuditMessage.AUDIT_NOT_PERFORMED.sentence()
                    : AuditMessage.AUDIT_TIMES
                            .with("times", Argument.count(times))
                            .and("differences", Argument.count(of(check)));
            lines.add("  " + check + ": " + check.question().in(language) + " " + result.in(language));
        }
        lines.add("");
        lines.add(AuditMessage.AUDIT_NOT_PART.sentence().in(language));
        if (rangesNotJudged > 0) {
            lines.add(AuditMessage.AUDIT_RANGES_NOT_JUDGED
                    .with("count", Argument.count(rangesNotJudged))
                    .in(language));
        }
        balance.ifPresent(found -> lines.add(AuditMessage.AUDIT_BALANCE_FOUND
                .with("declared", Argument.mass(found.declaredMg()))
                .and("active", Argument.mass(found.activeMg()))
                .and("delivered", Argument.mass(found.deliveredMg()))
                .and("lost", Argument.mass(found.lostMg()))
                .and("writtenOff", Argument.mass(found.writtenOffMg()))
                .in(language)));
        lines.add(AuditMessage.AUDIT_BELIEVED
                .with("version", Argument.count(anchor.version()))
                .and("fingerprint", Argument.id(anchor.id()))
                .in(language));
        return String.join("\n", lines.stream().map(VisibleText::escaped).toList()) + "\n";
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
