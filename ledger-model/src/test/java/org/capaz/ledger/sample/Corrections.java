// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.time.Duration;
import org.capaz.ledger.json.Json;

/** What was written down wrong, or late, and how it is put right. */
public final class Corrections {
    private Corrections() {}

    /** The paper of LA covers 2 000 000 mg. */
    public static Json.Obj paper() {
        return Body.of(
                "{'issuer':'AMP-01','number':'CO-LA','with':'SCH-01','quantityMg':2000000,'reason':'MISTYPED',"
                        + "'evidence':'%s'}",
                Body.hash("Demo paper as the scheme saw it"));
    }

    /** The second miner of AMP-04 brought what is written down for the first. */
    public static Json.Obj miner() {
        return Body.of(
                "{'lot':'LB','transfer':'T-LB','with':'AGG-01','miner':'%s','instead':'%s','reason':'MIXED-UP',"
                        + "'evidence':'%s'}",
                WorkedCase.miner("AMP-04", 1), WorkedCase.miner("AMP-04", 2), Body.hash("Demo purchase slip"));
    }

    /** SCH-01 says for the silent AMP-04 that its first miner has left. */
    public static Json.Obj leavingByScheme() {
        return Conduct.leaving()
                .with("amp", "AMP-04")
                .with(
                        "miners",
                        Body.at(
                                Body.of("{'miners':[{'miner':'%s','to':'2024-03-04'}]}", WorkedCase.miner("AMP-04", 1)),
                                "miners"));
    }

    /** AMP-01 declared LA after more than two weeks without a connection. */
    public static Consortium declaredLate() {
        Consortium world = EveryKind.withPaper("LA").later(Duration.ofDays(15));
        world.amp01()
                .declares(WorkedCase.lotLA())
                .happened(Duration.ofDays(15))
                .withId("demo-late-1")
                .recorded();
        return world;
    }

    public static Json.Obj closingLate() {
        return Body.of("{'flags':[{'record':'lot/LA','raisedWith':'demo-late-1'}],'outcome':'NO-CONNECTION'}");
    }
}
