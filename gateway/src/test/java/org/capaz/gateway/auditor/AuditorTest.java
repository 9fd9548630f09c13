// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.cooperative.Visitor;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotStory;
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

    /** Papers that records cite, each hashed in its own way. */
    protected static final byte[] PLAIN = "Demo bank statement without AMP-04".getBytes(UTF_8);

    protected static final byte[] SALTED = "Demo salted paper".getBytes(UTF_8);
    protected static final byte[] COMMITTED = "\"Demo committed paper\"".getBytes(UTF_8);
    protected static final byte[] PHOTO = "Demo photo of a slip".getBytes(UTF_8);
    protected static final byte[] SALT = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    protected static final Opening OPENED =
            new Opening("ab".repeat(32), Json.object().with("photo", Digest.hex(PHOTO)), Optional.of("row 1"));

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
            // One notice about each: a second one of the same party would take its place.
            notices(world, "AGG-01", Digest.hex(SALT, SALTED));
            notices(world, "BUY-01", Digest.hex("capaz/commitment/v1\n".getBytes(UTF_8), SALT, COMMITTED));
            notices(world, "CAR-01", OPENED.commitment());
            world.given(LedgerKeys.party(new PartyId("AUD-01")), "roles", "['ASSESSOR','AUDITOR']");
            return new Opened(world, CaseGateway.ofEachStatement(world, "AssuranceMSP"));
        }

        private static void notices(Consortium world, String party, String evidence) {
            world.amp01()
                    .raisesFlag(Body.set(Body.without(LotStory.grievance(), "lot"), "record", "'party/" + party + "'")
                            .with("evidence", evidence))
                    .recorded();
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
