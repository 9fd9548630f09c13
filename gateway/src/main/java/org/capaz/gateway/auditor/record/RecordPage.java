// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.record;

import static org.capaz.gateway.page.Html.element;
import static org.capaz.gateway.page.Html.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.gateway.auditor.frame.CellWords;
import org.capaz.gateway.auditor.frame.RecordLink;
import org.capaz.gateway.auditor.frame.Table;
import org.capaz.gateway.auditor.population.AuditorPopulation;
import org.capaz.gateway.auditor.record.Writings.Signer;
import org.capaz.gateway.auditor.record.Writings.Stated;
import org.capaz.gateway.auditor.record.Writings.Writing;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.page.Html;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.Sight;
import org.capaz.ledger.contract.StatementDescription;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.Officer;

/** Writes a record: what it says, who said so in which words and signatures, what bears that out, and what refers to it. */
final class RecordPage {
    private final CooperativePage page;
    private final ProjectedLedgerState ledger;
    private final Sight sight;
    private final StatementDescription description;
    private final CellWords words;

    RecordPage(CooperativePage page, ProjectedLedgerState ledger, Sight sight) {
        this.page = page;
        this.ledger = ledger;
        this.sight = sight;
        this.description = StatementDescription.exact(page.language());
        this.words = new CellWords(page.language());
    }

    List<Html> of(Fact fact, List<Writing> writings) {
        List<Html> body = new ArrayList<>();
        if (fact.key().family() == Family.LOT) {
            body.add(element(
                    "p",
                    "ways",
                    Html.with(
                            "a",
                            Map.of(
                                    "href",
                                    "/auditor/trail?lot="
                                            + RecordLink.encoded(
                                                    fact.key().parts().getFirst())),
                            List.of(text(page.say(RecordMessage.RECORD_TRAIL.sentence()))))));
        }
        body.add(page.line("h2", RecordMessage.RECORD_SAYS.sentence()));
        body.add(
                fact.body() instanceof Json.Obj record
                        ? members(description.members(record))
                        : element("p", "break", text(fact.body().toString())));
        if (fact.key().family() == Family.ATTESTATION) {
            body.addAll(accreditation(fact.object()));
        }
        writings.forEach(writing -> body.add(written(writing)));
        body.addAll(flags(fact));
        body.addAll(referring(fact));
        return body;
    }

    /** Lines such as {@code fineMg: 12.000 g}; the name is the ledger's own, as the reference page of keys explains it. */
    private static Html members(List<String> lines) {
        return element(
                "dl",
                "members",
                lines.stream()
                        .map(line -> line.split(": ", 2))
                        .map(pair -> Html.pair(pair[0], pair.length > 1 ? pair[1] : ""))
                        .toList());
    }

    private Html written(Writing writing) {
        List<Html> parts = new ArrayList<>();
        parts.add(page.line(
                "h2",
                RecordMessage.RECORD_WRITTEN.with(
                        "block", Argument.count(writing.entry().place().block()))));
        writing.statement()
                .ifPresentOrElse(
                        stated -> parts.addAll(stated(stated)),
                        () -> parts.add(page.line("p", RecordMessage.RECORD_NO_STATEMENT.sentence())));
        parts.add(element(
                "dl",
                "members",
                pair(
                        RecordMessage.RECORD_TRANSACTION,
                        writing.entry().id() + " (" + writing.entry().place().block() + "."
                                + writing.entry().place().index() + ")"),
                pair(
                        RecordMessage.RECORD_TIME,
                        Argument.moment(Instant.ofEpochSecond(writing.entry().time()))
                                .in(page.language())),
                pair(RecordMessage.RECORD_SENT_BY, writing.entry().creator()),
                pair(
                        RecordMessage.RECORD_ENDORSED_BY,
                        writing.endorsers().isEmpty()
                                ? page.say(RecordMessage.RECORD_ENDORSED_UNREAD.sentence())
                                : String.join(", ", writing.endorsers()))));
        if (!writing.wrote().isEmpty()) {
            parts.add(Html.folded(
                    page.say(RecordMessage.RECORD_WROTE_TOO.with(
                            "n", Argument.count(writing.wrote().size()))),
                    List.of(keys(writing.wrote()))));
        }
        return element("section", "written", parts);
    }

    private static Html keys(List<String> keys) {
        return element(
                "ul",
                "keys",
                keys.stream().map(key -> element("li", "", RecordLink.of(key))).toList());
    }

    private List<Html> stated(Stated stated) {
        var statement = stated.signed().statement();
        List<Html> parts = new ArrayList<>();
        parts.add(element(
                "blockquote",
                "",
                description.describe(statement).stream()
                        .map(line -> element("p", line))
                        .toList()));
        parts.add(page.line("h3", RecordMessage.RECORD_SIGNED_BY.sentence()));
        parts.add(Table.of(
                page.say(RecordMessage.RECORD_SIGNED_BY.sentence()),
                Stream.of(
                                RecordMessage.RECORD_OFFICER,
                                RecordMessage.RECORD_SIGNS_FOR,
                                RecordMessage.RECORD_ROLES,
                                RecordMessage.RECORD_METHOD,
                                RecordMessage.RECORD_KEY_TRUSTED)
                        .map(head -> page.say(head.sentence()))
                        .toList(),
                stated.signers().stream().map(this::signer).toList()));
        List<String> lines = new ArrayList<>(description.members(statement));
        parts.add(Html.folded(
                page.say(RecordMessage.RECORD_STATEMENT_BODY
                        .with("kind", Argument.id(statement.kind()))
                        .and("id", statement.id())),
                List.of(members(lines))));
        return parts;
    }

