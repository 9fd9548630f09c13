// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Every byte of a file with each of its bits flipped, dropped, or doubled, each judged in a short time. The test command tries
 * a sample, the same each time; {@code -Dcapaz.fuzz=all} tries all of it.
 */
public final class EveryByte {
    private static final boolean ALL = "all".equals(System.getProperty("capaz.fuzz"));
    private static final int SAMPLE = 500;
    /** Eight flips, one drop, one doubling. */
    private static final int WAYS = 10;
    /** Of the processor, which other programs do not use up; what waits for ever is ended by the test's timeout. */
    private static final Duration MOST = Duration.ofSeconds(1);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private EveryByte() {}

    /** Hands on one altered file after the other, and fails when one takes too long. */
    public static void of(byte[] whole, Consumer<byte[]> tried) {
        of(whole, SAMPLE, tried);
    }

    /** The same with another sample: how many are tried when not all of them are. */
    public static void of(byte[] whole, int sample, Consumer<byte[]> tried) {
        int cases = whole.length * WAYS;
        IntStream chosen = ALL ? IntStream.range(0, cases) : new Random(156).ints(sample, 0, cases);
        chosen.forEach(number -> inTime(
                "byte " + number / WAYS + " altered in way " + number % WAYS,
                () -> tried.accept(altered(whole, number / WAYS, number % WAYS))));
    }

    /** Does something to a file of a stranger, and fails when it takes the processor longer than a reader would wait. */
    public static void inTime(String what, Runnable done) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            done.run();
        } catch (RuntimeException | Error failure) {
            throw new AssertionError(what, failure);
        }
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
                .as(what)
                .isLessThan(MOST);
    }

    private static byte[] altered(byte[] whole, int at, int way) {
        return switch (way) {
            case 8 -> joined(whole, at, at + 1);
            case 9 -> joined(whole, at + 1, at);
            default -> {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << way);
                yield flipped;
            }
        };
    }

    /** What comes before one place and what comes from another on. */
    private static byte[] joined(byte[] whole, int before, int from) {
        return DemoNetwork.join(Arrays.copyOf(whole, before), Arrays.copyOfRange(whole, from, whole.length));
    }
}
