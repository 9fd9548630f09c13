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
import org.capaz.demo.casefolder.InvalidRows;
import org.capaz.demo.casefolder.Row;
import org.capaz.demo.message.CaseMessage;
import org.capaz.demo.secret.MemberSecrets;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;

/** Validates a case before anything is started or submitted. */
public final class CaseValidation {
    private CaseValidation() {}

    /**
     * A case that can be submitted to this network; throws {@link InvalidCase} for any other.
     *
     * @param mspOfMember the network's members in its own order, with their MSP ids
     */
    public static CaseFolder of(Path caseFolder, SequencedMap<String, String> mspOfMember) {
        var defects = new ArrayList<Defect>();
        Optional<CaseFolder> rows = switch (CaseFolder.read(caseFolder)) {
            case CaseFolder.Result.Sound sound -> Optional.of(sound.folder());
            case CaseFolder.Result.Broken broken -> {
                defects.addAll(broken.defects());
                yield broken.rest();
            }
        };
        rows.ifPresent(folder -> defects.addAll(statementDefects(folder, mspOfMember)));
        if (rows.isEmpty() || !defects.isEmpty()) {
            throw new InvalidCase(caseFolder, defects);
        }
        return rows.get();
    }

    /** Making every statement once finds the rows of which none can be made; it takes no keys. */
    private static List<Defect> statementDefects(CaseFolder folder, SequencedMap<String, String> mspOfMember) {
        List<Defect> strangers = folder.rows("members.csv").stream()
                .filter(row -> !mspOfMember.containsKey(row.text("member")))
                .map(row -> noMember(row, mspOfMember))
                .toList();
        if (!strangers.isEmpty()) {
            return strangers;
        }
        try {
            CaseStatements.of(
                    folder,
                    new CaseDays(folder.first("case.csv"), CaseDays.today(Instant.now())),
                    new NoSecrets(),
                    mspOfMember::get,
                    "");
            return List.of();
        } catch (InvalidRows e) {
            return e.defects();
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

    /** The same valid values everywhere, in place of what the members keep off the ledger. */
    private static final class NoSecrets implements MemberSecrets {
        /** The base point of P-256, which is the public key of the private key 1. */
        private static final String BASE_POINT =
                "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5"
                        + "RdiYwpZP40Li_hp_m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q";

        @Override
        public String spki(String member, String officer) {
            return BASE_POINT;
        }

        @Override
        public String commitment(String member, Row row, String column, Json value) {
            return "0".repeat(64);
        }

        @Override
        public MinerRef miner(String number) {
            return MinerRef.of(new byte[8]);
        }
    }
}
