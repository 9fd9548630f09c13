// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.time.Duration;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.OfficerRole;

/** What is said of producers, assessors and officers after the worked case has admitted them. */
public final class Conduct {
    private Conduct() {}

    public static Json.Obj accreditationWithdrawal() {
        return Body.of("{'assessor':'AUD-01','standard':'CRAFT','version':'2.1','validFrom':'2024-01-01',"
                + "'from':'2024-03-04','reason':'CONFLICT-OF-INTEREST'}");
    }

    public static Json.Obj judgeWithdrawal() {
        return Body.of("{'party':'AUD-01','activity':'FLAG_CLOSING','validFrom':'2024-01-01','from':'2024-03-04',"
                + "'reason':'CONFLICT-OF-INTEREST'}");
    }

    public static Json.Obj assessment() {
        return Body.of(
                "{'assessment':'ASM-01','amp':'AMP-01','standard':'CRAFT','version':'2.1','periodFrom':'2023-01-01',"
                        + "'periodTo':'2023-12-31','level':'THIRD_PARTY','report':'%s'}",
                Body.hash("Demo assessment"));
    }

    public static DemoOfficer newTreasurer() {
        return DemoOfficer.of("amp-01-next-treasurer", "AMP-01", OfficerRole.TREASURER);
    }

    public static DemoOfficer newRegistrar() {
        return DemoOfficer.of("producers-new-registrar", "ProducersMSP", OfficerRole.REGISTRAR);
    }

    /** ProducersMSP has lost its registrar's key. */
    public static Json.Obj recovery() {
        return Body.of(
                "{'organisation':'ProducersMSP','kind':'P256','spki':'%s','validFrom':1704067200,"
                        + "'validTo':1798761599,'reason':'KEY-LOST'}",
                newRegistrar().spki());
    }

    /** An auditor of no member, who signs for nobody. */
    public static DemoOfficer auditor() {
        return DemoOfficer.of("demo-auditor", "NOBODY");
    }

    /** Until the end of 2024. */
    public static Json.Obj auditGrant() {
        return Body.of(
                "{'grant':'AG-1','kind':'P256','spki':'%s','validFrom':1704067200,'validTo':1735689599,"
                        + "'scope':'PARTIES','parties':['AMP-01'],'families':['PAYMENT','RECEIPT'],"
                        + "'periodFrom':'2024-01-01','periodTo':'2024-12-31','reason':'PREMIUM-AUDIT'}",
                auditor().spki());
    }

    public static Json.Obj auditWithdrawal() {
        return Body.of(
                "{'auditor':'%s','grant':'AG-1','reason':'ENGAGEMENT-ENDED'}",
                auditor().id());
    }

    /** ProducersMSP has opened records of AMP-01. */
    public static Consortium audited() {
        Consortium world = Stage.FOUNDED.world();
        world.producers().grantsAudit(auditGrant()).recorded();
        return world;
    }

    /** From 2024-03-04T13:00:00Z the old key has ended. */
    public static Json.Obj rotation() {
        return Body.of(
                "{'kind':'P256','spki':'%s','validFrom':1704067200,'validTo':1798761599,'from':1709557200}",
                newTreasurer().spki());
    }

    public static Json.Obj registration() {
        return Body.of(
                "{'party':'AGG-01','kind':'RUCOM','commitment':'%s','validFrom':'2027-05-01','validTo':'2029-04-30'}",
                Body.hash("Demo renewal"));
    }

    public static Json.Obj ownership() {
        return Body.of("{'party':'AGG-01','beneficialOwner':'%s','relatedTo':['BUY-01']}", Body.hash("Demo owner"));
    }

    /** LA, which AGG-01 accepted from AMP-01. */
    public static Json.Obj purchase() {
        return Body.of("{'lot':'LA','transfer':'T-LA','buyerRegistration':'RUCOM',"
                + "'platform':{'number':'TX-2024-0001','day':'2024-03-06'}}");
    }

