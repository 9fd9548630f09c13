// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.ledger.audit.AuditGrant;
import org.capaz.ledger.audit.AuditGrant.Scope;
import org.capaz.ledger.audit.AuditedFamily;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.record.Family;

/**
 * What members opened to an auditor, as questions to table {@code reference}: records of a family that answer a question with a
 * value, of which something was written in a time. The auditor's own grants are among them, whenever they were written.
 *
 * <p>Decision 243.
 */
public final class OpenedRecords {
    private final String auditor;
    private final List<Opening> openings;

    /** The records of one party that one grant opens. */
    private record Opening(List<Family> families, Range range) {}

    /**
     * Records that answer with that value.
     *
     * @param since the first second in which one was written
     * @param until the last one
     */
    record Range(String value, long since, long until) {}

    private OpenedRecords(String auditor, List<Opening> openings) {
        this.auditor = auditor;
        this.openings = openings;
    }

    /**
     * What these grants open.
     *
     * @param parties all those of a member
     */
    static OpenedRecords by(String auditor, List<AuditGrant> grants, Function<MspId, List<String>> parties) {
        return new OpenedRecords(
                auditor,
                grants.stream()
                        .flatMap(grant -> openings(
                                grant.opened(),
                                grant.opened().scope() == Scope.ALL
                                        ? parties.apply(grant.organisation()).stream()
                                        : grant.opened().parties().stream().map(PartyId::value)))
                        .toList());
    }

    private static Stream<Opening> openings(AuditGrant.Opened opened, Stream<String> parties) {
        List<Family> families =
                opened.families().stream().map(AuditedFamily::family).toList();
        long since = opened.periodFrom().plusDays(-1).lastSecond().getEpochSecond() + 1;
        long until = opened.periodTo().lastSecond().getEpochSecond();
        return parties.map(party -> new Opening(families, new Range(ReadModel.storable(party), since, until)));
    }

    /** Which question the records of that family answer. */
    static String question(Family family) {
        return family == Family.AUDIT_GRANT ? ReadModel.AUDITOR : ReadModel.AUDITED;
    }

    /** The records of that family that are opened; none where the family is not. */
    List<Range> of(Family family) {
        return family == Family.AUDIT_GRANT
                ? List.of(new Range(auditor, Instant.EPOCH.getEpochSecond(), Long.MAX_VALUE))
                : openings.stream()
                        .filter(opening -> opening.families().contains(family))
                        .map(Opening::range)
                        .toList();
    }
}
