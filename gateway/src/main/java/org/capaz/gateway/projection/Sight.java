// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;

/**
 * In whose place somebody reads the ledger, and with it what that person may see. {@link ReadModel} declares which parties
 * see a record of which family; this decides, for lists and single records alike, and nobody else does.
 *
 * <p>Decisions 176 and 243.
 *
 * @param parties the party that the officer signs for; for an officer of the organisation itself, all its parties
 * @param auditor whether that party was admitted as an auditor, who sees all but what is the producers' own
 * @param opened for an auditor to whom the member has opened records: those, and nothing of what everybody sees
 */
public record Sight(List<String> parties, boolean auditor, Optional<OpenedRecords> opened) {
    /** Sees what everybody sees. */
    public static final Sight NOBODY = new Sight(List.of(), false);

    public Sight {
        parties = List.copyOf(parties);
    }

    Sight(List<String> parties, boolean auditor) {
        this(parties, auditor, Optional.empty());
    }

    /** What an auditor sees to whom these were opened. */
    static Sight of(OpenedRecords opened) {
        return new Sight(List.of(), false, Optional.of(opened));
    }

    /** Whether lists of that family are for whoever asks, as far as they have anything to show. */
    public boolean asksFor(Family family) {
        return opened.map(records -> !records.of(family).isEmpty()).orElse(true);
    }

    /** What that party sees, as no auditor. */
    public static Sight of(String party) {
        return new Sight(List.of(party), false);
    }

    /**
     * Whether that record is seen, which belongs to another, or to none; not by an auditor to whom records were opened, for whom
     * it depends on when it was written too.
     */
    boolean sees(Family family, Json record, @Nullable Json owner) {
        if (opened.isPresent()) {
            return false;
        }
        ReadModel model = ReadModel.told(family).orElse(null);
        return model == null
                || seesAll(model)
                || model.viewers(record, owner == null ? Json.object() : owner).stream()
                        .anyMatch(party -> party.equals(ReadModel.EVERYBODY) || parties.contains(party));
    }

    /** Whether something is seen that only this party and its organisation see. */
    public boolean isOf(String party) {
        return parties.contains(party);
    }

    /** Whose records of a family are seen; empty where all are. */
    Optional<List<String>> viewers(ReadModel model) {
        return seesAll(model)
                ? Optional.empty()
                : Optional.of(Stream.concat(Stream.of(ReadModel.EVERYBODY), parties.stream())
                        .toList());
    }

    private boolean seesAll(ReadModel model) {
        return !model.isScoped() || (auditor && !model.isClosedToAuditors());
    }
}
