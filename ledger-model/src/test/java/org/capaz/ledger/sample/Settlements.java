// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.OfficerRole;

/** Bar LE is sold by AGG-01 to REF-01: provisionally, by both sides' assays, by an umpire. */
public final class Settlements {
    private static final DemoOfficer UMPIRES_ASSAYER = DemoOfficer.of("asy-09-assayer", "ASY-09", OfficerRole.ASSAYER);

    private Settlements() {}

    public static Json.Obj provisional() {
        return Body.of(
                "{'settlement':'SET-01','lot':'LE','seller':'AGG-01','payableBp':9500,'valueCommitment':'%s',"
                        + "'payers':[{'payer':'BUY-01','shareBp':10000}]}",
                Body.hash("Demo provisional value"));
    }

    /** LE is settled for the time being. */
    public static Consortium begun() {
        Consortium world = Stage.AT_REFINER.world();
        world.ref01().settlesProvisionally(provisional()).recorded();
        return world;
    }

    public static Json.Obj withdrawal() {
        return Body.of("{'settlement':'SET-01','lot':'LE','seller':'AGG-01','reason':'NOT-PAID'}");
    }

    /** An assay of LE for the settlement only. */
    public static Json.Obj assay(String id, String method, long fineness) {
        Json.Obj assay = Body.set(WorkedCase.assay("LE"), "assay", "'" + id + "'");
        assay = Body.set(Body.set(assay, "method", "'" + method + "'"), "fineness", fineness);
        return Body.set(Body.set(assay, "purpose", "'EXCHANGE'"), "sampledOn", "'2024-03-08'");
    }

    /** Provisionally settled, and each side has had LE assayed; there is a third laboratory. */
    public static Consortium assayed(long sellers, long buyers) {
        Consortium world = withThirdLaboratory(Stage.AT_REFINER.world());
        world.ref01().settlesProvisionally(provisional()).recorded();
        world.asy01().assays(assay("AS-S", "FIRE", sellers)).recorded();
        world.ref01().assays(assay("AS-B", "FIRE", buyers)).recorded();
        return world;
    }

    public static Json.Obj exchange() {
        return Body.of(
                "{'lot':'LE','seller':'AGG-01','sellersAssay':'AS-S','buyersAssay':'AS-B','assay':'AS-MEAN','protocol':'%s'}",
                Body.hash("Demo protocol"));
    }

    /** The assays are exchanged and lie too far apart; ASY-09 of a third organisation has read the bar. */
    public static Consortium apart() {
        Consortium world = assayed(84_311, 84_260);
        world.ref01().exchanges(exchange().with("umpire", "ASY-09")).recorded();
        world.by("ASY-09")
                .assays(assay("AS-U", "UMPIRE", 84_280))
                .signedBy(UMPIRES_ASSAYER)
                .recorded();
        return world;
    }

    /** ASY-09, a laboratory of the assurers' member, is registered and accredited. */
    private static Consortium withThirdLaboratory(Consortium world) {
        world.assurance()
                .registersParty(Body.set(WorkedCase.party("ASY-01"), "party", "'ASY-09'"))
                .recorded();
        world.assurance().registersOfficer(WorkedCase.officer(UMPIRES_ASSAYER)).recorded();
        world.sch01().accreditsJudge(WorkedCase.judge("ASY-09", "UMPIRE_ASSAY")).recorded();
        return world;
    }

    public static Draft byThirdLaboratory(Consortium world, Json.Obj assay) {
        return world.by("ASY-09").assays(assay).signedBy(UMPIRES_ASSAYER);
    }

    public static Json.Obj umpire() {
        return Body.of("{'lot':'LE','assay':'AS-U'}");
    }
}