    /** AMP-01 and AMP-04 have registrations, each of its kind, and AGG-01 holds their gold. */
    public static Consortium sellersRegistered() {
        Consortium world = Stage.AT_AGGREGATOR.world();
        Json.Obj registration = Body.set(registration(), "validFrom", "'2024-03-06'");
        world.producers()
                .states(StatementKind.ADD_REGISTRATION, Body.set(registration, "party", "'AMP-01'"))
                .recorded();
        world.producers()
                .states(
                        StatementKind.ADD_REGISTRATION,
                        Body.set(Body.set(registration, "party", "'AMP-04'"), "kind", "'GENESIS'"))
                .recorded();
        world.producers()
                .states(
                        StatementKind.ADD_REGISTRATION,
                        Body.set(Body.set(registration, "party", "'AMP-01'"), "kind", "'GENESIS'"))
                .recorded();
        return world;
    }

    /** From 2024-03-05T13:00:00Z on. */
    public static Json.Obj partyWithdrawal() {
        return Body.of("{'party':'TRD-01','from':1709643600,'reason':'DISSOLVED'}");
    }

    public static Json.Obj scope() {
        return Body.of("{'version':2,'units':['U-01','U-04'],'validFrom':'2024-03-04'}");
    }

    public static Json.Obj basis() {
        return Body.of("{'id':'LB-02','kind':'TITLE','reference':'DEMO-T-2','authority':'DEMO-ANM',"
                + "'validFrom':'2026-01-01','validTo':'2028-12-31'}");
    }

    public static Json.Obj basisWithdrawal() {
        return Body.of("{'amp':'AMP-01','basis':'LB-01','from':'2024-03-05','reason':'TITLE-CANCELLED'}");
    }

    public static Json.Obj order() {
        return Body.of(
                "{'amp':'AMP-01','notice':'N-01','authority':'DEMO-MAYOR','from':'2024-03-04','reason':'WORKS-STOPPED',"
                        + "'evidence':'%s'}",
                Body.hash("Demo order"));
    }

    /** The order about AMP-01 is recorded; a day has passed. */
    public static Consortium ordered() {
        Consortium world = Stage.ADMITTED.world();
        world.sch01().notifiesOrder(order()).recorded();
        return world.later(Duration.ofDays(1));
    }

    public static Json.Obj lift() {
        return Body.of("{'amp':'AMP-01','notice':'N-01','from':'2024-03-05','evidence':'%s'}", Body.hash("Demo lift"));
    }

    public static Json.Obj update() {
        return Body.of("{'from':'2024-03-04','materials':['DORE','FREE_GOLD'],'miners':40,'capacityMg':4800000}");
    }

    public static Json.Obj disengagement() {
        return Body.of("{'amp':'AMP-01','from':'2024-03-05','reason':'MITIGATION-FAILED'}");
    }

    public static Json.Obj leaving() {
        return Body.of("{'miners':[{'miner':'%s','to':'2024-03-02'}],'reason':'MOVED'}", WorkedCase.miner("AMP-04", 1));
    }

    /** AUD-01 has found AMP-01 in progress on M5-03, until 2024-09-04. */
    public static Consortium progressing() {
        Consortium world = Stage.ADMITTED.world();
        world.aud01().attests(progress(5, 2, "AT-PROGRESS", "2024-09-04")).recorded();
        return world;
    }

    /** An attestation on AMP-01 with one finding in progress. */
    public static Json.Obj progress(int module, int finding, String id, String deadline) {
        String place = "findings[" + finding + "]";
        Json.Obj attestation = Body.set(WorkedCase.attestation("AMP-01", module), "attestation", "'" + id + "'");
        return Body.set(
                Body.set(
                        Body.set(attestation, place + ".status", "'PROGRESSING'"),
                        place + ".deadline",
                        "'" + deadline + "'"),
                place + ".plan",
                "'" + Body.hash("Demo plan") + "'");
    }

