// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.capaz.demo.casefolder.Defect;
import org.capaz.demo.casefolder.InvalidRows;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;

/**
 * Collects the statements of a case and adds what follows from who acts: the gateway that takes it, the officers who sign,
 * and the records of member, party and officers that must be on the ledger before.
 */
final class StatementWriter {
    /** Channel and id stand outside the body; any do for reading one. */
    private static final String CHANNEL = "capaz";

    private static final RecordId ID = new RecordId("case-row");

    private final CaseParties parties;
    private final List<CaseStatement> written = new ArrayList<>();
    private final List<Defect> defects = new ArrayList<>();

    StatementWriter(CaseParties parties) {
        this.parties = parties;
    }

    /** Writes what each of these says. One of which no statement can be made is noted, and the others are tried all the same. */
    <T> void each(Collection<T> said, Consumer<T> write) {
        for (T one : said) {
            try {
                write.accept(one);
            } catch (InvalidRows e) {
                defects.addAll(e.defects());
            }
        }
    }

    /** Signed by the party's first officer with the role. */
    void byParty(
            Row row,
            StatementKind kind,
            String party,
            Instant at,
            Command command,
            String role,
            Set<String> reads,
            Set<String> writes) {
        byParty(row, kind, party, at, command, List.of(parties.officer(row, party, role)), reads, writes);
    }

    /** Signed by the given officers, who need not all be the party's own. */
    void byParty(
            Row row,
            StatementKind kind,
            String party,
            Instant at,
            Command command,
            List<String> officers,
            Set<String> reads,
            Set<String> writes) {
        Set<String> needs = new TreeSet<>(reads);
        needs.add("party:" + party);
        write(row, kind, parties.memberOf(party), party, at, command, officers, needs, writes);
    }

    void byMember(
            Row row,
            StatementKind kind,
            String member,
            Instant at,
            Command command,
            List<String> officers,
            Set<String> reads,
            Set<String> writes) {
        write(row, kind, member, parties.msp(member).value(), at, command, officers, reads, writes);
    }

    /** For limits and standards, which bind all members: one registrar of each member signs, the first member submits. */
    void byAllMembers(Row row, StatementKind kind, Instant at, Command command, String brings) {
        List<String> members = parties.members();
        byMember(
                row,
                kind,
                members.getFirst(),
                at,
                command,
                parties.registrarsOf(members),
                membersFounded(),
                Set.of(brings));
    }

    /** The standard that a row names, among what a statement reads and writes. */
    static String standardKey(Row row) {
        return "standard:" + row.text("standard") + " " + row.text("version");
    }

    /** A party's accreditations to judge others, among what a statement reads and writes. */
    static String judgeKey(String party) {
        return "judge:" + party;
    }

    /** What is on the ledger once all members have joined. */
    Set<String> membersFounded() {
        return parties.members().stream()
                .map(member -> "member:" + member)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * In the order of their times; statements of the same time stay in the order in which they were added. Throws {@link
     * InvalidRows} when one of them could not be written.
     */
    List<CaseStatement> inOrderOfTime() {
        if (!defects.isEmpty()) {
            throw new InvalidRows(defects);
        }
        return written.stream()
                .sorted(Comparator.comparing(CaseStatement::eventAt))
                .toList();
    }

    private void write(
            Row row,
            StatementKind kind,
            String member,
            String actor,
            Instant at,
            Command command,
            List<String> officers,
            Set<String> reads,
            Set<String> writes) {
        requireReadable(row, kind, actor, at, command);
        Set<String> needs = new TreeSet<>(reads);
        if (kind != StatementKind.FOUND_ORGANISATION) {
            needs.add("member:" + member);
            officers.stream()
                    .map(officer -> "officer:" + officer)
                    .filter(officer -> !writes.contains(officer))
                    .forEach(needs::add);
            if (!kind.actedByOrganisation()) {
                needs.add("values");
            }
        }
        written.add(new CaseStatement(row, kind.kind(), member, actor, at, command.body(), officers, needs, writes));
    }

    /**
     * The kind's reader must give back this very command: otherwise the ledger would judge something else than the row says,
     * or nothing at all. A body that the reader refuses is a defect of the row.
     */
    private static void requireReadable(Row row, StatementKind kind, String actor, Instant at, Command command) {
        try {
            Command read = kind.read(new Statement(kind.kind(), CHANNEL, ID, actor, at, command.body()));
            if (!read.equals(command)) {
                throw new IllegalArgumentException(
                        row.place() + ": " + kind.kind() + " reads as " + read + " what was written as " + command);
            }
        } catch (StatementException e) {
            throw new InvalidRows(List.of(
                    new Defect(row.file(), row.number(), "", e.objection().sentence())));
        }
    }
}
