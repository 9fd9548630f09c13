// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.exception;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.audit.replay.ReplayedRecord;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.Party;

/** How many assessors attested about a producer, and what else each of them has to do with it by the records. */
final class AssessorExceptions {
    private final ReplayedLedger ledger;
    private final LedgerState state;
    private final List<ExceptionFound> found = new ArrayList<>();

    /** The attestations about each producer, by who issued them; what a producer says of itself is none. */
    private final SortedMap<PartyId, SortedMap<PartyId, List<ReplayedRecord>>> attestations = new TreeMap<>();

    /** Records with two parties on their sides, by one and the other. */
    private final SortedMap<PartyId, SortedMap<PartyId, List<Dealing>>> dealings = new TreeMap<>();

    /** By what else an assessor and a producer have to do with each other. */
    private enum Relation {
        /** As whom it attested: a second party buys, finances or supports. */
        SECOND_PARTY,
        TRADE,
        PREMIUM,
        OWNER
    }

    private record Dealing(Relation relation, ReplayedRecord record) {}

    private AssessorExceptions(ReplayedLedger ledger) {
        this.ledger = ledger;
        this.state = ledger.state();
    }

    static List<ExceptionFound> of(ReplayedLedger ledger) {
        var assessors = new AssessorExceptions(ledger);
        RecordByRecord.each(ledger.of(Family.ATTESTATION), assessors.found, assessors::attestation);
        assessors.dealing(Family.TRANSFER, Relation.TRADE, "from", "to");
        assessors.dealing(Family.PURCHASE, Relation.TRADE, "seller", "buyer");
        assessors.dealing(Family.SETTLEMENT, Relation.TRADE, "seller", "buyer");
        assessors.dealing(Family.OBLIGATION, Relation.PREMIUM, "beneficiary", "payer");
        assessors.dealing(Family.PAYMENT, Relation.PREMIUM, "beneficiary", "payer");
        assessors.attestations.forEach(assessors::producer);
        return assessors.found;
    }

    private void attestation(ReplayedRecord record) {
        Fields fields = Fields.of(record.object());
        if (!fields.text("level").equals(Level.FIRST_PARTY.name())) {
            attestations
                    .computeIfAbsent(fields.parsed("subject", PartyId::new), subject -> new TreeMap<>())
                    .computeIfAbsent(fields.parsed("issuer", PartyId::new), issuer -> new ArrayList<>())
                    .add(record);
        }
    }

    private void dealing(Family family, Relation relation, String one, String other) {
        RecordByRecord.each(ledger.of(family), found, record -> {
            Fields fields = Fields.of(record.object());
            PartyId first = fields.parsed(one, PartyId::new);
            PartyId second = fields.parsed(other, PartyId::new);
            Dealing dealing = new Dealing(relation, record);
            dealings(first, second).add(dealing);
            dealings(second, first).add(dealing);
        });
    }

    private List<Dealing> dealings(PartyId one, PartyId other) {
        return dealings.computeIfAbsent(one, first -> new TreeMap<>())
                .computeIfAbsent(other, second -> new ArrayList<>());
    }

    private void producer(PartyId producer, Map<PartyId, List<ReplayedRecord>> byAssessor) {
        List<ReplayedRecord> all =
                byAssessor.values().stream().flatMap(List::stream).toList();
        if (byAssessor.size() == 1) {
            found.add(new ExceptionFound(
                    ExceptionKind.ASSESSED_BY_ONE,
                    List.of(LedgerKeys.amp(producer).toString()),
                    last(all),
                    AuditMessage.EXCEPTION_SAYS_ASSESSED_BY_ONE
                            .with("subject", producer)
                            .and("count", Argument.count(all.size()))
                            .and("issuer", byAssessor.keySet().iterator().next())));
        }
        byAssessor.forEach((assessor, attested) -> related(producer, assessor, attested));
    }

    private void related(PartyId producer, PartyId assessor, List<ReplayedRecord> attested) {
        SortedSet<Relation> relations = new TreeSet<>();
        List<ReplayedRecord> showing = new ArrayList<>();
        for (ReplayedRecord record : attested) {
            if (Fields.of(record.object()).text("level").equals(Level.SECOND_PARTY.name())) {
                relations.add(Relation.SECOND_PARTY);
                showing.add(record);
            }
        }
        for (Dealing dealing : dealings(assessor, producer)) {
            relations.add(dealing.relation());
            showing.add(dealing.record());
        }
        if (Party.related(producer, assessor, state)) {
            relations.add(Relation.OWNER);
            Stream.of(producer, assessor)
                    .map(LedgerKeys::party)
                    .forEach(party -> ledger.record(party).ifPresent(showing::add));
        }
        if (!relations.isEmpty()) {
            found.add(new ExceptionFound(
                    ExceptionKind.ASSESSED_BY_RELATED,
                    showing.stream().map(record -> record.key().toString()).toList(),
                    last(showing),
                    AuditMessage.EXCEPTION_SAYS_ASSESSED_BY_RELATED
                            .with("issuer", assessor)
                            .and("count", Argument.count(attested.size()))
                            .and("subject", producer)
                            .and(
                                    "relations",
                                    Argument.ids(
                                            relations.stream().map(Enum::name).toList()))));
        }
    }

    private static long last(List<ReplayedRecord> records) {
        return records.stream()
                .mapToLong(record -> record.last().place().block())
                .max()
                .orElse(0);
    }
}
