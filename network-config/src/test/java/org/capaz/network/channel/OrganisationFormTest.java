// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** On a configuration that configtxgen made. */
class OrganisationFormTest {
    private final Configuration present = RealConfiguration.read();
    private final OrganisationForm form = OrganisationForm.of(present);

    @Test
    void with_an_organisations_own_values_it_is_what_configtxgen_wrote_of_that_organisation() {
        for (String mspId : present.organisations()) {
            OrganisationForm filled = form.filled(OrganisationForm.Own.in(present, mspId));

            assertThat(filled.application())
                    .isEqualTo(present.channel().group("Application").group(mspId));
            assertThat(filled.orderer())
                    .isEqualTo(present.channel().group("Orderer").group(mspId));
            assertThat(form.read(present, mspId)).contains(OrganisationForm.Own.in(present, mspId));
        }
    }

    @Test
    void what_one_organisation_changed_of_itself_is_not_the_form_of_the_next() {
        ConfigGroup application = present.channel().group("Application");
        ConfigGroup assurance = application.group("AssuranceMSP");
        Configuration changed = new Configuration(
                0,
                present.channel()
                        .withGroup(
                                "Application",
                                application.withGroup(
                                        "AssuranceMSP",
                                        assurance.withPolicy(
                                                "Endorsement",
                                                assurance.policy("Admins").content()))));

        assertThat(OrganisationForm.of(changed)).isEqualTo(form);
        assertThat(form.read(changed, "AssuranceMSP")).isEmpty();
    }
}
