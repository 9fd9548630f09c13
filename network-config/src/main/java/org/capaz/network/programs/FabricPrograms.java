// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.machine.Command;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.Resources;
import org.capaz.network.machine.Yaml;
import org.capaz.network.operation.MissingPrerequisite;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.Progress;

/**
 * The Fabric programs and the stock settings of their release, in two folders as in an official release archive.
 *
 * @param bin holds peer, orderer and the tools
 * @param config holds the stock core.yaml and orderer.yaml
 */
public record FabricPrograms(Path bin, Path config) {

    static final String RELEASE = "3.1.1";
    private static final String UNKNOWN_VERSION = "";
    private static final List<String> NAMES = List.of("configtxgen", "configtxlator", "orderer", "osnadmin", "peer");
    private static final String MODULE = "github.com/hyperledger/fabric";

    // Fabric's own builds set their version the same way, so `peer version` shows the release of any build.
    private static final String LINKER_FLAGS = "-s -w -X " + MODULE + "/common/metadata.Version=v" + RELEASE;
    private static final Pattern VERSION = Pattern.compile("Version: v?(\\d+)\\.(\\d+)\\.(\\d+)");

    /** The absolute path of a program. */
    public String path(String program) {
        return bin.resolve(program).toString();
    }

    /**
     * Those named by CAPAZ_FABRIC_BIN; without it those of a suitable release on PATH; without these our own build, made
     * once from the pinned source.
     */
    public static FabricPrograms get(Map<String, String> environment, UserCache cache, Progress progress) {
        String named = environment.getOrDefault("CAPAZ_FABRIC_BIN", "");
        if (!named.isBlank()) {
            Path bin = Path.of(named).toAbsolutePath();
            String found = versionIn(bin)
                    .orElseThrow(() -> new MissingPrerequisite(NetworkMessage.FABRIC_FOLDER_INCOMPLETE
                            .with("folder", NetworkMessage.path(bin))
                            .and("programs", Argument.ids(NAMES))
                            .and("release", Argument.id(RELEASE))));
            if (!isSuitable(found)) {
                Sentence wrong = found.equals(UNKNOWN_VERSION)
                        ? NetworkMessage.FABRIC_RELEASE_UNKNOWN.sentence()
                        : NetworkMessage.FABRIC_RELEASE_WRONG.with("found", Argument.id(found));
                throw new MissingPrerequisite(
                        wrong.and("folder", NetworkMessage.path(bin)).and("release", Argument.id(RELEASE)));
            }
            return with(bin, environment, cache, progress);
        }
        Optional<Path> onPath = Arrays.stream(
                        environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).toAbsolutePath())
                .filter(folder -> Files.isExecutable(folder.resolve("peer")))
                .filter(folder ->
                        versionIn(folder).filter(FabricPrograms::isSuitable).isPresent())
                .findFirst();
        return onPath.map(bin -> with(bin, environment, cache, progress))
                .orElseGet(() -> built(environment, cache, progress));
    }

    /** Whether programs of that version can be used: 3.1.1 or a later patch, since settings and answers of another minor release differ. */
    static boolean isSuitable(String version) {
        return version.matches("3\\.1\\.[1-9][0-9]*");
    }

    private static Optional<String> versionIn(Path bin) {
        if (!NAMES.stream().allMatch(name -> Files.isExecutable(bin.resolve(name)))) return Optional.empty();
        Matcher version = VERSION.matcher(
                Command.of(bin.resolve("peer").toString(), "version").run().out());
        return version.find()
                ? Optional.of(version.group(1) + "." + version.group(2) + "." + version.group(3))
                : Optional.of(UNKNOWN_VERSION);
    }

    /** Programs built elsewhere, with the stock settings next to them if there are any, otherwise with those of the pinned source. */
    private static FabricPrograms with(Path bin, Map<String, String> environment, UserCache cache, Progress progress) {
        Path beside = bin.resolveSibling("config");
        if (Files.exists(beside.resolve("core.yaml")) && Files.exists(beside.resolve("orderer.yaml"))) {
            return new FabricPrograms(bin, beside);
        }
        Path config = cache.folder().resolve("fabric-" + RELEASE + "-config");
        cache.exclusively("fabric", () -> {
            Folders.once(
                    config,
                    part -> inModule(cache, module -> {
                        Go go = new Go(environment, module);
                        copyStock(go, part, progress);
                    }));
            return config;
        });
        return new FabricPrograms(bin, config);
    }

    private static FabricPrograms built(Map<String, String> environment, UserCache cache, Progress progress) {
        Path folder = cache.folder().resolve("fabric-" + RELEASE);
        if (!Files.exists(folder)) {
            cache.exclusively("fabric", () -> {
                Folders.once(
                        folder, part -> inModule(cache, module -> build(new Go(environment, module), part, progress)));
                return folder;
            });
        }
        return new FabricPrograms(folder.resolve("bin"), folder.resolve("config"));
    }

    private static void build(Go go, Path folder, Progress progress) throws IOException {
        go.requireSuitable();
        // `go list` fetches exactly the modules the programs need and lists the packages to be built.
        AtomicLong fetched = new AtomicLong();
        long modules = Resources.text("tools/go.mod")
                .lines()
                .filter(line -> line.contains(" v"))
                .count();
        Sentence source = NetworkMessage.STEP_FABRIC_SOURCE.with("release", Argument.id(RELEASE));
        progress.step(source, 0, modules);
        long packages = go.run(NetworkMessage.ATTEMPT_FETCH_SOURCE, List.of("list", "-deps", "tool"), line -> {
                    if (line.startsWith("go: downloading")) {
                        progress.step(source, Math.min(fetched.incrementAndGet(), modules), modules);
                    }
                })
                .out()
                .lines()
                .count();
        progress.step(source, modules, modules);

        AtomicLong built = new AtomicLong();
        Sentence what = NetworkMessage.STEP_FABRIC_PROGRAMS.sentence();
        progress.step(what, 0, packages);
        Path bin = Files.createDirectories(folder.resolve("bin"));
        go.run(
                NetworkMessage.ATTEMPT_BUILD_PROGRAMS,
                List.of(
                        "build",
                        "-v",
                        "-trimpath",
                        "-buildvcs=false",
                        "-ldflags",
                        LINKER_FLAGS,
                        "-o",
                        bin + "/",
                        "tool"),
                line -> progress.step(what, Math.min(built.incrementAndGet(), packages), packages));
        progress.step(what, packages, packages);
        copyStock(go, Files.createDirectories(folder.resolve("config")), progress);
    }

    private static void copyStock(Go go, Path config, Progress progress) throws IOException {
        go.requireSuitable();
        Sentence what = NetworkMessage.STEP_FABRIC_SETTINGS.sentence();
        progress.step(what, 0, 1);
        go.run(NetworkMessage.ATTEMPT_FETCH_SOURCE, List.of("mod", "download", MODULE), line -> {});
        Path stock = Path.of(go.run(
                                NetworkMessage.ATTEMPT_FIND_SOURCE,
                                List.of("list", "-m", "-f", "{{.Dir}}", MODULE),
                                line -> {})
                        .out()
                        .strip())
                .resolve("sampleconfig");
        for (String name : List.of("core.yaml", "orderer.yaml")) {
            // Not copied with attributes: files of the module cache are read-only.
            Files.write(config.resolve(name), Files.readAllBytes(stock.resolve(name)));
        }
        progress.step(what, 1, 1);
    }

    /** Writes the pinned Go module, does the work in it and deletes it. */
    private static void inModule(UserCache cache, Folders.Filling work) throws IOException {
        Path module = cache.folder().resolve("fabric-" + RELEASE + "-tools");
        Folders.delete(module);
        Files.createDirectories(module);
        for (String name : List.of("go.mod", "go.sum")) {
            Files.writeString(module.resolve(name), Resources.text("tools/" + name));
        }
        work.into(module);
        Folders.delete(module);
    }

    /** The Go tool chain. It gets the caller's whole environment, which holds the settings of its proxy and its caches. */
    private record Go(Map<String, String> environment, Path module) {

        void requireSuitable() {
            Command.Outcome version;
            try {
                version = command(List.of("list", "-m")).run();
            } catch (NetworkFailure notThere) {
                throw new MissingPrerequisite(
                        NetworkMessage.GO_MISSING.with("release", Argument.id(RELEASE)), notThere);
            }
            if (!version.succeeded()) {
                throw new MissingPrerequisite(NetworkMessage.GO_NOT_SUITABLE
                        .with("complaint", version.complaint())
                        .and("release", Argument.id(RELEASE)));
            }
        }

        Command.Outcome run(NetworkMessage attempt, List<String> arguments, Consumer<String> line) {
            return command(arguments).within(Duration.ofMinutes(30)).run(line).orFail(attempt.sentence());
        }

        private Command command(List<String> arguments) {
            Map<String, String> all = new TreeMap<>(environment);
            all.put("CGO_ENABLED", "0");
            all.put("GOWORK", "off");
            List<String> line = new ArrayList<>(List.of("go"));
            line.addAll(arguments);
            return new Command(line, all, Optional.of(module), Duration.ofSeconds(60));
        }
    }

    /** Fabric's stock settings of that name. */
    public Map<String, Object> stock(String file) {
        try {
            return Yaml.read(Files.readString(config.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
