// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/**
 * Reads the labels in a PNG, JPEG, PDF or SVG file, as a telephone would read them from paper. Files come from outside, and
 * a few kilobytes of them can ask for any amount of time and memory. So each is unpacked in a process of its own, a Java
 * virtual machine with little memory, which is ended when it has used up its processor time. Whatever happens there, this
 * process gets codes or a reason. Decision 151.
 */
public final class LabelReader {
    /** A telephone's photograph has up to 12 megabytes. */
    public static final int LARGEST_FILE = 16 << 20;

    /** How many pages of a PDF are looked at together. */
    public static final int MOST_PAGES = PictureFile.MOST_PAGES;

    private static final int MEBIBYTE = 1 << 20;
    /** Of all pages; {@link PictureWorker} holds the unpacking of each to less. A photograph of noise takes a third of it. */
    private static final Duration MOST_PROCESSOR_TIME = Duration.ofSeconds(5);
    /** For a machine that does nothing else at the moment but has no processor for us. */
    private static final Duration MOST_TIME = Duration.ofSeconds(60);

    /**
     * Resident, in bytes: the heap with the machine around it, and some. Drawing also takes memory outside of the heap,
     * which no option of the machine bounds.
     */
    private static final long MOST_MEMORY = 416L * MEBIBYTE;

    private static final int CHECK_EVERY_MS = 20;

    private static final List<String> LITTLE_MEMORY_AND_A_QUICK_START = List.of(
            "-Xmx256m",
            "-XX:MaxDirectMemorySize=16m",
            "-XX:MaxMetaspaceSize=96m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Djava.awt.headless=true");

    private LabelReader() {}

    /**
     * A part of a file.
     *
     * @param unfinished why the rest was not looked at: there are more pages, or it was too costly; empty when there is no
     *     rest
     */
    public record Part(Reading reading, Optional<PictureMessage> unfinished) {
        private static Part without(Sentence reason) {
            return new Part(new Reading.NotFound(reason), Optional.empty());
        }

        /** Whether the pages after these can be asked for. */
        public boolean morePages() {
            return unfinished.equals(Optional.of(PictureMessage.PICTURE_MORE_PAGES));
        }
    }

    /**
     * Looks for labels in a file, whose kind is told by its first bytes.
     *
     * @param file its bytes
     * @return the labels in it, or why none was read
     */
    public static Reading read(byte[] file) {
        return read(file, 0).reading();
    }

    /**
     * Looks for labels in a file from a page on, of which a PDF alone has several.
     *
     * @param file its bytes
     * @param firstPage from 0
     */
    public static Part read(byte[] file, int firstPage) {
        if (file.length > LARGEST_FILE) {
            return Part.without(
                    PictureMessage.PICTURE_FILE_TOO_LARGE.with("mebibytes", Argument.count(LARGEST_FILE / MEBIBYTE)));
        }
        Optional<Sentence> refusal = PictureKind.of(file).refusal();
        if (refusal.isPresent()) {
            return Part.without(refusal.get());
        }
        Process worker;
        try {
            worker = command(firstPage).start();
        } catch (IOException e) {
            return Part.without(PictureMessage.PICTURE_READER_NOT_STARTED.sentence());
        }
        try {
            return read(worker, file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Part.without(PictureMessage.PICTURE_TOO_COSTLY.sentence());
        } finally {
            worker.destroyForcibly();
        }
    }

    private static Part read(Process worker, byte[] file) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        Thread giving = Thread.ofVirtual().start(() -> give(worker, file));
        Thread taking = Thread.ofVirtual().start(() -> take(worker, lines));
        long end = System.nanoTime() + MOST_TIME.toNanos();
        while (!worker.waitFor(CHECK_EVERY_MS, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > end
                    || processorTime(worker).compareTo(MOST_PROCESSOR_TIME) > 0
                    || WorkerMemory.resident(worker) > MOST_MEMORY) {
                worker.destroyForcibly().waitFor();
            }
        }
        giving.join();
        taking.join();
        return reading(lines);
    }

    private static Duration processorTime(Process worker) {
        return worker.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void give(Process worker, byte[] file) {
        try (OutputStream in = worker.getOutputStream()) {
            in.write(file);
        } catch (IOException e) {
            // It ended early; what it said, or did not say, tells why.
        }
    }

    private static void take(Process worker, List<String> lines) {
        try (BufferedReader out = worker.inputReader(StandardCharsets.US_ASCII)) {
            out.lines().forEach(lines::add);
        } catch (IOException | RuntimeException e) {
            // It was ended; the whole lines that came count.
        }
    }

    /** No last line: the worker was ended, or ended itself because its memory was used up. */
    private static Part reading(List<String> lines) {
        List<String> codes = new ArrayList<>();
        PictureMessage otherwise = PictureMessage.PICTURE_TOO_COSTLY;
        for (String line : lines) {
            if (!line.endsWith(PictureWorker.WHOLE)) {
                continue;
            }
            String whole = line.substring(0, line.length() - PictureWorker.WHOLE.length());
            if (whole.startsWith(PictureWorker.CODE)) {
                byte[] text = Base64.getUrlDecoder().decode(whole.substring(PictureWorker.CODE.length()));
                codes.add(new String(text, StandardCharsets.UTF_8));
            } else if (whole.startsWith(PictureWorker.END)) {
                otherwise = PictureMessage.valueOf(whole.substring(PictureWorker.END.length()));
            }
        }
        return new Part(
                LabelForm.labelsAmong(codes, otherwise), Optional.of(otherwise).filter(PictureMessage::unfinished));
    }

    private static ProcessBuilder command(int firstPage) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(LITTLE_MEMORY_AND_A_QUICK_START);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PictureWorker.class.getName()));
        command.add(Integer.toString(firstPage));
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().clear();
        return builder;
    }
}
