// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.machine.FileMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkLayoutTest {

    @TempDir
    private Path folder;

    private final Consortium consortium = Consortium.ours();

    @Test
    void a_port_is_the_members_base_and_its_offset_and_the_shift() {
        Member traders = consortium.member("traders");

        assertThat(new NetworkLayout(folder, 0).port(traders, Port.PEER)).isEqualTo(8051);
        assertThat(new NetworkLayout(folder, 200).port(traders, Port.GATEWAY)).isEqualTo(8280);
        assertThat(new NetworkLayout(folder, 200).databasePort(Home.ofAll(consortium)))
                .isEqualTo(6632);
    }

    @Test
    void networks_whose_shifts_differ_by_a_hundred_share_no_port() {
        List<Integer> all = new ArrayList<>();
        for (int shift = 0; shift < 1_000; shift += 100) all.addAll(ports(new NetworkLayout(folder, shift)));

        assertThat(all).doesNotHaveDuplicates();
    }

    private List<Integer> ports(NetworkLayout layout) {
        List<Integer> ports = new ArrayList<>(List.of(layout.databasePort(Home.ofAll(consortium))));
        for (Member member : consortium.members()) {
            for (Port port : Port.values()) ports.add(layout.port(member, port));
        }
        return ports;
    }

    /** The ports above 1024 that no browser opens, from the Fetch standard: there nobody could read a page. */
    @Test
    void every_gateway_has_a_port_that_browsers_open() {
        List<Integer> blocked = List.of(
                1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679,
                6697, 10_080);
        for (int shift = 0; shift < 1_000; shift += 100) {
            NetworkLayout layout = new NetworkLayout(folder, shift);
            assertThat(consortium.members())
                    .extracting(member -> layout.port(member, Port.GATEWAY))
                    .doesNotContainAnyElementsOf(blocked);
        }
    }

    @Test
    void a_shift_below_zero_is_refused() {
        assertThatThrownBy(() -> new NetworkLayout(folder, -100)).hasMessageContaining("from 0 to 9000");
    }

    @Test
    void what_belongs_to_one_member_is_closed_to_the_others_and_what_is_public_is_open() throws IOException {
        NetworkLayout layout = new NetworkLayout(folder.resolve("network"), 0);
        layout.create(Home.ofAll(consortium));

        assertThat(FileMode.of(layout.member(consortium.member("buyers")))).isEqualTo("rwx------");
        assertThat(FileMode.of(layout.folder(consortium.member("buyers"), ProcessKind.GATEWAY)))
                .isEqualTo("rwx------");
        assertThat(FileMode.of(layout.database())).isEqualTo("rwx------");
        assertThat(FileMode.of(layout.publicFolder())).isEqualTo("rwxr-xr-x");
    }
}
