// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.time.Duration;
import org.capaz.ledger.json.Json;

/** What else can befall a lot of the worked case: bodies and moments of holds, mistakes, losses and deliveries. */
public final class LotStory {
    private LotStory() {}

    /** LA as gold that is true but earns nothing. */
    public static Json.Obj ineligible(Json.Obj lot) {
        return lot.with("claim", "NONE").with("reason", "OVER-CAP");
    }

    /** Half a kilogram of old jewellery at AGG-01. */
    public static Json.Obj introduction() {
        return Body.of(
                "{'lot':'LX','material':'FREE_GOLD','grossMg':500000,'place':'05001','source':'RECYCLED','evidence':'%s'}",
                Body.hash("Demo introduction"));
    }

    /** What the first miner of AMP-04 sold elsewhere. */
    public static Json.Obj outsideSale(long grossMg) {
        return Body.of(
                "{'sale':'OS-1','miner':'%s','soldOn':'2024-01-20','grossMg':%d,'evidence':'%s'}",
                WorkedCase.miner("AMP-04", 1), grossMg, Body.hash("Demo outside sale"));
    }

    /** AUD-01 has attested 30 g, of which 27 g were somebody else's. */
    public static Consortium soldOutside() {
        Consortium world = Stage.ADMITTED.world();
        world.aud01().attestsOutsideSale(outsideSale(30_000)).recorded();
        return world;
    }

    public static Json.Obj outsideSaleCorrected(long grossMg) {
        return outsideSale(grossMg).with("reason", "OTHER-MINER");
    }

    /** There was no such sale. */
    public static Json.Obj noOutsideSale() {
        return Body.without(outsideSaleCorrected(1), "grossMg");
    }

    public static Json.Obj mistake(String lot) {
        return Body.of("{'lot':'%s','reason':'TYPING-ERROR'}", lot);
    }

    public static Json.Obj hold(String lot) {
        return Body.of(
                "{'hold':'H-1','lot':'%s','reason':'ORIGIN-CONTESTED','evidence':'%s'}", lot, Body.hash("Demo hold"));
    }

    public static Json.Obj release(String lot) {
        return Body.of("{'hold':'H-1','lot':'%s','outcome':'UNFOUNDED'}", lot);
    }

    /** LA from AGG-01 back to AMP-01. */
    public static Json.Obj returned() {
        return Body.of("{'lot':'LA','transfer':'T-LA','to':'AMP-01','place':'52385'}");
    }

    public static Json.Obj seizure(String lot) {
        return Body.of("{'lot':'%s','authority':'DEMO-POLICE','evidence':'%s'}", lot, Body.hash("Demo seizure"));
    }

    public static Json.Obj loss(String lot) {
        return Body.of("{'lot':'%s','reason':'STOLEN','evidence':'%s'}", lot, Body.hash("Demo theft"));
    }

    public static Json.Obj delivery(String lot) {
        return Body.of("{'lot':'%s','recipient':'DEMO-WORKSHOP-7'}", lot);
    }

    public static Json.Obj opening(String lot, String seal) {
        return Body.of("{'seal':'%s','lot':'%s','reason':'SAMPLING'}", seal, lot);
    }

    public static Json.Obj grievance() {
        return Body.of(
                "{'lot':'LA','ground':'GRIEVANCE','reason':'WEIGHING-CONTESTED','evidence':'%s'}",
                Body.hash("Demo grievance"));
    }

    /** CAR-01, which has nothing to do with LA, has filed a grievance against it. */
    public static Consortium noticed() {
        Consortium world = Stage.SEALED.world();
        world.car01().raisesFlag(grievance()).recorded();
        return world.later(Duration.ofHours(1));
    }

    public static Json.Obj takingUp() {
        return grievance().with("takesUp", "CAR-01");
    }

    /** What AMP-01 answers to the flag on LA. */
    public static Json.Obj answering(String raisedWith) {
        return Body.of(
                "{'lot':'LA','rule':'I44','raisedWith':'%s','answer':'WEIGHED-AGAIN','evidence':'%s'}",
                raisedWith, Body.hash("Demo weighing"));
    }

    public static Json.Obj closing(String raisedWith) {
        return Body.of("{'lot':'LA','rule':'I44','raisedWith':'%s','outcome':'UNFOUNDED'}", raisedWith);
    }

    /** AGG-01 holds LA, and SCH-01 has put it on hold. */
    public static Consortium onHold() {
        Consortium world = Stage.AT_AGGREGATOR.world();
        world.sch01().holds(hold("LA")).recorded();
        return world.later(Duration.ofHours(1));
    }

    /** AMP-01's people have raised a grievance against LA with the record of that id. */
    public static Consortium contested(String id) {
        Consortium world = Stage.AT_AGGREGATOR.world();
        world.amp01().raisesFlag(grievance()).withId(id).recorded();
        return world.later(Duration.ofHours(1));
    }

    public static Json.Obj move(String lot, String place) {
        return Body.of("{'lot':'%s','place':'%s'}", lot, place);
    }

    public static Json.Obj downgrade(String lot) {
        return Body.of(
                "{'lot':'%s','reason':'OVER-THE-CAP','evidence':'%s'}", lot, Body.hash("Demo finding of the holder"));
    }

    public static Json.Obj ownReading(String lot, String method, long fineness) {
        return Body.of(
                "{'assay':'OWN-%s','lot':'%s','method':'%s','fineness':%d,'evidence':'%s'}",
                lot, lot, method, fineness, Body.hash("Demo photograph of the touchstone"));
    }
}
