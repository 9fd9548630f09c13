// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.registry.FoundOrganisation;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.registry.RegisterOfficer;
import org.capaz.ledger.registry.RegisterParty;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.SigningKey;

/** Registrations: the members with their registrars, the parties, and all other officers. */
final class RegistrationStatements {
    /** A party is related to parties that are registered, so those that name nobody come first. */
    private static final Comparator<Row> RELATED_LAST =
            Comparator.comparing(row -> row.optionalText("related_to").isPresent());

    private final CaseFolder folder;
    private final CaseDays days;
    private final CaseParties parties;
    private final StatementWriter writer;

    RegistrationStatements(CaseFolder folder, CaseDays days, CaseParties parties, StatementWriter writer) {
        this.folder = folder;
        this.days = days;
        this.parties = parties;
        this.writer = writer;
    }

    void write() {
        writer.each(folder.rows("members.csv"), this::member);
        writer.each(folder.rows("parties.csv").stream().sorted(RELATED_LAST).toList(), this::party);
        writer.each(folder.rows("officers.csv"), this::officer);
    }

    private void member(Row row) {
        String member = row.text("member");
        Row registrar = parties.registrar(member);
        MspId msp = parties.msp(member);
        writer.byMember(
                row,
                StatementKind.FOUND_ORGANISATION,
                member,
                days.opening(),
                new FoundOrganisation(
                        row.text("name"), Officer.of(msp.value(), msp, List.of(OfficerRole.REGISTRAR), key(registrar))),
                List.of(registrar.text("officer")),
                Set.of(),
                Set.of("member:" + member, "officer:" + registrar.text("officer")));
    }

    private void party(Row row) {
        var party = new Party(
                row.parsed("party", PartyId::new),
                parties.msp(row.text("member")),
                row.text("name"),
                row.list("roles", Codes.of(PartyRole.class)),
                row.text("country"),
                row.optional("municipality", PlaceCode::municipality),
                folder.rows("registrations.csv", "party", row.text("party")).stream()
                        .map(this::registration)
                        .toList(),
                ownership(row),
                Optional.empty());
        writer.byMember(
                row,
                StatementKind.REGISTER_PARTY,
                row.text("member"),
                days.opening(),
                new RegisterParty(party),
                admittedBy(row),
                Stream.concat(
                                writer.membersFounded().stream(),
                                row.list("related_to").stream().map(other -> "party:" + other))
                        .collect(Collectors.toSet()),
                Set.of("party:" + party.id()));
    }

    private Party.Ownership ownership(Row row) {
        return new Party.Ownership(
                row.optionalText("beneficial_owner")
                        .map(filled -> parties.hash(row.text("party"), row, "beneficial_owner")),
                row.list("related_to", PartyId::new));
    }

    private Party.Registration registration(Row row) {
        return new Party.Registration(
                row.parsed("kind", Code::new),
                parties.hash(row.text("party"), row, "number"),
                days.day(row, "valid_from"),
                days.day(row, "valid_to"));
    }

    /** A party that judges others is admitted by the registrars of all members, any other by its own. */
    private List<String> admittedBy(Row party) {
        boolean judges = party.list("roles", Codes.of(PartyRole.class)).stream().anyMatch(PartyRole::judgesOthers);
        return parties.registrarsOf(judges ? parties.members() : List.of(party.text("member")));
    }

    private void officer(Row row) {
        String owner = row.text("owner");
        String member = parties.memberOfOwner(owner);
        if (row.equals(parties.registrar(member))) {
            return; // registered by the founding
        }
        boolean membersOwn = owner.equals(member);
        String name = row.text("officer");
        // One whom the party has already signs for each further officer; the new key signs to show that somebody holds
        // it.
        List<String> known = parties.firstOfficer(owner).stream()
                .filter(first -> !membersOwn && !first.equals(name))
                .toList();
        MspId msp = parties.msp(member);
        writer.byMember(
                row,
                StatementKind.REGISTER_OFFICER,
                member,
                days.opening(),
                new RegisterOfficer(Officer.of(
                        membersOwn ? msp.value() : owner,
                        msp,
                        row.list("roles", Codes.of(OfficerRole.class)),
                        key(row))),
                Stream.of(List.of(parties.registrar(member).text("officer")), known, List.of(name))
                        .flatMap(List::stream)
                        .toList(),
                membersOwn ? Set.of() : Set.of("party:" + owner),
                Set.of("officer:" + name));
    }

    private Officer.Key key(Row officer) {
        return new Officer.Key(
                new SigningKey(parties.spki(officer)),
                days.firstSecond(officer, "valid_from"),
                days.lastSecond(officer, "valid_to"));
    }
}
