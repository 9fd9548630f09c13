// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative;

import org.capaz.gateway.CaseGateway;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests at the office of the producers: four premium payments are announced, and its gateway records what is handed in. */
public abstract class OfficeTest {
    protected static Consortium world;
    protected static CaseGateway gateway;

    @BeforeAll
    protected static void open() {
        world = Stage.ANNOUNCED.world();
        gateway = new CaseGateway(world, "ProducersMSP").recording("ProducersMSP");
    }

    @AfterAll
    protected static void close() {
        gateway.close();
    }
}
