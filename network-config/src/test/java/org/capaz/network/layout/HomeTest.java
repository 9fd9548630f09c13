// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.machine.Resources;
import org.capaz.network.operation.NotAccepted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    private static final String DESCRIPTION = Resources.text("consortium.yaml")
            .replace("basePort: 8000", "basePort: 8000, host: 10.0.0.2, listen: 10.0.0.2");

    @TempDir
    private Path folder;

    @Test
    void a_folder_without_anything_is_a_home_of_all_members_of_our_description() {
        Home home = Home.read(folder.resolve("nothing"));

        assertThat(home.complete()).isTrue();
        assertThat(home.operated()).isEqualTo(Consortium.ours().members());
    }

    @Test
    void a_members_home_runs_that_member_of_the_agreed_description_and_knows_the_others() {
        Home.make(new NetworkLayout(folder, 0), DESCRIPTION, "traders");

        Home home = Home.read(folder);

        assertThat(home.operated()).extracting(Member::name).containsExactly("traders");
        assertThat(home.complete()).isFalse();
        assertThat(home.consortium().members()).hasSize(4);
        assertThat(home.consortium().member("traders").place().host()).isEqualTo("10.0.0.2");
    }

    @Test
    void a_home_is_not_made_over_another_and_not_for_somebody_who_is_no_member() {
        NetworkLayout layout = new NetworkLayout(folder, 0);
        assertThatThrownBy(() -> Home.make(layout, DESCRIPTION, "nobody")).hasMessageContaining("nobody");
        assertThat(folder).isEmptyDirectory();

        Home.make(layout, DESCRIPTION, "traders");

        assertThatThrownBy(() -> Home.make(layout, DESCRIPTION, "buyers"))
                .isInstanceOf(NotAccepted.class)
                .hasMessageContaining("is the home of a network already");
    }

    @Test
    void homes_on_one_machine_have_a_database_each() {
        Consortium consortium = Consortium.ours();
        NetworkLayout layout = new NetworkLayout(folder, 100);

        assertThat(consortium.members().stream()
                        .map(member -> new Home(consortium, List.of(member)))
                        .map(layout::databasePort))
                .containsExactly(7142, 8142, 9142, 11142);
    }
}
