// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.capaz.gateway.CaseGateway;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.verifier.verdict.StatedPremium.Owed;
import org.capaz.verifier.view.PremiumPart;
import org.junit.jupiter.api.Test;

/** What a member signs of a premium is what its page says of it. */
class PremiumStatementsTest {
    private static final CertificateId LE = new CertificateId(WorkedCase.CERTIFICATE);
    private static final String PAGE = "/c/" + LE.shortId() + "?lang=";

    /** Shows what it was asked to sign. */
    private static final class Key implements MemberSignature {
        @Override
        public byte[] identity() {
            return "our gateway".getBytes(UTF_8);
        }

        @Override
        public byte[] over(byte[] message) {
            return message.clone();
        }
    }

    private static List<Owed> owed(PremiumPart part) {
        return Fields.of(CanonicalJson.parseCanonicalObject(part.statement())).objects("owed", Owed::read);
    }

    @Test
    void the_sums_and_states_are_those_of_the_page_at_its_time() {
        Consortium world = Stage.CERTIFIED.world();
        try (var gateway = new CaseGateway(world, "BuyersMSP", new Key())) {
            PremiumPart part = gateway.bean(PremiumStatements.class).of(LE).orElseThrow();

            assertThat(owed(part)).isNotEmpty();
            for (Language language : Language.values()) {
                String page = gateway.show(PAGE + language.tag());
                assertThat(owed(part))
                        .allSatisfy(owed -> assertThat(page)
                                .contains(owed.producer(), owed.amountInState().in(language)));
            }
            Fields statement = Fields.of(CanonicalJson.parseCanonicalObject(part.statement()));
            assertThat(statement.integer("asOf")).isEqualTo(world.now().getEpochSecond());
            assertThat(statement.text("certId")).isEqualTo(LE.value());
            assertThat(part.signature()).isEqualTo(PremiumPart.signedBytes(part.statement()));
            assertThat(part.signer()).isEqualTo("our gateway".getBytes(UTF_8));
        }
    }

    @Test
    void without_a_key_or_a_record_nothing_is_stated() {
        try (var unsigned = new CaseGateway(Stage.CERTIFIED.world(), "BuyersMSP");
                var other = new CaseGateway(Stage.ANNOUNCED.world(), "BuyersMSP", new Key())) {
            assertThat(unsigned.bean(PremiumStatements.class).of(LE)).isEqualTo(Optional.empty());
            assertThat(other.bean(PremiumStatements.class).of(LE)).isEqualTo(Optional.empty());
        }
    }
}
