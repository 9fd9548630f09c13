// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.time.Duration;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.OfficerRole;

/** Premiums beyond the worked case: credits, provisional sales, answers of every kind, plans and uses. */
public final class PremiumCase {
    private PremiumCase() {}

    /** USD 5 000 per kilogram, book-and-claim. */
    public static Json.Obj creditScheme() {
        return Body.of("{'scheme':'DEMO-CREDIT','version':1,'ratePerKg':{'minor':500000,'currency':'USD'},"
                + "'base':'CREDIT','stacking':false,'dueDays':30,'modules':[1,2,3],'effectiveFrom':'2024-01-01'}");
    }

    /** A hundred grams of AMP-01's lot LA. */
    public static Json.Obj creditSale() {
        return Body.of("{'sale':'CS-01','scheme':'DEMO-CREDIT','version':1,'grams':[{'lot':'LA','fineMg':100000}]}");
    }

    /** LA to LD are with AGG-01, nothing is settled; credits are on offer. */
    public static Consortium beforeAnySale() {
        Consortium world = Stage.AT_AGGREGATOR.world();
        world.sch01().publishesScheme(creditScheme()).recorded();
        return world;
    }

    /** Bar LE is settled by what it was cast with, 3 327 090 mg, and the premium on that is raised. */
    public static Consortium provisional() {
        Consortium world = Stage.AT_REFINER.world();
        world.ref01().settlesProvisionally(Settlements.provisional()).recorded();
        world.buy01().obligesItself(WorkedCase.obligation()).recorded();
        return world;
    }

    /** A provisional premium, and then the final settlement by the outturn. */
    public static Consortium finallySettled() {
        Consortium world = provisional();
        settleFinally(world);
        return world;
    }

    /** Twenty hours later REF-01 has melted the bar, and settles by that. */
    public static void settleFinally(Consortium world) {
        world.later(Duration.ofHours(20))
                .ref01()
                .recordsOutturn(WorkedCase.outturn())
                .recorded();
        world.ref01().settles(WorkedCase.settlement()).recorded();
    }

    /** BUY-02, a payer of the buyers' organisation, with a clerk who signs for it. */
    public static DemoOfficer anotherPayer(Consortium world) {
        Json.Obj other = Body.set(Body.set(WorkedCase.party("BUY-01"), "party", "'BUY-02'"), "roles", "['PAYER']");
        DemoOfficer clerk = DemoOfficer.of("buy-02-payments", "BUY-02", OfficerRole.PAYMENTS);
        world.buyers().registersParty(other).recorded();
        world.buyers().registersOfficer(WorkedCase.officer(clerk)).recorded();
        return clerk;
    }

    /** That settlement, with BUY-01 paying six tenths of the premium and BUY-02 four. */
    public static Json.Obj sharedPremium(Json.Obj settlement) {
        return Body.set(settlement, "payers", "[{'payer':'BUY-01','shareBp':6000},{'payer':'BUY-02','shareBp':4000}]");
    }

    public static Json.Obj trueUp() {
        return Body.of("{'lot':'LE','scheme':'DEMO-PREMIUM'}");
    }

    public static Json.Obj cancellation(String amp) {
        return Body.of(
                "{'lot':'LE','scheme':'DEMO-PREMIUM','beneficiary':'%s','reason':'ABUSE-CONFIRMED','decision':'%s'}",
                amp, Body.hash("Demo decision " + amp));
    }

    public static Json.Obj denial(String amp) {
        return Body.of(
                "{'receipt':'R-%s','payment':'P-%s','answer':'NOT_ARRIVED','statement':'%s'}",
                amp, amp, Body.hash("Demo bank statement without " + amp));
    }

    /** AMP-04 finds the money after all. */
    public static Json.Obj correction(String amp) {
        Json.Obj arrival = Body.without(Body.without(WorkedCase.arrival(amp), "receipt"), "payment");
        return Body.of(
                        "{'receipt':'R-%s-2','payment':'P-%s','supersedes':'R-%s','reason':'FOUND-LATER'}",
                        amp, amp, amp)
                .with("arrived", arrival);
    }

    public static Json.Obj reversal(String amp) {
        return Body.of(
                "{'payment':'P-%s','reason':'ACCOUNT-CLOSED','returnedOn':'2024-03-08','advice':'%s'}",
                amp, Body.hash("Demo return " + amp));
    }

    /** The payments are announced, and the producers' banks have opened. */
    public static Consortium announced() {
        return Stage.ANNOUNCED.world().later(Duration.ofHours(16));
    }

    /** AMP-04 has said that nothing arrived. */
    public static Consortium denied() {
        Consortium world = announced();
        world.amp04().denies(denial("AMP-04")).recorded();
        return world;
    }
}
