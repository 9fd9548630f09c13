package org.capaz.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrerequisitesTest {

    @TempDir
    private Path folder;

    @Test
    void a_port_somebody_listens_on_is_refused_with_the_listeners_name() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> PortHolder.requireFree(port, "peer of Demo Buyers"))
                    .isInstanceOf(MissingPrerequisite.class)
                    .hasMessageContainingAll(
                            Integer.toString(port),
                            "peer of Demo Buyers",
                            "process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void a_free_port_is_not_refused() throws IOException {
        int port;
        try (ServerSocket freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = freed.getLocalPort();
        }

        assertThatCode(() -> PortHolder.requireFree(port, "peer of Demo Buyers"))
                .doesNotThrowAnyException();
    }

    @Test
    void programs_of_a_later_patch_fit_and_of_another_release_do_not() {
        assertThat(FabricPrograms.fits("3.1.1")).isTrue();
        assertThat(FabricPrograms.fits("3.1.14")).isTrue();
        assertThat(FabricPrograms.fits("3.1.0")).isFalse();
        assertThat(FabricPrograms.fits("2.5.12")).isFalse();
        assertThat(FabricPrograms.fits("3.2.1")).isFalse();
    }

    @Test
    void programs_that_are_named_and_fit_are_taken_with_the_settings_beside_them() throws IOException {
        programs("v3.1.2");
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("core.yaml"), "peer: {}");
        Files.writeString(config.resolve("orderer.yaml"), "General: {}");

        assertThat(get()).isEqualTo(new FabricPrograms(folder.resolve("bin"), config));
    }

    @Test
    void programs_that_are_named_and_do_not_fit_are_refused() throws IOException {
        programs("v2.5.12");

        assertThatThrownBy(this::get)
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessageContainingAll("CAPAZ_FABRIC_BIN", "2.5.12", "3.1.1");
    }

    @Test
    void a_named_folder_without_the_programs_is_refused() throws IOException {
        programs("v3.1.1");
        Files.delete(folder.resolve("bin/osnadmin"));

        assertThatThrownBy(this::get).isInstanceOf(MissingPrerequisite.class).hasMessageContaining("osnadmin");
    }

    private FabricPrograms get() {
        Map<String, String> environment =
                Map.of("CAPAZ_FABRIC_BIN", folder.resolve("bin").toString());
        return FabricPrograms.get(environment, new Cache(folder.resolve("cache")), Progress.SILENT);
    }

    /** Programs that can say their version and nothing else. */
    private void programs(String version) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String name : new String[] {"configtxgen", "configtxlator", "cryptogen", "orderer", "osnadmin", "peer"}) {
            Path program =
                    Files.writeString(bin.resolve(name), "#!/bin/sh\necho 'peer:'; echo ' Version: " + version + "'\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

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
                Consortium.ours(), new NetworkHome(folder, 0), new Cache(folder.resolve("cache")), environment);
    }

    @Test
    void the_cache_is_where_the_environment_says() {
        assertThat(Cache.of(Map.of("CAPAZ_CACHE", "/var/cache/own", "XDG_CACHE_HOME", "/var/cache/xdg"))
                        .folder())
                .hasToString("/var/cache/own");
        assertThat(Cache.of(Map.of("XDG_CACHE_HOME", "/var/cache/xdg")).folder())
                .hasToString("/var/cache/xdg/capaz");
    }
}
