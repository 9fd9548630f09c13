package org.capaz.ledger.sample;

import java.time.Duration;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.notary.StatementKind;

/** ProducersMSP is gone, with lot LA in the hands of its AMP-01; AGG-01 of TradersMSP has the gold. */
public final class WayOut {
    private static final String[] THE_OTHERS = {"assurance-registrar", "traders-registrar", "buyers-registrar"};

    private WayOut() {}

    public static Json.Obj releaseBody() {
        return Body.of("{'release':'REL-01','organisation':'ProducersMSP','reason':'DISSOLVED'}");
    }

    public static Json.Obj rescueBody() {
        return Body.of("{'lot':'LA','successor':'LA-R','to':'AGG-01','place':'05001','reason':'CUSTODIAN-GONE'}");
    }

    public static Draft release(Consortium world) {
        return world.assurance()
                .states(StatementKind.RELEASE_ORGANISATION, releaseBody())
                .signedBy(THE_OTHERS);
    }

    public static Draft returned(Consortium world) {
        return world.producers().states(StatementKind.RETURN_ORGANISATION, Body.of("{'release':'REL-01'}"));
    }

    public static Draft rescue(Consortium world) {
        return world.assurance()
                .states(StatementKind.RESCUE_LOT, rescueBody())
                .signedBy("assurance-registrar", "traders-registrar", "buyers-registrar", "agg-01-custodian");
    }

    /** The release is stated, at noon in Bogota. */
    public static Consortium released() {
        return released(Stage.SEALED.world());
    }

    public static Consortium released(Consortium world) {
        release(world).recorded();
        return world;
    }

    /** The waiting time is over. */
    public static Consortium inEffect() {
        return released().later(Duration.ofDays(30));
    }
}