    private List<Html> signer(Signer signer) {
        String id = signer.signature().officer().value();
        Html method = text(
                words.of(Json.object().with("m", signer.signature().method().name()), "m", "SIGNING_METHOD"));
        return signer.officer()
                .map(officer -> List.of(
                        RecordLink.of("officer/" + id, id),
                        text(officer.owner()),
                        text(officer.roles().stream()
                                .map(role -> words.of(Json.object().with("r", role.name()), "r", "OFFICER_ROLE"))
                                .collect(Collectors.joining(", "))),
                        method,
                        text(page.say(trusted(officer)))))
                .orElseGet(() -> List.of(
                        text(id),
                        text(page.say(RecordMessage.RECORD_OFFICER_UNKNOWN.sentence())),
                        text(""),
                        method,
                        text("")));
    }

    private static Sentence trusted(Officer officer) {
        Sentence trusted = RecordMessage.RECORD_KEY_FROM_TO
                .with("from", Argument.moment(officer.key().validFrom()))
                .and("to", Argument.moment(officer.key().validTo()));
        return officer.revocation()
                .map(revoked -> RecordMessage.RECORD_KEY_REVOKED
                        .with("trusted", trusted)
                        .and("at", Argument.moment(revoked.at()))
                        .and("reason", Argument.id(revoked.reason().value())))
                .orElse(trusted);
    }

    /** Whether who attested had an accreditation for the level on the day of issue; asked of the rule itself. */
    private List<Html> accreditation(Json.Obj record) {
        Fields attestation = Fields.of(record);
        Level level = attestation.parsed("level", Codes.of(Level.class));
        if (level == Level.FIRST_PARTY) {
            return List.of();
        }
        Day day = Day.of(Instant.ofEpochSecond(attestation.integer("issuedAt")));
        List<Accreditation> all = Accreditation.of(
                attestation.parsed("issuer", PartyId::new),
                attestation.text("standard"),
                attestation.text("version"),
                ledger);
        List<Html> parts = new ArrayList<>(List.of(page.line("h2", RecordMessage.RECORD_ACCREDITATION.sentence())));
        if (all.isEmpty()) {
            parts.add(page.line("p", RecordMessage.RECORD_ACCREDITATION_NONE.sentence()));
            return parts;
        }
        parts.add(Table.of(
                page.say(RecordMessage.RECORD_ACCREDITATION.sentence()),
                Stream.of(
                                RecordMessage.RECORD_SCHEME,
                                RecordMessage.RECORD_LEVEL,
                                RecordMessage.RECORD_VALID,
                                RecordMessage.RECORD_COUNTS)
                        .map(head -> page.say(head.sentence()))
                        .toList(),
                all.stream()
                        .map(one -> List.of(
                                text(one.scheme().value()),
                                text(one.level().name()),
                                text(one.validFrom().argument().in(page.language()) + " – "
                                        + one.validTo().argument().in(page.language())),
                                text(page.say((one.covers(level, day)
                                                ? RecordMessage.RECORD_ACCREDITATION_COVERS
                                                : RecordMessage.RECORD_ACCREDITATION_COVERS_NOT)
                                        .with("day", day)))))
                        .toList()));
        return parts;
    }

    private List<Html> flags(Fact fact) {
        List<String> flags = ledger.facts(LedgerKeys.flags(fact.key())).stream()
                .map(flag -> flag.key().toString())
                .toList();
        return List.of(
                page.line("h2", RecordMessage.RECORD_FLAGS.sentence()),
                flags.isEmpty() ? page.line("p", RecordMessage.RECORD_FLAGS_NONE.sentence()) : keys(flags));
    }

    private List<Html> referring(Fact fact) {
        List<Html> lines = new ArrayList<>();
        Referring.beside(fact.key(), ledger, sight)
                .forEach(key -> lines.add(element("li", "", RecordLink.of(key.toString()))));
        Referring.to(fact.key(), ledger, sight).forEach(named -> lines.add(element("li", "", named(named))));
        return List.of(
                page.line("h2", RecordMessage.RECORD_REFERRING.sentence()),
                lines.isEmpty()
                        ? page.line("p", RecordMessage.RECORD_REFERRING_NONE.sentence())
                        : element("ul", "keys", lines));
    }

    private Html named(Referring.Named named) {
        String query = "?" + named.member() + "=" + RecordLink.encoded(named.id());
        return Html.with(
                "a",
                Map.of("href", named.population().address() + query),
                List.of(text(page.say(RecordMessage.RECORD_REFERRING_COUNT
                        .with("population", named.population().name())
                        .and("member", AuditorPopulation.named(named.member()))
                        .and("n", Argument.count(named.count()))))));
    }

    private Html pair(RecordMessage name, String value) {
        return Html.pair(page.say(name.sentence()), value);
    }
}
