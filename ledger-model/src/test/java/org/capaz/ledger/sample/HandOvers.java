// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.time.Duration;
import java.util.List;
import org.capaz.ledger.json.Json;

/** Hand-overs that do not go as planned. */
public final class HandOvers {
    private HandOvers() {}

    public static Json.Obj cancellation() {
        return Body.of("{'transfer':'T-LA','reason':'BUYER-CHANGED'}");
    }

    /** LB, sent with seal 000812, has come with seal 000821. */
    public static Consortium disputed() {
        return disputed("S-000821", 487_200);
    }

    /** LB was sent by AMP-04 to AGG-01, who has read that seal and weighed that much. */
    public static Consortium disputed(String seal, long gross) {
        Consortium world = onItsWay();
        Json.Obj receipt = Body.set(WorkedCase.receipt("LB"), "items[0].seal", "'" + seal + "'");
        world.agg01().receives(Body.set(receipt, "items[0].grossMg", gross)).recorded();
        return world;
    }

    /** LB is on its way from AMP-04 to AGG-01. */
    public static Consortium onItsWay() {
        Consortium world = Stage.SEALED.world();
        world.amp04().offers(WorkedCase.offer("LB")).recorded();
        world.amp04().dispatches(WorkedCase.dispatch("LB")).recorded();
        return world;
    }

    public static Json.Obj resolution(String with, String outcome) {
        return Body.of(
                "{'transfer':'T-LB','with':'%s','outcome':'%s','reason':'AGREED-AFTER-INSPECTION'}", with, outcome);
    }

    /** LB is back with its sender, who weighs it. */
    public static Json.Obj takenBack() {
        return Body.of(
                "{'transfer':'T-LB','reason':'NO-ANSWER','evidence':'%s',"
                        + "'items':[{'lot':'LB','grossMg':487200,'seal':'S-000812'}]}",
                Body.hash("Demo photograph of the bag"));
    }

    /** AGG-01 typed 48 720 mg for 487 200 mg, and both accepted LB like that. */
    public static Consortium mistyped() {
        Consortium world = disputed("S-000812", 48_720);
        world.agg01().resolves(resolution("AMP-04", "ACCEPTED_WITH_VARIANCE")).recorded();
        return world;
    }

    public static Json.Obj correction() {
        return Body.of(
                "{'transfer':'T-LB','lot':'LB','with':'AMP-04','dispatchMg':487200,'receiptMg':487200,"
                        + "'reason':'MISTYPED','evidence':'%s'}",
                Body.hash("Demo slip of the scale"));
    }

    // Without a seal, at the counter

    private static final String NO_SEAL = "[{'lot':'LA','grossMg':1250000,'noSeal':'NO-SEALS-LEFT'}]";

    public static Draft unsealedOffer() {
        return EveryKind.unsealed().amp01().offers(WorkedCase.offer("LA").with("noSeal", "NO-SEALS-LEFT"));
    }

    /** LA is handed over at the counter in a bag without a seal. */
    public static Draft unsealedDispatch() {
        Draft offer = unsealedOffer();
        offer.recorded();
        return offer.world().amp01().dispatches(Body.of("{'transfer':'T-LA','counter':true,'items':" + NO_SEAL + "}"));
    }

    public static Draft unsealedReceipt() {
        Draft dispatch = unsealedDispatch();
        dispatch.recorded();
        return dispatch.world()
                .agg01()
                .receives(Body.of("{'transfer':'T-LA','place':'52385','items':" + NO_SEAL + "}"));
    }

    /** LA, sent without a seal, comes back. */
    public static Draft takenBackUnsealed() {
        Draft dispatch = unsealedDispatch();
        dispatch.recorded();
        return dispatch.world()
                .later(Duration.ofDays(10))
                .amp01()
                .takesLotsBack(Body.set(takenBack().with("transfer", "T-LA"), "items", NO_SEAL));
    }

    // Two lots in one transfer

    private static final String FIRST = "{'lot':'LA-1','grossMg':750000,'seal':'S-0001'}";
    private static final String SECOND = "{'lot':'LA-2','grossMg':500000,'seal':'S-0002'}";

    /** LA-1 and LA-2 are on their way to AGG-01 in transfer T-2. */
    public static Consortium twoOnTheirWay() {
        Consortium world = Stage.SEALED.world();
        world.amp01().splits(WorkedCase.split()).recorded();
        world.amp01()
                .seals(Body.of("{'seal':'S-0001','lot':'LA-1','kind':'BAG'}"))
                .recorded();
        world.amp01()
                .seals(Body.of("{'seal':'S-0002','lot':'LA-2','kind':'BAG'}"))
                .recorded();
        world.amp01()
                .offers(Body.of("{'transfer':'T-2','lots':['LA-1','LA-2'],'to':'AGG-01'}"))
                .recorded();
        world.amp01()
                .dispatches(Body.of("{'transfer':'T-2','carrier':'CAR-01','items':[" + FIRST + "," + SECOND + "]}"))
                .recorded();
        return world;
    }

    /** LA-1 has come and LA-2 has not. */
    public static Draft partialReceipt() {
        return twoOnTheirWay().agg01().receives(arrival(FIRST).with("missing", Json.texts(List.of("LA-2"))));
    }

    public static Json.Obj laterArrival() {
        return arrival(SECOND);
    }

    public static Json.Obj bothArrive() {
        return arrival(FIRST + "," + SECOND);
    }

    private static Json.Obj arrival(String items) {
        return Body.of("{'transfer':'T-2','place':'05001','items':[" + items + "]}");
    }

    public static Consortium partlyReceived() {
        Draft receipt = partialReceipt();
        receipt.recorded();
        return receipt.world();
    }

    public static Draft partialAcceptance() {
        return partlyReceived().agg01().accepts(Body.of("{'transfer':'T-2','lots':['LA-1']}"));
    }

    public static Json.Obj settling(String with, String outcome, String lots) {
        return Body.of(
                "{'transfer':'T-2','with':'%s','outcome':'%s','reason':'AGREED','lots':%s}", with, outcome, lots);
    }
}
