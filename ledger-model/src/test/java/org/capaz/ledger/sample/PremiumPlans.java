// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;

/** AMP-04 spends the 6 932 997.66 pesos of its premium on water pumps and a fund for illness. */
public final class PremiumPlans {
    private PremiumPlans() {}

    public static Json.Obj plan() {
        return Body.of("{'plan':'PL-01','currency':'COP','lines':["
                + "{'line':'WATER','category':'ENVIRONMENT','budgetMinor':500000000},"
                + "{'line':'HEALTH','category':'SOCIAL','budgetMinor':400000000}]}");
    }

    public static Json.Obj approval() {
        return Body.of("{'plan':'PL-01','acta':'%s','approvedOn':'2024-03-08'}", Body.hash("Demo acta 12"));
    }

    public static Json.Obj fund() {
        return Body.of("{'plan':'PL-01','payment':'P-AMP-04'}");
    }

    public static Json.Obj use() {
        return Body.of(
                "{'plan':'PL-01','use':'U-01','line':'WATER','minor':450000000,'currency':'COP','invoice':'%s',"
                        + "'supplierKind':'LOCAL-SHOP','spentOn':'2024-03-08','evidence':[]}",
                Body.hash("Demo invoice of two pumps"));
    }

    public static Json.Obj evidence() {
        return Body.of("{'plan':'PL-01','use':'U-01','evidence':['%s']}", Body.hash("Demo photograph of two pumps"));
    }

    public static Json.Obj verification() {
        return Body.of(
                "{'amp':'AMP-04','plan':'PL-01','use':'U-01','outcome':'VERIFIED','report':'%s'}",
                Body.hash("Demo visit to two pumps"));
    }

    public static Json.Obj report() {
        return Body.of("{'plan':'PL-01','report':'%s'}", Body.hash("Demo premium report 2024"));
    }

    public static Json.Obj closing() {
        return Body.of("{'plan':'PL-01'}");
    }

    public static Consortium proposed() {
        Consortium world = Stage.CONFIRMED.world();
        world.amp04().proposesPlan(plan()).recorded();
        return world;
    }

    public static Consortium approved() {
        Consortium world = proposed();
        world.amp04().approvesPlan(approval()).recorded();
        return world;
    }

    public static Consortium funded() {
        Consortium world = approved();
        world.amp04().fundsPlan(fund()).recorded();
        return world;
    }

    /** Two pumps are bought. */
    public static Consortium spent() {
        Consortium world = funded();
        world.amp04().spends(use()).recorded();
        return world;
    }

    /** There is a photograph of them. */
    public static Consortium shown() {
        Consortium world = spent();
        world.amp04().showsUse(evidence()).recorded();
        return world;
    }

    public static Consortium verified() {
        Consortium world = shown();
        world.aud01().verifiesUse(verification()).recorded();
        return world;
    }

    public static Consortium reported() {
        Consortium world = verified();
        world.amp04().reportsPlan(report()).recorded();
        return world;
    }

    /** The day after. */
    public static Day tomorrow(Consortium world) {
        return Day.of(world.now()).plusDays(1);
    }
}
