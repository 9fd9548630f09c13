// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.capaz.bench.measure.Bench.NotDone;
import org.capaz.bench.measure.Bench.Side;

/**
 * Lets both sides work turn about, so that what else the machine does falls on both. A turn ends when it has used its CPU
 * time, or has made its calls where other processes do the work. The first round warms up and is not counted; who begins
 * changes with each round.
 */
public final class Turns {
    /** What this process is called among those whose CPU time is told. */
    static final String OWN = "Java";

    private static final int DIGITS = 3;
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Duration warmUp;
    private final Duration turn;

    /** @param warmUp the CPU time of a turn before any is counted: until then code is compiled, not measured */
    public Turns(Duration warmUp, Duration turn) {
        this.warmUp = warmUp;
        this.turn = turn;
    }

    /**
     * What one side did in one turn.
     *
     * @param cpuNanos of each process; of this one its compiler and collector are included
     * @param latencies of each call, in microseconds
     */
    public record Turn(long units, long calls, long nanos, SequencedMap<String, Long> cpuNanos, Histogram latencies) {
        /** For one unit, all processes together. */
        public double cpuMicros() {
            return cpuNanos.values().stream().mapToLong(Long::longValue).sum() / 1e3 / units;
        }

        public double cpuMicros(String process) {
            return cpuNanos.get(process) / 1e3 / units;
        }
    }

    public Result measure(Bench bench, int rounds) throws Exception {
        List<Turn> ours = new ArrayList<>();
        List<Turn> yardstick = new ArrayList<>();
        try {
            for (int round = 0; round <= rounds; round++) {
                boolean oursFirst = round % 2 == 0;
                Duration length = round == 0 ? warmUp : turn;
                Turn first = take(oursFirst ? bench.ours() : bench.yardstick(), length);
                Turn second = take(oursFirst ? bench.yardstick() : bench.ours(), length);
                if (round > 0) {
                    ours.add(oursFirst ? first : second);
                    yardstick.add(oursFirst ? second : first);
                }
            }
        } catch (NotDone invalid) {
            return Result.invalid(bench, invalid.getMessage());
        }
        return Result.of(bench, ours, yardstick);
    }

    private static Turn take(Side side, Duration length) throws Exception {
        side.work().prepare();
        boolean byCalls = side.calls() > 0;
        int working = byCalls ? Math.min(side.calls(), side.inFlight()) : side.inFlight();
        SequencedMap<String, Long> before = cpu(side);
        long from = System.nanoTime();
        BooleanSupplier goesOn = byCalls ? times(side.calls() - working) : until(before.get(OWN) + length.toNanos());
        Done done = working == 1 ? work(side, goesOn) : together(side, working, goesOn);
        long nanos = System.nanoTime() - from;
        SequencedMap<String, Long> used = cpu(side);
        used.replaceAll((process, after) -> after - before.get(process));
        return new Turn(done.units, done.latencies.getTotalCount(), nanos, used, done.latencies);
    }

    /** By CPU time: on a busy machine a turn then takes longer, and both sides are equally warm. */
    private static BooleanSupplier until(long cpuNanos) {
        return () -> MACHINE.getProcessCpuTime() < cpuNanos;
    }

    /** So many times, whoever asks. */
    private static BooleanSupplier times(int times) {
        var left = new AtomicInteger(times);
        return () -> left.getAndDecrement() > 0;
    }

    private static SequencedMap<String, Long> cpu(Side side) {
        SequencedMap<String, Long> cpu = new TreeMap<>();
        cpu.put(OWN, MACHINE.getProcessCpuTime());
        side.others().forEach((process, used) -> cpu.put(process, used.get().toNanos()));
        return cpu;
    }

    private record Done(long units, Histogram latencies) {}

    /** Closed loop: each one that works begins again when it is answered. */
    private static Done work(Side side, BooleanSupplier goesOn) throws Exception {
        var latencies = new Histogram(DIGITS);
        long units = 0;
        do {
            side.work().await();
            long begun = System.nanoTime();
            int done = side.work().once();
            if (done <= 0) {
                throw new NotDone(side.what() + ": nothing was done");
            }
            latencies.recordValue((System.nanoTime() - begun) / 1000);
            units += done;
        } while (goesOn.getAsBoolean());
        return new Done(units, latencies);
    }

    private static Done together(Side side, int working, BooleanSupplier goesOn) throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(working)) {
            List<Future<Done>> all = new ArrayList<>();
            for (int i = 0; i < working; i++) {
                all.add(workers.submit(() -> work(side, goesOn)));
            }
            var latencies = new Histogram(DIGITS);
            long units = 0;
            for (Future<Done> one : all) {
                Done done = one.get();
                units += done.units;
                latencies.add(done.latencies);
            }
            return new Done(units, latencies);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof NotDone notDone ? notDone : e;
        }
    }
}
