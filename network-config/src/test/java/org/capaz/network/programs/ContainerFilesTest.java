// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.network.Network;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.machine.Yaml;
import org.junit.jupiter.api.Test;

/** The files for containers say again what the code says: images, folders, ports, flags. */
class ContainerFilesTest {
    private static final Path FOLDER = Path.of("containers");
    private static final Member TRADERS = Consortium.ours().member("traders");
    private static final int BASE_PORT = 7_000;
    private static final NetworkLayout LAYOUT = new NetworkLayout(Path.of("/srv/capaz"), 0);

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    @SuppressWarnings("unchecked") // a map read from YAML
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** By the names that both files give: the contract process is called chaincode in the code. */
    private static String service(ProcessKind kind) {
        return kind == ProcessKind.CHAINCODE ? "contract" : kind.lowerCaseName();
    }

    private static String image(ProcessKind kind) {
        return switch (kind) {
            case ORDERER, PEER -> "hyperledger/fabric-" + kind.lowerCaseName() + ":" + FabricPrograms.RELEASE;
            case CHAINCODE, GATEWAY -> "capaz-" + service(kind);
        };
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Object> found = map(Yaml.read(text("compose.yaml")).get("services"));
        return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> map(entry.getValue())));
    }

    private static List<Map<String, Object>> manifests() throws IOException {
        return Arrays.stream(text("kubernetes.yaml").split("(?m)^---$"))
                .map(Yaml::read)
                .toList();
    }

    private static Map<String, Map<String, Object>> containers() throws IOException {
        Map<String, Object> set = manifests().stream()
                .filter(manifest -> "StatefulSet".equals(manifest.get("kind")))
                .findFirst()
                .orElseThrow();
        Map<String, Object> pod = map(map(map(set.get("spec")).get("template")).get("spec"));
        return ((List<?>) pod.get("containers"))
                .stream()
                        .map(ContainerFilesTest::map)
                        .collect(Collectors.toMap(
                                container -> container.get("name").toString(), container -> container));
    }

    @Test
    void each_process_has_the_image_and_the_folder_that_the_code_starts_it_with() throws IOException {
        for (ProcessKind kind : ProcessKind.values()) {
            String folder = LAYOUT.folder(TRADERS, kind).toString();
            Map<String, Object> service = services().get(service(kind));
            assertThat(service)
                    .containsEntry("image", image(kind))
                    .containsEntry("working_dir", folder)
                    .containsEntry("env_file", folder + "/environment");
            assertThat(containers().get(service(kind)))
                    .containsEntry("image", image(kind))
                    .containsEntry("workingDir", folder);
        }
    }

    @Test
    void the_ports_are_those_of_a_member() throws IOException {
        String database = "port=" + (BASE_PORT + Port.DATABASE.offset());
        assertThat(services().get("database").get("command").toString()).contains(database);
        assertThat(containers().get("database").get("args").toString()).contains(database);
        Set<Object> published = manifests().stream()
                .filter(manifest -> "Service".equals(manifest.get("kind")))
                .flatMap(manifest -> ((List<?>) map(manifest.get("spec")).get("ports")).stream())
                .map(port -> map(port).get("port"))
                .collect(Collectors.toSet());
        Set<Object> open = containers().values().stream()
                .flatMap(container -> container.get("ports") instanceof List<?> ports ? ports.stream() : Stream.empty())
                .map(port -> map(port).get("containerPort"))
                .collect(Collectors.toSet());
        assertThat(published)
                .isEqualTo(Stream.of(Port.ORDERER, Port.PEER, Port.GATEWAY)
                        .map(port -> (Object) (BASE_PORT + port.offset()))
                        .collect(Collectors.toSet()))
                .isEqualTo(open);
    }

    @Test
    void the_programs_of_ours_run_with_the_flags_that_the_code_gives_them() throws IOException {
        assertFlags("contract", Network.CHAINCODE_FLAGS, "chaincode.jar");
        assertFlags("gateway", Network.GATEWAY_FLAGS, "gateway.jar");
    }

    private static void assertFlags(String name, List<String> flags, String jar) throws IOException {
        String command = "java " + String.join(" ", flags) + " -jar /opt/capaz/" + jar;
        assertThat(text(name + ".Containerfile"))
                .contains("[\"" + command.replace(" ", "\", \"") + "\"]")
                .contains("/target/" + jar + " /opt/capaz/");
        assertThat(containers().get(name).get("command").toString()).contains("exec " + command);
    }

    @Test
    void the_database_is_of_the_version_that_runs_without_containers() throws IOException {
        String version = services().get("database").get("image").toString().replace("postgres:", "");
        assertThat(containers().get("database")).containsEntry("image", "postgres:" + version);
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<version>" + version + ".0</version>");
    }

    @Test
    void each_file_says_what_was_not_run() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .startsWith("# ")
                            .containsIgnoringCase("not run: there is no "));
        }
    }
}
