// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.layout.Home;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.operation.MissingPrerequisite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledJarsTest {

    @TempDir
    private Path folder;

    private NetworkLayout layout;
    private Path built;

    @BeforeEach
    void build() throws IOException {
        layout = new NetworkLayout(folder.resolve("network"), 0);
        layout.create(Home.ofAll(Consortium.ours()));
        built = folder.resolve("target");
        Files.createDirectories(built.resolve("lib"));
        Files.writeString(built.resolve("lib/model.jar"), "model");
        Files.writeString(built.resolve("lib/model-of-an-older-build.jar"), "old");
        jar("lib/model.jar");
    }

    private void jar(String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        try (OutputStream out = Files.newOutputStream(built.resolve("chaincode.jar"))) {
            new JarOutputStream(out, manifest).close();
        }
    }

    @Test
    void the_copy_holds_the_jar_and_what_its_manifest_names() {
        InstalledJars taken = InstalledJars.install("chaincode", built, layout);

        assertThat(taken.jar()).exists();
        assertThat(taken.folder().resolve("lib/model.jar")).hasContent("model");
        assertThat(taken.folder().resolve("lib/model-of-an-older-build.jar")).doesNotExist();
        assertThat(taken.listing().lines()).hasSize(2).anyMatch(line -> line.endsWith("  lib/model.jar"));
    }

    @Test
    void building_anew_leaves_the_copy_as_it_is_and_gives_another() throws IOException {
        InstalledJars before = InstalledJars.install("chaincode", built, layout);
        Files.writeString(built.resolve("lib/model.jar"), "changed");
        InstalledJars after = InstalledJars.install("chaincode", built, layout);

        assertThat(before.folder().resolve("lib/model.jar")).hasContent("model");
        assertThat(after.digest()).isNotEqualTo(before.digest());

        InstalledJars.keepOnly(List.of(after), layout);
        assertThat(before.folder()).doesNotExist();
        assertThat(after.folder()).exists();
    }

    @Test
    void a_program_that_is_not_built_is_a_missing_prerequisite() {
        assertThatThrownBy(() -> InstalledJars.install("gateway", built, layout))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessageContaining("mvn package");
    }

    @Test
    void a_library_the_manifest_names_in_vain_is_a_missing_prerequisite() throws IOException {
        jar("lib/model.jar lib/missing.jar");

        assertThatThrownBy(() -> InstalledJars.install("chaincode", built, layout))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessageContaining("lib/missing.jar");
    }
}
