// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.time.Duration;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;

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

    /** AUD-01 has moved to BuyersMSP, which is released, and the wait is over. */
    public static Consortium auditorGone() {
        Consortium world = Stage.SEALED.world();
        world.given(LedgerKeys.party(new PartyId("AUD-01")), "msp", "'BuyersMSP'");
        buyersRelease(world).recorded();
        return world.later(Duration.ofDays(30));
    }

    public static Draft buyersRelease(Consortium world) {
        return world.assurance()
                .states(StatementKind.RELEASE_ORGANISATION, Body.set(releaseBody(), "organisation", "'BuyersMSP'"))
                .signedBy("assurance-registrar", "traders-registrar", "producers-registrar");
    }

    public static Json.Obj withdrawalBody() {
        return Body.of(
                "{'subject':'AMP-01','module':3,'attestation':'AT-AMP-01-M3','from':'2024-03-10','reason':'UNFOUNDED'}");
    }

    public static Draft withdrawal(Consortium world) {
        return world.sch01().states(StatementKind.WITHDRAW_ATTESTATION, withdrawalBody());
    }
}
