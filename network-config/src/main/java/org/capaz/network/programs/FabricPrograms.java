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
import org.capaz.network.machine.Command;
import org.capaz.network.machine.Folders;
import org.capaz.network.machine.Resources;
import org.capaz.network.machine.Yaml;
import org.capaz.network.operation.MissingPrerequisite;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.Progress;

/**
 * The Fabric programs and the stock settings that belong to them, in the two folders an official release has too.
 *
 * @param bin peer, orderer and the tools
 * @param config the stock core.yaml and orderer.yaml
 */
public record FabricPrograms(Path bin, Path config) {

    static final String RELEASE = "3.1.1";
    private static final List<String> NAMES =
            List.of("configtxgen", "configtxlator", "cryptogen", "orderer", "osnadmin", "peer");
    private static final String MODULE = "github.com/hyperledger/fabric";

    // Fabric's own builds set their version the same way, so `peer version` tells a fitting program whoever built it.
    private static final String LINKER_FLAGS = "-s -w -X " + MODULE + "/common/metadata.Version=v" + RELEASE;
    private static final Pattern VERSION = Pattern.compile("Version: v?(\\d+)\\.(\\d+)\\.(\\d+)");

    public String path(String program) {
        return bin.resolve(program).toString();
    }

    /** The programs named by CAPAZ_FABRIC_BIN, else fitting ones on PATH, else our own build, made if it is not there yet. */
    public static FabricPrograms get(Map<String, String> environment, Cache cache, Progress progress) {
        String named = environment.getOrDefault("CAPAZ_FABRIC_BIN", "");
        if (!named.isBlank()) {
            Path bin = Path.of(named).toAbsolutePath();
            String found = versionIn(bin)
                    .orElseThrow(() ->
                            new MissingPrerequisite("CAPAZ_FABRIC_BIN names " + bin + ", which does not hold all of "
                                    + NAMES + ": name the bin folder of Fabric " + RELEASE + ", or unset it."));
            if (!fits(found)) {
                throw new MissingPrerequisite("CAPAZ_FABRIC_BIN names " + bin + " with Fabric " + found + ", but "
                        + RELEASE + " or a later 3.1 is needed: name that one, or unset it to have it built.");
            }
            return with(bin, environment, cache, progress);
        }
        Optional<Path> onPath = Arrays.stream(
                        environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).toAbsolutePath())
                .filter(folder -> Files.isExecutable(folder.resolve("peer")))
                .filter(folder -> versionIn(folder).filter(FabricPrograms::fits).isPresent())
                .findFirst();
        return onPath.map(bin -> with(bin, environment, cache, progress))
                .orElseGet(() -> ours(environment, cache, progress));
    }

    /** Whether programs of that version speak as 3.1.1 does: the same minor release, not older. */
    static boolean fits(String version) {
        return version.matches("3\\.1\\.[1-9][0-9]*");
    }

    private static Optional<String> versionIn(Path bin) {
        if (!NAMES.stream().allMatch(name -> Files.isExecutable(bin.resolve(name)))) return Optional.empty();
        Matcher version = VERSION.matcher(
                Command.of(bin.resolve("peer").toString(), "version").run().out());
        return version.find()
                ? Optional.of(version.group(1) + "." + version.group(2) + "." + version.group(3))
                : Optional.of("of unknown version");
    }

    /** Programs made elsewhere: their release's stock settings if they lie beside them, else those of the pinned module. */
    private static FabricPrograms with(Path bin, Map<String, String> environment, Cache cache, Progress progress) {
        Path beside = bin.resolveSibling("config");
        if (Files.exists(beside.resolve("core.yaml")) && Files.exists(beside.resolve("orderer.yaml"))) {
            return new FabricPrograms(bin, beside);
        }
        Path config = cache.folder().resolve("fabric-" + RELEASE + "-config");
        cache.alone("fabric", () -> {
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

    private static FabricPrograms ours(Map<String, String> environment, Cache cache, Progress progress) {
        Path home = cache.folder().resolve("fabric-" + RELEASE);
        if (!Files.exists(home)) {
            cache.alone("fabric", () -> {
                Folders.once(
                        home, part -> inModule(cache, module -> build(new Go(environment, module), part, progress)));
                return home;
            });
        }
        return new FabricPrograms(home.resolve("bin"), home.resolve("config"));
    }

    private static void build(Go go, Path home, Progress progress) throws IOException {
        go.requireFitting();
        // `go list` fetches exactly what the programs need, and tells how many packages that is.
        AtomicLong fetched = new AtomicLong();
        long modules = Resources.text("tools/go.mod")
                .lines()
                .filter(line -> line.contains(" v"))
                .count();
        progress.step("Fetching the source of Fabric " + RELEASE, 0, modules);
        long packages = go.run("fetching the source of Fabric", List.of("list", "-deps", "tool"), line -> {
                    if (line.startsWith("go: downloading")) {
                        progress.step(
                                "Fetching the source of Fabric " + RELEASE,
                                Math.min(fetched.incrementAndGet(), modules),
                                modules);
                    }
                })
                .out()
                .lines()
                .count();
        progress.step("Fetching the source of Fabric " + RELEASE, modules, modules);

        AtomicLong built = new AtomicLong();
        String what = "Building the Fabric programs, once";
        progress.step(what, 0, packages);
        Path bin = Files.createDirectories(home.resolve("bin"));
        go.run(
                "building the Fabric programs",
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
        copyStock(go, Files.createDirectories(home.resolve("config")), progress);
    }

    private static void copyStock(Go go, Path config, Progress progress) throws IOException {
        go.requireFitting();
        progress.step("Fetching Fabric's stock settings", 0, 1);
        go.run("fetching the source of Fabric", List.of("mod", "download", MODULE), line -> {});
        Path stock = Path.of(go.run(
                                "finding the source of Fabric",
                                List.of("list", "-m", "-f", "{{.Dir}}", MODULE),
                                line -> {})
                        .out()
                        .strip())
                .resolve("sampleconfig");
        for (String name : List.of("core.yaml", "orderer.yaml")) {
            // Written anew, because files of the module cache are read-only.
            Files.write(config.resolve(name), Files.readAllBytes(stock.resolve(name)));
        }
        progress.step("Fetching Fabric's stock settings", 1, 1);
    }

    /** Lays out the pinned module for as long as the work takes. */
    private static void inModule(Cache cache, Folders.Filling work) throws IOException {
        Path module = cache.folder().resolve("fabric-" + RELEASE + "-tools");
        Folders.delete(module);
        Files.createDirectories(module);
        for (String name : List.of("go.mod", "go.sum")) {
            Files.writeString(module.resolve(name), Resources.text("tools/" + name));
        }
        work.into(module);
        Folders.delete(module);
    }

    /** The Go tool chain, which alone knows the user's proxies and caches: it gets the caller's whole environment. */
    private record Go(Map<String, String> environment, Path module) {

        void requireFitting() {
            Command.Outcome version;
            try {
                version = command(List.of("list", "-m")).run();
            } catch (NetworkFailure notThere) {
                throw new MissingPrerequisite(
                        "Go is not on PATH, and the Fabric programs must be built once: install Go 1.24.2 or later,"
                                + " or name the bin folder of Fabric " + RELEASE + " in CAPAZ_FABRIC_BIN.",
                        notThere);
            }
            if (!version.succeeded()) {
                throw new MissingPrerequisite("Go is on PATH but does not fit (" + version.complaint()
                        + "): install Go 1.24.2 or later, or name the bin folder of Fabric " + RELEASE
                        + " in CAPAZ_FABRIC_BIN.");
            }
        }

        Command.Outcome run(String attempt, List<String> words, Consumer<String> line) {
            return command(words).within(Duration.ofMinutes(30)).run(line).orFail(attempt);
        }

        private Command command(List<String> words) {
            Map<String, String> all = new TreeMap<>(environment);
            all.put("CGO_ENABLED", "0");
            all.put("GOWORK", "off");
            List<String> line = new ArrayList<>(List.of("go"));
            line.addAll(words);
            return new Command(line, all, module, Duration.ofSeconds(60));
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
