// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.measure;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The CPU time so far of processes on this machine and of all that they started, as the kernel tells it. */
public record ProcessCpu(List<ProcessHandle> processes) implements Supplier<Duration> {
    /** Of those processes that run now. */
    @Override
    public Duration get() {
        return processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
