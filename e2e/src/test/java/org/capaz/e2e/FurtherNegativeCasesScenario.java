// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.e2e.NegativeCasesScenario.assay;
import static org.capaz.e2e.NegativeCasesScenario.byUnit;
import static org.capaz.e2e.NegativeCasesScenario.flags;
import static org.capaz.e2e.NegativeCasesScenario.hash;
import static org.capaz.e2e.NegativeCasesScenario.json;
import static org.capaz.e2e.NegativeCasesScenario.lot;
import static org.capaz.e2e.NegativeCasesScenario.paper;
import static org.capaz.e2e.NegativeCasesScenario.recorded;
import static org.capaz.e2e.NegativeCasesScenario.recordedAs;
import static org.capaz.e2e.NegativeCasesScenario.refusedBy;
import static org.capaz.e2e.NegativeCasesScenario.seal;
import static org.capaz.e2e.NegativeCasesScenario.stated;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The worst of what got through before the rules from I49 on, tried on the real network like the first fifteen wrongs. Each
 * ends with the neighbour that is recorded, and leaves the worked case's lots and producers as they were.
 */
@Order(3)
@ExtendWith(World.class)
class FurtherNegativeCasesScenario {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.ofHours(-5));

    private final Officer cooperative = Officer.of("producers", "amp-01-responsible");
    private final Officer laboratory = Officer.of("traders", "asy-01-assayer");
    private final Officer aggregator = Officer.of("traders", "agg-01-custodian");
    private final Officer scheme = Officer.of("assurance", "sch-01-officer");
    private final Officer assessor = Officer.of("assurance", "aud-01-assessor");

    @Test
    void case_16_a_finding_of_abuse_is_not_washed_off() {
        producer("AMP-16");
        recorded(assessor, module3("N16-ABUSE", TODAY, "NOT_CONTROLLED"));

        Statement later = module3("N16-LATER", TODAY.plusMonths(9), "CONTROLLED");
        refusedBy(
                "I59",
                "body.validFrom",
                assessor,
                assessor.signs(stated(later.kind(), later.actor(), later.body().with("supersedes", "N16-ABUSE"))));
        refusedBy("I59", "body.evidence", assessor, assessor.signs(takenBack("N16-ABUSE")));
        recorded(assessor, module3("N16-AGAIN", TODAY, "CONTROLLED"));
        refusedBy(
                "I59",
                "body.reassessment",
                scheme,
                scheme.signs(stated(
                        "finding.lift",
                        "SCH-01",
                        json("{'subject':'AMP-16','module':3,'attestation':'N16-ABUSE','reassessment':'N16-AGAIN',"
                                        + "'reason':'BY-ITS-AUTHOR'}")
                                .with("evidence", hash("N16")))));

        Statement back = takenBack("N16-ABUSE");
        recorded(assessor, stated(back.kind(), back.actor(), back.body().with("evidence", hash("what was wrong"))));
    }

    @Test
    void case_17_gold_on_hold_is_not_seized_by_its_custodians_own_word() {
        goldOfTheCooperative("N17");
        recorded(
                scheme,
                stated(
                        "lot.hold",
                        "SCH-01",
                        json("{'hold':'N17','lot':'N17','reason':'ORIGIN-CONTESTED'}")
                                .with("evidence", hash("N17"))));

        refusedBy("I74", "body.lot", cooperative, cooperative.signs(seizure("AMP-01")));
        recorded(scheme, seizure("SCH-01"));
    }

    @Test
    void case_18_the_grievances_of_a_stranger_stop_no_certificate_until_a_scheme_takes_them_up() {
        String certificate = "00000000-0000-4000-8000-000000000018";
        goldOfTheCooperative("N18");
        recorded(cooperative, seal("AMP-01", "N18", "N-000018"));
        recorded(aggregator, grievance("AGG-01", "N18-A"), grievance("AGG-01", "N18-B"), grievance("AGG-01", "N18-C"));
        assertThat(flags("N18")).isEmpty();

        recorded(
                cooperative,
                stated(
                        "certificate.issue",
                        "AMP-01",
                        json("{'commitments':{},'lot':'N18'}").with("certificate", certificate)));
        World.awaitRead("producers", NegativeCasesScenario.seen);
        String page = Gateway.of("producers")
                .get("/c/" + new CertificateId(certificate).shortId() + "?lang=en")
                .body();
        assertThat(page).contains("taken up by no scheme or auditor: 1");

        Statement own = grievance("SCH-01", "N18-D");
        recorded(scheme, stated(own.kind(), own.actor(), own.body().with("takesUp", "AGG-01")));
        assertThat(flags("N18")).contains("I44");
    }

    @Test
    void case_19_one_person_with_two_keys_is_not_two_people() {
        Officer old = producer("AMP-19");
        Officer next = Officer.fresh("producers");
        Officer colleague = Officer.fresh("producers");
        Officer registrar = World.clerk("producers");
        recordedAs(
                old,
                Officer.signed(
                        stated(
                                "officer.rotate",
                                "AMP-19",
                                next.key(Instant.now().plus(Duration.ofDays(6)))),
                        old,
                        next));
        recordedAs(
                registrar,
                Officer.signed(
                        colleague.registration("ProducersMSP", "AMP-19", "SUPERVISOR"), registrar, old, colleague));

        Statement enrolment = stated(
                "miner.enrol",
                "AMP-19",
                Json.object()
                        .with(
                                "miners",
                                List.of(json("{'kind':'MEMBER'}")
                                        .with(
                                                "miner",
                                                NegativeCasesScenario.miner("N19", 1)
                                                        .value())
                                        .with("from", TODAY.toString())
                                        .with("evidence", hash("N19")))));
        refusedBy("I54", "signatures", old, Officer.signed(enrolment, old, next));
        recordedAs(old, Officer.signed(enrolment, old, colleague));
    }

    // Statements

    /** A producer of its own, so that no other scenario meets its suspension. */
    private Officer producer(String party) {
        Officer registrar = World.clerk("producers");
        Officer responsible = Officer.fresh("producers");
        recorded(
                registrar,
                stated(
                        "party.register",
                        "ProducersMSP",
                        json("{'name':'Grupo Demo de Prueba','roles':['AMP'],'country':'CO','municipality':'52385',"
                                        + "'registrations':[]}")
                                .with("party", party)));
        recordedAs(
                registrar,
                Officer.signed(
                        responsible.registration("ProducersMSP", party, "RESPONSIBLE", "TREASURER"),
                        registrar,
                        responsible));
        recorded(
                responsible,
                stated(
                        "amp.declare",
                        party,
                        json("{'type':'GROUP','municipality':'52385','materials':['DORE'],'miners':12}")
                                .with(
                                        "legalBasis",
                                        List.of(json("{'id':'LB-16','kind':'TITLE','reference':'DEMO-16',"
                                                        + "'authority':'DEMO-ANM'}")
                                                .with("validFrom", TODAY.toString())
                                                .with(
                                                        "validTo",
                                                        TODAY.plusYears(1).toString())))
                                .with(
                                        "scope",
                                        json("{'version':1,'units':['U-01']}").with("validFrom", TODAY.toString()))));
        return responsible;
    }

    private static Statement module3(String attestation, LocalDate from, String status) {
        List<Json.Obj> findings = IntStream.rangeClosed(1, 6)
                .mapToObj(number -> Json.object()
                        .with("requirement", "M3-0" + number)
                        .with("status", number == 3 ? status : "CONTROLLED")
                        .with("evidence", Json.texts(List.of(hash(attestation + number)))))
                .toList();
        return stated(
                "attestation.issue",
                "AUD-01",
                json("{'subject':'AMP-16','standard':'CRAFT','version':'2.1','module':3,'level':'THIRD_PARTY'}")
                        .with("attestation", attestation)
                        .with("validFrom", from.toString())
                        .with("validTo", TODAY.plusMonths(11).toString())
                        .with("findings", findings));
    }

    private static Statement takenBack(String attestation) {
        return stated(
                "attestation.revoke",
                "AUD-01",
                json("{'subject':'AMP-16','module':3,'reason':'FOUND-WRONG'}")
                        .with("attestation", attestation)
                        .with("from", TODAY.toString()));
    }

    private static Statement seizure(String actor) {
        return stated(
                "lot.seize",
                actor,
                json("{'lot':'N17','authority':'DEMO-POLICE'}").with("evidence", hash("seized")));
    }

    private static Statement grievance(String actor, String letter) {
        return stated(
                "flag.raise",
                actor,
                json("{'lot':'N18','ground':'GRIEVANCE','reason':'WEIGHING-CONTESTED'}")
                        .with("evidence", hash(letter)));
    }

    /** A lot of 100 g doré with 90 g of fine gold, by fire assay. */
    private void goldOfTheCooperative(String id) {
        recorded(cooperative, paper("AMP-01", id, 100_000), lot("AMP-01", id, "DORE", 100_000, id, byUnit(100_000)));
        recordedAs(laboratory, Officer.signed(assay(id, "FIRE", 90_000), laboratory, cooperative));
    }
}
