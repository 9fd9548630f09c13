package org.capaz.demo.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.notary.StatementKind;

/**
 * Writes down the statements of a case, one by one: whose gateway takes it, who signs, and what must stand on the ledger
 * before because of who acts. A chapter says the rest.
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

    /** Signed by officers the chapter chose, who need not all be the party's own. */
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

    /** Limits and standards are everybody's: one registrar of each member signs, the first member sends. */
    void byAllMembers(Row row, String kind, Instant at, Json.Obj body, String brings) {
        List<String> members = parties.members();
        byMember(row, kind, members.getFirst(), at, body, parties.registrarsOf(members), membersFounded(), Set.of(brings));
    }

    /** What stands on the ledger once all members have joined. */
    Set<String> membersFounded() {
        return parties.members().stream().map(member -> "member:" + member).collect(Collectors.toCollection(TreeSet::new));
    }

    /** In the order of their times; those of the same time stay as they were written: in the order of the chapters, and within them of the files. */
    List<CaseStatement> inOrderOfTime() {
        return written.stream().sorted(Comparator.comparing(CaseStatement::eventAt)).toList();
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