    public static Json.Obj extension() {
        return Body.of("{'commitment':'C-AMP-01','dueAt':'2025-03-04','module':5,'attestation':'AT-PROGRESS'}");
    }

    public static Json.Obj result() {
        return Body.of(
                "{'amp':'AMP-01','commitment':'C-AMP-01','result':'ACHIEVED','level':'THIRD_PARTY','evidence':['%s']}",
                Body.hash("Demo dam"));
    }

    public static Json.Obj revocation() {
        return Body.of("{'subject':'AMP-01','module':3,'attestation':'AT-AMP-01-M3','from':'2024-03-10',"
                + "'reason':'FOUND-WRONG'}");
    }

    public static Json.Obj contest() {
        return Body.of(
                "{'subject':'AMP-01','module':3,'attestation':'AT-AMP-01-M3','reason':'CONTRADICTS-WITNESS',"
                        + "'evidence':'%s'}",
                Body.hash("Demo witness"));
    }

    /** AMP-01 has contested the attestation about itself. */
    public static Consortium contested() {
        Consortium world = Stage.ADMITTED.world();
        world.amp01().contests(contest()).recorded();
        return world;
    }

    public static Json.Obj answer() {
        return Body.of(
                "{'subject':'AMP-01','module':3,'attestation':'AT-AMP-01-M3','contestant':'AMP-01',"
                        + "'reason':'VISITED-AGAIN','evidence':'%s'}",
                Body.hash("Demo second visit"));
    }

    /** AUD-01 has found abuse at AMP-01. */
    public static Json.Obj abuse() {
        return Body.set(
                Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-ABUSE'"),
                "findings[2].status",
                "'NOT_CONTROLLED'");
    }

    /** What a second assessor, of the buyers' organisation, finds at AMP-01 afterwards. */
    public static Json.Obj reassessment() {
        return Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-SECOND'");
    }

    public static DemoOfficer secondAssessor() {
        return DemoOfficer.of("assessor-of-AUD-BUY", "AUD-BUY", OfficerRole.ASSESSOR);
    }

    /** Beside AUD-01 there is AUD-BUY, which SCH-01 has accredited too. */
    public static Consortium twoAssessors() {
        Consortium world = Stage.ADMITTED.world();
        world.buyers()
                .registersParty(Body.set(WorkedCase.party("AUD-01"), "party", "'AUD-BUY'"))
                .recorded();
        world.buyers().registersOfficer(WorkedCase.officer(secondAssessor())).recorded();
        world.sch01()
                .accredits(Body.set(WorkedCase.accreditation(), "assessor", "'AUD-BUY'"))
                .recorded();
        return world;
    }

    /** AUD-01 has found abuse and ten minutes later AUD-BUY none. */
    public static Consortium reassessed() {
        Consortium world = twoAssessors();
        world.aud01().attests(abuse()).recorded();
        world.later(Duration.ofMinutes(10))
                .by("AUD-BUY")
                .attests(reassessment())
                .signedBy(secondAssessor())
                .recorded();
        return world;
    }

    public static Json.Obj findingLift() {
        return Body.of(
                "{'subject':'AMP-01','module':3,'attestation':'AT-ABUSE','reassessment':'AT-SECOND',"
                        + "'reason':'VISITED-TWICE','evidence':'%s'}",
                Body.hash("Demo second visit"));
    }

    public static Json.Obj comment() {
        return Body.of(
                "{'consultation':'CRAFT-3','comment':'K-17','clause':'M5-11','group':'WOMEN-SELECTORS','text':'%s'}",
                Body.hash("Demo comment"));
    }

    /** AMP-01 has commented on a draft. */
    public static Consortium commented() {
        Consortium world = Stage.FOUNDED.world();
        world.amp01().comments(comment()).recorded();
        return world;
    }

    public static Json.Obj disposition() {
        return Body.of(
                "{'consultation':'CRAFT-3','comment':'K-17','disposition':'PARTLY','reason':'WORDING-MERGED',"
                        + "'change':'%s'}",
                Body.hash("Demo new wording"));
    }
}
