package org.capaz.demo.statement;

import java.util.List;
import java.util.Set;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.registry.PartyRole;

/** Registrations: the members with their registrars, the parties, and all other officers. */
final class RegistrationStatements {
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
        folder.rows("members.csv").forEach(this::member);
        folder.rows("parties.csv").forEach(this::party);
        folder.rows("officers.csv").forEach(this::officer);
    }

    private void member(Row row) {
        String member = row.text("member");
        Row registrar = parties.registrar(member);
        writer.byMember(
                row,
                "organisation.found",
                member,
                days.opening(),
                Json.object().with("name", row.text("name")).with("officer", key(registrar)),
                List.of(registrar.text("officer")),
                Set.of(),
                Set.of("member:" + member, "officer:" + registrar.text("officer")));
    }

    private void party(Row row) {
        String party = row.text("party");
        Json.Obj body = Json.object()
                .with("party", party)
                .with("name", row.text("name"))
                .with("roles", Json.texts(row.list("roles")))
                .with("country", row.text("country"))
                .with(
                        "registrations",
                        folder.rows("registrations.csv", "party", party).stream()
                                .map(this::registration)
                                .toList());
        writer.byMember(
                row,
                "party.register",
                row.text("member"),
                days.opening(),
                CommonFields.optional(body, "municipality", row),
                admittedBy(row),
                writer.membersFounded(),
                Set.of("party:" + party));
    }

    private Json.Obj registration(Row row) {
        return Json.object()
                .with("kind", row.text("kind"))
                .with("commitment", parties.hash(row.text("party"), row, "number"))
                .with("validFrom", days.day(row, "valid_from"))
                .with("validTo", days.day(row, "valid_to"));
    }

    /** A party that judges others is admitted by the registrars of all members, any other by its own. */
    private List<String> admittedBy(Row party) {
        boolean judges = party.list("roles").stream().map(PartyRole::valueOf).anyMatch(PartyRole::judgesOthers);
        return parties.registrarsOf(judges ? parties.members() : List.of(party.text("member")));
    }

    private void officer(Row row) {
        String owner = row.text("owner");
        String member = parties.memberOfOwner(owner);
        if (row.equals(parties.registrar(member))) {
            return; // registered by the founding
        }
        boolean membersOwn = owner.equals(member);
        writer.byMember(
                row,
                "officer.register",
                member,
                days.opening(),
                key(row).with("party", membersOwn ? parties.msp(member) : owner)
                        .with("roles", Json.texts(row.list("roles"))),
                List.of(parties.registrar(member).text("officer")),
                membersOwn ? Set.of() : Set.of("party:" + owner),
                Set.of("officer:" + row.text("officer")));
    }

    private Json.Obj key(Row officer) {
        return Json.object()
                .with("kind", "P256")
                .with("spki", parties.spki(officer))
                .with("validFrom", days.firstSecond(officer, "valid_from"))
                .with("validTo", days.lastSecond(officer, "valid_to"));
    }
}
