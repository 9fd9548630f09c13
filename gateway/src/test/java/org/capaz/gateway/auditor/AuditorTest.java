// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor;

import java.time.Duration;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.cooperative.Visitor;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests at the gateway of the members that assess, whose auditor the members have admitted: of four payments one is confirmed, one
 * denied, and two wait for an answer. All of them read, so one gateway serves all.
 */
public abstract class AuditorTest {
    protected static final String AUDITOR = "aud-01-assessor";
    protected static Consortium world;
    protected static CaseGateway gateway;

    @RegisterExtension
    static final BeforeAllCallback OPEN = context -> {
        Opened opened = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(AuditorTest.class))
                .getOrComputeIfAbsent(Opened.class, unseen -> Opened.now(), Opened.class);
        world = opened.world();
        gateway = opened.gateway();
    };

    /** The store closes it behind the last test. */
    private record Opened(Consortium world, CaseGateway gateway) implements AutoCloseable {
        static Opened now() {
            Consortium world = WorkedCase.unansweredWithCertificate().later(Duration.ofHours(16));
            world.amp01().confirms(WorkedCase.arrival("AMP-01")).recorded();
            world.amp04().denies(PremiumCase.denial("AMP-04")).recorded();
            world.given(LedgerKeys.party(new PartyId("AUD-01")), "roles", "['ASSESSOR','AUDITOR']");
            return new Opened(world, CaseGateway.ofEachStatement(world, "AssuranceMSP"));
        }

        @Override
        public void close() {
            gateway.close();
        }
    }

    /** What the auditor is shown at that address. */
    protected static String shown(String path) {
        return TestGateway.text(new Visitor(gateway, world, AUDITOR).get(path));
    }
}
