// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.capaz.bench.measure.ProcessCpu;
import org.capaz.network.Network;
import org.capaz.network.layout.ProcessKind;
import org.capaz.network.node.NodeProcess;

/** The processes of a network that run now, by what they are. */
record NetworkProcesses(SequencedMap<String, List<ProcessHandle>> byName) {
    private static final Map<ProcessKind, String> NAMES = Map.of(
            ProcessKind.ORDERER, "orderers",
            ProcessKind.PEER, "peers",
            ProcessKind.CHAINCODE, "chaincodes",
            ProcessKind.GATEWAY, "gateways");

    static NetworkProcesses of(Network network) {
        SequencedMap<String, List<ProcessHandle>> all = new TreeMap<>();
        NAMES.forEach((kind, name) ->
                all.put(name, handles(network.operated().stream().map(member -> network.process(member, kind)))));
        all.put("PostgreSQL", handles(Stream.of(network.database())));
        all.values().removeIf(List::isEmpty);
        return new NetworkProcesses(all);
    }

    private static List<ProcessHandle> handles(Stream<NodeProcess> processes) {
        return processes
                .flatMap(process -> process.pid().stream())
                .map(pid -> ProcessHandle.of(pid).orElseThrow())
                .toList();
    }

    /** Of each sort together, with what it started. */
    Map<String, Supplier<Duration>> cpu() {
        Map<String, Supplier<Duration>> cpu = new TreeMap<>();
        byName.forEach((name, processes) -> cpu.put(name, new ProcessCpu(processes)));
        return cpu;
    }

    /** Resident memory of all in MiB; a page that processes share counts once. */
    int residentMebibytes() {
        long kibibytes = byName.values().stream()
                .flatMap(List::stream)
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(NetworkProcesses::residentKibibytes)
                .sum();
        return Math.toIntExact(kibibytes / 1024);
    }

    private static long residentKibibytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
