// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.capaz.network.machine.Command;
import org.capaz.network.machine.Resources;
import org.capaz.network.programs.InstalledJars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaincodePackageTest {

    private static final String LISTING = "0".repeat(64) + "  chaincode.jar\n" + "1".repeat(64) + "  lib/model.jar\n";

    private final ChaincodePackage made =
            ChaincodePackage.of("capaz", new InstalledJars("chaincode", Path.of("anywhere"), LISTING));

    @Test
    void the_same_jars_give_the_same_bytes_on_every_machine() {
        String golden = "capaz_2db2bea00542ff4c:3a3be8f54c87c7f4b390ecb337b3ed70651f8d3a7f82868481f70836f1c6a9e1";

        assertThat(made.id()).isEqualTo(golden);
        assertThat(ChaincodePackage.of("capaz", new InstalledJars("chaincode", Path.of("elsewhere"), LISTING))
                        .bytes())
                .isEqualTo(made.bytes());
    }

    @Test
    void another_jar_gives_another_package() {
        InstalledJars other = new InstalledJars("chaincode", Path.of("anywhere"), LISTING.replace('1', '2'));

        assertThat(ChaincodePackage.of("capaz", other).id()).isNotEqualTo(made.id());
    }

    @Test
    void the_package_names_the_digests_of_the_jars_and_nothing_of_a_member() throws IOException {
        Map<String, byte[]> outer = read(made.bytes());
        assertThat(outer).containsOnlyKeys("code.tar.gz", "metadata.json");
        assertThat(text(outer.get("metadata.json")))
                .isEqualTo("{\"label\":\"" + made.label() + "\",\"path\":\"\",\"type\":\"capaz-service\"}");

        Map<String, byte[]> code = read(outer.get("code.tar.gz"));
        assertThat(code).containsOnlyKeys("software.sha256");
        assertThat(text(code.get("software.sha256"))).isEqualTo(LISTING);
    }

    @Test
    void the_builder_takes_our_package_and_leaves_others_alone(@TempDir Path folder) throws IOException {
        Path metadata = Files.createDirectories(folder.resolve("metadata"));
        Files.write(metadata.resolve("metadata.json"), read(made.bytes()).get("metadata.json"));
        assertThat(script("detect", folder, folder, metadata)).isZero();

        Files.writeString(metadata.resolve("metadata.json"), "{\"label\":\"x\",\"path\":\"\",\"type\":\"golang\"}");
        assertThat(script("detect", folder, folder, metadata)).isNotZero();
    }

    @Test
    void the_builder_hands_the_peer_its_own_connection(@TempDir Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("source"));
        Files.writeString(source.resolve("software.sha256"), LISTING);
        Path built = Files.createDirectories(folder.resolve("built"));
        Path release = Files.createDirectories(folder.resolve("release"));
        Files.writeString(folder.resolve("connection.json"), "{}");

        assertThat(script("build", folder, source, folder, built)).isZero();
        assertThat(script("release", folder, built, release)).isZero();

        assertThat(built.resolve("software.sha256")).hasContent(LISTING);
        assertThat(release.resolve("chaincode/server/connection.json")).hasContent("{}");
    }

    private static int script(String name, Path folder, Path... arguments) throws IOException {
        Path script = Files.writeString(folder.resolve(name + ".sh"), Resources.text("builder/bin/" + name));
        String[] words = new String[arguments.length + 2];
        words[0] = "bash";
        words[1] = script.toString();
        for (int i = 0; i < arguments.length; i++) words[i + 2] = arguments[i].toString();
        return Command.of(words)
                .with(Map.of("CC_CONNECTION", folder.resolve("connection.json").toString()))
                .run()
                .exit();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> read(byte[] archive) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        return files;
    }
}
