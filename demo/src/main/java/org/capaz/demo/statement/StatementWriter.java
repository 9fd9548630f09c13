package org.capaz.demo.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.Json;

/**
 * Collects the statements of a case and adds what follows from who acts: the gateway that takes it, the officers who sign,
 * and the records of member, party and officers that must be on the ledger before.
 */
final class StatementWriter {
    private final CaseParties parties;
    private final List<CaseStatement> written = new ArrayList<>();

    StatementWriter(CaseParties parties) {
        this.parties = parties;
    }

    /** Signed by the party's first officer with the role. */
    void byParty(
            Row row,
            String kind,
            String party,
            Instant at,
            Json.Obj body,
            String role,
            Set<String> reads,
            Set<String> writes) {
        byParty(row, kind, party, at, body, List.of(parties.officer(row, party, role)), reads, writes);
    }

    /** Signed by the given officers, who need not all be the party's own. */
    void byParty(
            Row row,
            String kind,
            String party,
            Instant at,
            Json.Obj body,
            List<String> officers,
            Set<String> reads,
            Set<String> writes) {
        Set<String> needs = new TreeSet<>(reads);
        needs.add("party:" + party);
        write(row, kind, parties.memberOf(party), party, at, body, officers, needs, writes);
    }

    void byMember(
            Row row,
            String kind,
            String member,
            Instant at,
            Json.Obj body,
            List<String> officers,
            Set<String> reads,
            Set<String> writes) {
        write(row, kind, member, parties.msp(member), at, body, officers, reads, writes);
    }

    /** For limits and standards, which bind all members: one registrar of each member signs, the first member submits. */
    void byAllMembers(Row row, String kind, Instant at, Json.Obj body, String brings) {
        List<String> members = parties.members();
        byMember(
                row,
                kind,
                members.getFirst(),
                at,
                body,
                parties.registrarsOf(members),
                membersFounded(),
                Set.of(brings));
    }

    /** What is on the ledger once all members have joined. */
    Set<String> membersFounded() {
        return parties.members().stream()
                .map(member -> "member:" + member)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** In the order of their times; statements of the same time stay in the order in which they were added. */
    List<CaseStatement> inOrderOfTime() {
        return written.stream()
                .sorted(Comparator.comparing(CaseStatement::eventAt))
                .toList();
    }

    private void write(
            Row row,
            String kind,
            String member,
            String actor,
            Instant at,
            Json.Obj body,
            List<String> officers,
            Set<String> reads,
            Set<String> writes) {
        Set<String> needs = new TreeSet<>(reads);
        if (!kind.equals("organisation.found")) {
            needs.add("member:" + member);
            officers.forEach(officer -> needs.add("officer:" + officer));
            if (!StatementKind.of(kind).orElseThrow().actedByOrganisation()) {
                needs.add("values");
            }
        }
        written.add(new CaseStatement(row, kind, member, actor, at, body, officers, needs, writes));
    }
}
