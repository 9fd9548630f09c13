// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** What the processes that this one starts take meanwhile, as the system counts it. */
final class WorkerSpending {
    static final long MEBIBYTE = 1 << 20;

    private static final String MOST_MEMORY = "VmHWM:";

    private volatile Duration processorTime = Duration.ZERO;
    private volatile long memory;

    <T> T during(Supplier<T> work) {
        var over = new AtomicBoolean();
        Thread watching = Thread.ofPlatform().daemon().start(() -> {
            while (!over.get()) {
                ProcessHandle.current()
                        .children()
                        .filter(WorkerSpending::runsItsOwnProgram)
                        .forEach(this::count);
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        try {
            return work.get();
        } finally {
            over.set(true);
            watching.interrupt();
        }
    }

    /**
     * Until it runs its own program, a started process has our memory and our command line; what the system counts for it
     * then is what this process holds, with all the tests before.
     */
    static boolean runsItsOwnProgram(ProcessHandle worker) {
        try {
            return !Arrays.equals(commandLine(Long.toString(worker.pid())), commandLine("self"));
        } catch (IOException ended) {
            return false;
        }
    }

    private static byte[] commandLine(String process) throws IOException {
        return Files.readAllBytes(Path.of("/proc/" + process + "/cmdline"));
    }

    private void count(ProcessHandle worker) {
        Duration time = worker.info().totalCpuDuration().orElse(Duration.ZERO);
        processorTime = time.compareTo(processorTime) > 0 ? time : processorTime;
        memory = Math.max(memory, mostMemory(worker.pid()));
    }

    /** 0 where the system does not tell, and of a process that has just ended. */
    private static long mostMemory(long process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                    .filter(line -> line.startsWith(MOST_MEMORY))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    Duration processorTime() {
        return processorTime;
    }

    /** The most that one of them had at a time, in bytes. */
    long memory() {
        return memory;
    }
}
