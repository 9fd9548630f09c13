// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import static org.capaz.ledger.statement.OfficerRole.ASSAYER;
import static org.capaz.ledger.statement.OfficerRole.ASSESSOR;
import static org.capaz.ledger.statement.OfficerRole.CUSTODIAN;
import static org.capaz.ledger.statement.OfficerRole.LEGAL_REPRESENTATIVE;
import static org.capaz.ledger.statement.OfficerRole.PAYMENTS;
import static org.capaz.ledger.statement.OfficerRole.REGISTRAR;
import static org.capaz.ledger.statement.OfficerRole.RESPONSIBLE;
import static org.capaz.ledger.statement.OfficerRole.SCHEME_OFFICER;
import static org.capaz.ledger.statement.OfficerRole.SETTLEMENT;
import static org.capaz.ledger.statement.OfficerRole.SUPERVISOR;
import static org.capaz.ledger.statement.OfficerRole.TREASURER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.statement.OfficerRole;

/** The four fictional members with their parties, officers and ledger state, at one moment of the worked case. */
public final class Consortium {
    public static final String CHANNEL = "capaz";

    public static final List<String> MEMBERS = List.of("ProducersMSP", "TradersMSP", "BuyersMSP", "AssuranceMSP");

    /** Every officer whose key is registered; the names are those of the worked case's folder. */
    static final List<DemoOfficer> OFFICERS = officers();

    private final InMemoryLedger ledger;
    private Instant now;
    private final List<Draft.Call> calls;
    private int statements;

    Consortium(InMemoryLedger ledger, Instant now, int statements) {
        this(ledger, List.of(), now, statements);
    }

    private Consortium(InMemoryLedger ledger, List<Draft.Call> calls, Instant now, int statements) {
        this.ledger = ledger;
        this.calls = new ArrayList<>(calls);
        this.now = now;
        this.statements = statements;
    }

    /** Before the first member is founded. */
    public static Consortium empty() {
        return new Consortium(new InMemoryLedger(), Instant.parse("2024-03-04T12:00:00Z"), 0);
    }

    public Consortium copy() {
        return new Consortium(ledger.copy(), calls, now, statements);
    }

    private static List<DemoOfficer> officers() {
        List<DemoOfficer> officers = new ArrayList<>();
        for (String member : MEMBERS) {
            String name = member.replace("MSP", "").toLowerCase(Locale.ROOT);
            officers.add(DemoOfficer.of(name + "-registrar", member, REGISTRAR));
        }
        for (int i = 1; i <= 4; i++) {
            String amp = "AMP-0" + i;
            officers.addAll(producersOfficers(amp));
        }
        officers.add(DemoOfficer.of("agg-01-custodian", "AGG-01", CUSTODIAN));
        officers.add(DemoOfficer.of("agg-01-settlement", "AGG-01", SETTLEMENT));
        officers.add(DemoOfficer.of("trd-01-custodian", "TRD-01", CUSTODIAN, SETTLEMENT));
        officers.add(DemoOfficer.of("car-01-driver", "CAR-01", CUSTODIAN));
        officers.add(DemoOfficer.of("asy-01-assayer", "ASY-01", ASSAYER));
        officers.add(DemoOfficer.of("ref-01-custodian", "REF-01", CUSTODIAN));
        officers.add(DemoOfficer.of("ref-01-assayer", "REF-01", ASSAYER));
        officers.add(DemoOfficer.of("ref-01-settlement", "REF-01", SETTLEMENT));
        officers.add(DemoOfficer.of("buy-01-payments", "BUY-01", PAYMENTS));
        officers.add(DemoOfficer.of("buy-01-treasury", "BUY-01", PAYMENTS));
        officers.add(DemoOfficer.of("buy-01-custodian", "BUY-01", CUSTODIAN, SETTLEMENT));
        officers.add(DemoOfficer.of("sch-01-officer", "SCH-01", SCHEME_OFFICER));
        officers.add(DemoOfficer.of("aud-01-assessor", "AUD-01", ASSESSOR));
        return List.copyOf(officers);
    }

