// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import boofcv.concurrency.BoofConcurrency;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The process in which a foreign file is unpacked and looked at; {@link LabelReader} starts it, one for each file, with
 * little memory, and ends it. It reads the file from its input and writes one line for each code as soon as it has it, and
 * one line with the reason that holds if there was none.
 */
public final class PictureWorker {
    static final String CODE = "code ";
    static final String END = "end ";
    /** A line without it was cut off when the process was ended. */
    static final String WHOLE = " .";

    /** Of one page or picture. An ordinary page takes a quarter of it, a photograph of 50 million pixels half. */
    private static final long MOST_UNPACKING_NANOSECONDS = 1_000_000_000L;

    private static final int CHECK_EVERY_MS = 20;

    private PictureWorker() {}

    /** Looks at the file on standard input, from the page on that the argument says. */
    public static void main(String[] arguments) throws IOException {
        // This process is held to an amount of processor time; threads of the library would only blur the account.
        BoofConcurrency.USE_CONCURRENT = false;
        byte[] file = System.in.readNBytes(LabelReader.LARGEST_FILE);
        var out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        var unpacking = new UnpackingTime();
        Thread.ofPlatform().daemon().start(() -> watch(unpacking, out));
        var picture = new PictureFile(
                text -> out.println(
                        CODE + Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + WHOLE),
                unpacking);
        out.println(END + picture.read(file, Integer.parseInt(arguments[0])).name() + WHOLE);
        Runtime.getRuntime().halt(0);
    }

    private static void watch(UnpackingTime unpacking, PrintStream out) {
        while (unpacking.spent() < MOST_UNPACKING_NANOSECONDS) {
            try {
                Thread.sleep(CHECK_EVERY_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
        out.println(END + PictureMessage.PICTURE_TOO_COSTLY.name() + WHOLE);
        Runtime.getRuntime().halt(0);
    }
}
