// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;

/** I56: whoever brings a key shows that somebody holds it. */
class NewKeyTest {
    private final Consortium world = Stage.FOUNDED.world();
    private final DemoOfficer clerk = DemoOfficer.of("amp-01-new-clerk", "AMP-01", OfficerRole.RESPONSIBLE);

    private Draft registration() {
        return world.producers().registersOfficer(WorkedCase.officer(clerk));
    }

    private Draft rotation() {
        return world.amp01().rotatesItsKey(Conduct.rotation()).signedBy("amp-01-treasurer");
    }

    @Test
    void a_key_is_registered_with_its_own_signature() {
        assertThat(registration().withoutNewKey()).isRefusedBy(Rule.I56, "has not signed");
        assertThat(registration()).isAccepted();
    }

    @Test
    void a_key_is_rotated_with_the_signature_of_the_new_one() {
        assertThat(rotation().withoutNewKey()).isRefusedBy(Rule.I56, "has not signed");
        assertThat(rotation()).isAccepted();
    }

    @Test
    void an_organisation_is_founded_with_the_signature_of_its_registrar() {
        DemoOfficer registrar = DemoOfficer.of("others-first", "OthersMSP", OfficerRole.REGISTRAR);
        Json.Obj founding =
                Body.set(WorkedCase.organisation("TradersMSP"), "officer.spki", "'" + registrar.spki() + "'");

        assertThat(world.by("OthersMSP").founds(founding).signedBy("traders-registrar"))
                .isDefective("OFFICER_UNKNOWN", "signatures");
        assertThat(world.by("OthersMSP").founds(founding).signedBy(registrar)).isAccepted();
    }

    @Test
    void the_signature_of_the_new_key_is_over_this_very_statement() {
        Json.Obj other = CanonicalJson.parseObject(registration().text());
        String elsewhere = Body.text(other, "signatures[2].sig");

        assertThat(registration().tampered(signed -> Body.set(signed, "signatures[2].sig", "'" + elsewhere + "'")))
                .isDefective("SIGNATURE_WRONG", "signatures");
    }

    @Test
    void the_new_key_speaks_for_nobody_yet() {
        assertThat(registration().signedBy("producers-registrar")).isRefusedBy(Rule.I55);
        assertThat(registration().signedBy(clerk)).isRefusedBy(Rule.I1, "no officer of ProducersMSP");
        assertThat(registration().signedBy("producers-registrar", "amp-01-legal"))
                .isAccepted();
    }
}