    static List<DemoOfficer> producersOfficers(String amp) {
        String name = amp.toLowerCase(Locale.ROOT);
        return List.of(
                DemoOfficer.of(name + "-responsible", amp, RESPONSIBLE, CUSTODIAN, SETTLEMENT),
                DemoOfficer.of(name + "-treasurer", amp, TREASURER),
                DemoOfficer.of(name + "-legal", amp, LEGAL_REPRESENTATIVE),
                DemoOfficer.of(name + "-supervisor", amp, SUPERVISOR));
    }

    /** Every accepted statement as it was brought to a peer, from the founding on. */
    public List<Draft.Call> calls() {
        return List.copyOf(calls);
    }

    void note(Draft.Call call) {
        calls.add(call);
    }

    public InMemoryLedger ledger() {
        return ledger;
    }

    public Instant now() {
        return now;
    }

    public Consortium later(Duration passed) {
        return at(now.plus(passed));
    }

    public Consortium at(Instant moment) {
        now = moment;
        return this;
    }

    RecordId nextId() {
        statements++;
        return new RecordId("demo-statement-" + statements);
    }

    public Actor by(String id) {
        return new Actor(this, id);
    }

    public Actor amp01() {
        return by("AMP-01");
    }

    public Actor amp02() {
        return by("AMP-02");
    }

    public Actor amp03() {
        return by("AMP-03");
    }

    public Actor amp04() {
        return by("AMP-04");
    }

    public Actor agg01() {
        return by("AGG-01");
    }

    public Actor trd01() {
        return by("TRD-01");
    }

    public Actor car01() {
        return by("CAR-01");
    }

    public Actor asy01() {
        return by("ASY-01");
    }

    public Actor ref01() {
        return by("REF-01");
    }

    public Actor buy01() {
        return by("BUY-01");
    }

    public Actor sch01() {
        return by("SCH-01");
    }

    public Actor aud01() {
        return by("AUD-01");
    }

    public Actor producers() {
        return by("ProducersMSP");
    }

    public Actor traders() {
        return by("TradersMSP");
    }

    public Actor buyers() {
        return by("BuyersMSP");
    }

    public Actor assurance() {
        return by("AssuranceMSP");
    }

    /** An officer by name; one whom nobody has registered when the name is a new one. */
    public DemoOfficer officer(String name) {
        return OFFICERS.stream()
                .filter(officer -> officer.name().equals(name))
                .findFirst()
                .orElseGet(() -> DemoOfficer.of(name, "NOBODY"));
    }

    MspId organisationOf(String actor) {
        if (actor.endsWith("MSP")) {
            return new MspId(actor);
        }
        return Party.find(ledger, new PartyId(actor)).map(Party::msp).orElse(new MspId("ProducersMSP"));
    }

    List<DemoOfficer> usualSigners(StatementKind kind, String actor, Json.Obj body) {
        Stream<DemoOfficer> own = of(actor, kind.officers());
        return switch (kind.signing()) {
            case ONE, OWN_FIRST_KEY -> own.limit(1).toList();
            case REGISTRAR_WITH_OFFICER ->
                Stream.concat(own.limit(1), ableOfficer(actor, Body.text(body, "party")).stream())
                        .distinct()
                        .toList();
            case REGISTRAR_WITH_PARTIES ->
                Stream.concat(own.limit(1), texts(body, "parties").flatMap(party -> ableOfficer(actor, party).stream()))
                        .toList();
            case TWO_OFFICERS -> own.limit(2).toList();
            case BOTH_PARTIES ->
                Stream.concat(
                                own.limit(1),
                                otherParties(kind, body).stream()
                                        .flatMap(other ->
                                                of(other, kind.officers()).limit(1)))
                        .toList();
            case WITH_CONSENT ->
                Stream.concat(own.limit(1), consenting(kind, body)).distinct().toList();
            case MAJORITY_OF_ORGANISATIONS -> majority(kind, actor);
            case AS_THE_ROLES_NEED ->
                body.get("roles").toString().matches(".*(SCHEME|AUDITOR).*")
                        ? majority(kind, actor)
                        : own.limit(1).toList();
        };
    }

