// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.operation.MissingPrerequisite;
import org.capaz.network.programs.UserCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void a_database_of_others_has_one_database_for_each_member() {
        Database database = database(Map.of(
                "CAPAZ_JDBC_URL", "jdbc:postgresql://db.example/capaz_{member}", "CAPAZ_JDBC_PASSWORD", "of {member}"));
        Member buyers = Consortium.ours().member("buyers");

        assertThatCode(database::requireUsable).doesNotThrowAnyException();
        assertThat(database.url(buyers)).isEqualTo("jdbc:postgresql://db.example/capaz_buyers");
        assertThat(database.user(buyers)).isEqualTo("capaz_buyers");
    }

    @Test
    void one_database_for_all_members_is_refused() {
        Database database = database(
                Map.of("CAPAZ_JDBC_URL", "jdbc:postgresql://db.example/capaz", "CAPAZ_JDBC_PASSWORD", "secret"));

        assertThatThrownBy(database::requireUsable)
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessageContaining("{member}");
    }

    @Test
    void a_database_of_others_without_a_password_is_refused() {
        Database database = database(Map.of("CAPAZ_JDBC_URL", "jdbc:postgresql://db.example/capaz_{member}"));

        assertThatThrownBy(database::requireUsable)
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessageContaining("CAPAZ_JDBC_PASSWORD");
    }

    private Database database(Map<String, String> environment) {
        return new Database(
                Home.ofAll(Consortium.ours()),
                new NetworkLayout(folder, 0),
                new UserCache(folder.resolve("cache")),
                environment);
    }
}
