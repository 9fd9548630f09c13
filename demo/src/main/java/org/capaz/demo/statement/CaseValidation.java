// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Defect;
import org.capaz.demo.casefolder.DefectSummary;
import org.capaz.demo.casefolder.InvalidRows;
import org.capaz.demo.casefolder.Row;
import org.capaz.demo.message.CaseMessage;
import org.capaz.ledger.message.Argument;

/** Validates a case before anything is started or submitted. */
public final class CaseValidation {
    private CaseValidation() {}

    /**
     * A case that can be submitted to this network; throws {@link InvalidCase} for any other.
     *
     * @param mspOfMember the network's members in its own order, with their MSP ids
     * @param now when it is about to be submitted
     */
    public static PlayableCase of(Path caseFolder, SequencedMap<String, String> mspOfMember, Instant now) {
        return switch (CaseFolder.readWhole(caseFolder)) {
            case CaseFolder.Result.Sound(CaseFolder folder) -> {
                Tried tried = tried(folder, mspOfMember, now);
                if (!tried.defects().isEmpty()) {
                    throw new InvalidCase(caseFolder, tried.defects());
                }
                yield new PlayableCase(folder, DefectSummary.of(tried.warnings()));
            }
            case CaseFolder.Result.Broken(List<Defect> defects, Optional<CaseFolder> rest) -> {
                var all = new ArrayList<>(defects);
                rest.ifPresent(
                        folder -> all.addAll(tried(folder, mspOfMember, now).defects()));
                throw new InvalidCase(caseFolder, all);
            }
        };
    }

    private record Tried(List<Defect> defects, List<Defect> warnings) {}

    /** Making every statement once finds the rows of which none can be made, and trying them what is probably not meant. */
    private static Tried tried(CaseFolder folder, SequencedMap<String, String> mspOfMember, Instant now) {
        List<Defect> strangers = folder.rows("members.csv").stream()
                .filter(row -> !mspOfMember.containsKey(row.text("member")))
                .map(row -> noMember(row, mspOfMember))
                .toList();
        if (!strangers.isEmpty()) {
            return new Tried(strangers, List.of());
        }
        var secrets = new TrialSecrets();
        try {
            List<CaseStatement> statements = CaseStatements.of(
                    folder, new CaseDays(folder.first("case.csv"), CaseDays.today(now)), secrets, mspOfMember::get, "");
            var parties = new CaseParties(folder, secrets, mspOfMember::get);
            return new Tried(List.of(), CaseTrial.warnings(statements, secrets, parties, now));
        } catch (InvalidRows e) {
            return new Tried(e.defects(), List.of());
        }
    }

    private static Defect noMember(Row row, SequencedMap<String, String> mspOfMember) {
        return new Defect(
                row.file(),
                row.number(),
                "member",
                CaseMessage.CASE_MEMBER_UNKNOWN
                        .with("member", Argument.id(row.text("member")))
                        .and("members", Argument.ids(mspOfMember.sequencedKeySet())));
    }
}