    private static Stream<String> texts(Json.Obj body, String list) {
        return body.get(list) instanceof Json.Arr array
                ? array.items().stream().filter(Json.Str.class::isInstance).map(item -> ((Json.Str) item).text())
                : Stream.empty();
    }

    /** An officer that the party has and that can sign now. */
    private Optional<DemoOfficer> ableOfficer(String organisation, String party) {
        return party.equals(organisation)
                ? Optional.empty()
                : ledger.list(LedgerKeys.officersOf(party)).stream()
                        .map(listed -> new OfficerId(Body.text(listed, "officer")))
                        .filter(key -> Officer.find(ledger, key)
                                .filter(known -> known.msp().value().equals(organisation) && known.trustedAt(now))
                                .isPresent())
                        .flatMap(key -> DemoOfficer.holding(key).stream())
                        .findFirst();
    }

    /** Who holds the key that the body brings; nobody known when no test made it. */
    Optional<DemoOfficer> holderOf(Json.Obj body) {
        return body.get("spki") instanceof Json.Str text && text.text().matches("[A-Za-z0-9_-]{122}")
                ? DemoOfficer.holding(OfficerId.of(Base64Url.decode(text.text())))
                : Optional.empty();
    }

    /** The custodian agrees that a reading becomes the assay of record; others are asked by the test that needs them. */
    private Stream<DemoOfficer> consenting(StatementKind kind, Json.Obj body) {
        return kind != StatementKind.RECORD_ASSAY || !(body.get("lot") instanceof Json.Str lot)
                ? Stream.empty()
                : ledger.find(LedgerKeys.lot(new LotId(lot.text()))).stream()
                        .flatMap(record -> of(record.text("custodian"), kind.consenting()))
                        .limit(1);
    }

    private static List<DemoOfficer> majority(StatementKind kind, String actor) {
        Stream<DemoOfficer> others = OFFICERS.stream()
                .filter(officer ->
                        officer.hasAnyOf(kind.officers()) && !officer.owner().equals(actor));
        return Stream.concat(of(actor, kind.officers()).limit(1), others.limit(2))
                .toList();
    }

    /** Of a credit sale, the producers of its grams as far as there are such lots. */
    private List<String> otherParties(StatementKind kind, Json.Obj body) {
        if (kind != StatementKind.SELL_CREDIT) {
            return List.of(otherParty(body));
        }
        return ((Json.Arr) body.get("grams"))
                .items().stream()
                        .map(line -> LedgerKeys.lot(new LotId(Body.text((Json.Obj) line, "lot"))))
                        .flatMap(key -> ledger.read(key).stream())
                        .map(lot -> Body.text((Json.Obj) lot, "vector[0].amp"))
                        .distinct()
                        .toList();
    }

    /** The other party whose officer signs, wherever the body of that kind names it. */
    private static String otherParty(Json.Obj body) {
        return Stream.of("seller", "with", "to")
                .filter(member -> body.get(member) != null)
                .findFirst()
                .map(member -> Body.text(body, member))
                .orElseThrow();
    }

    private static Stream<DemoOfficer> of(String owner, List<OfficerRole> roles) {
        return OFFICERS.stream().filter(officer -> officer.owner().equals(owner) && officer.hasAnyOf(roles));
    }

    /** A record as it stands. */
    public Json.Obj record(LedgerKey key) {
        return (Json.Obj) ledger.read(key).orElseThrow(() -> new IllegalStateException("nothing under " + key));
    }

    public Json.Obj lot(String id) {
        return record(LedgerKeys.lot(new LotId(id)));
    }

    /** Changes one member of a record past all rules: for states that no statement leads to yet. */
    public Consortium given(LedgerKey key, String path, String value) {
        ledger.put(key, Body.set(record(key), path, value));
        if (key.family() == Family.ATTESTATION) {
            // As before there were lists of them, else the list would still say what the rules have recorded.
            LedgerKey lists = LedgerKeys.attested(new PartyId(key.parts().getFirst()));
            ledger.under(lists).keySet().forEach(ledger::drop);
        }
        return this;
    }
}
