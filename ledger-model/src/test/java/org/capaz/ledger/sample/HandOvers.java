// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

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
}
