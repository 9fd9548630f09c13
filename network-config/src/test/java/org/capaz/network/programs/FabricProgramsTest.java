// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.capaz.network.operation.MissingPrerequisite;
import org.capaz.network.operation.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FabricProgramsTest {

    @TempDir
    private Path folder;

    @Test
    void programs_of_a_later_patch_are_accepted_and_of_another_release_are_not() {
        assertThat(FabricPrograms.isSuitable("3.1.1")).isTrue();
        assertThat(FabricPrograms.isSuitable("3.1.14")).isTrue();
        assertThat(FabricPrograms.isSuitable("3.1.0")).isFalse();
        assertThat(FabricPrograms.isSuitable("2.5.12")).isFalse();
        assertThat(FabricPrograms.isSuitable("3.2.1")).isFalse();
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
        return FabricPrograms.get(environment, new UserCache(folder.resolve("cache")), Progress.SILENT);
    }

    /** Programs that can say their version and nothing else. */
    private void programs(String version) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String name : new String[] {"configtxgen", "configtxlator", "orderer", "osnadmin", "peer"}) {
            Path program =
                    Files.writeString(bin.resolve(name), "#!/bin/sh\necho 'peer:'; echo ' Version: " + version + "'\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
