// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * The pictures of pages in {@code docs/screens}, taken anew with {@code -Dcapaz.screens=true}. They have few colours, so that those
 * of all states in both languages stay small.
 */
public final class Pictures {
    private static final Path SCREENS = Path.of("../docs/screens");
    private static final boolean KEPT = Boolean.getBoolean("capaz.screens");
    private static final int COLOURS = 16;

    /** The bits in which colours differ that are not alike. */
    private static final int ALIKE = 0xF0F0F0;

    private Pictures() {}

    /** @param whole the whole page, not only what the window shows */
    public static void keep(Page page, String name, boolean whole) {
        if (KEPT) {
            byte[] taken = page.screenshot(new Page.ScreenshotOptions().setFullPage(whole));
            try {
                ImageIO.write(
                        inFewColours(ImageIO.read(new ByteArrayInputStream(taken))),
                        "png",
                        SCREENS.resolve(name + ".png").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** In the colours that it has most of, no two of them alike; every other one becomes that of them which is nearest. */
    private static BufferedImage inFewColours(BufferedImage taken) {
        Map<Integer, Integer> frequent = new HashMap<>();
        for (int y = 0; y < taken.getHeight(); y++) {
            for (int x = 0; x < taken.getWidth(); x++) {
                frequent.merge(taken.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
            }
        }
        Map<Integer, List<Map.Entry<Integer, Integer>>> alike = frequent.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .collect(Collectors.groupingBy(
                        colour -> colour.getKey() & ALIKE, LinkedHashMap::new, Collectors.toList()));
        List<Integer> palette = alike.values().stream()
                .sorted(Comparator.comparing(colours ->
                        -colours.stream().mapToInt(Map.Entry::getValue).sum()))
                .limit(COLOURS)
                .map(colours -> colours.getFirst().getKey())
                .toList();
        Map<Integer, Integer> nearest = new HashMap<>();
        var few =
                new BufferedImage(taken.getWidth(), taken.getHeight(), BufferedImage.TYPE_BYTE_BINARY, model(palette));
        for (int y = 0; y < taken.getHeight(); y++) {
            for (int x = 0; x < taken.getWidth(); x++) {
                few.getRaster()
                        .setSample(
                                x,
                                y,
                                0,
                                nearest.computeIfAbsent(
                                        taken.getRGB(x, y) & 0xFFFFFF, colour -> nearest(colour, palette)));
            }
        }
        return few;
    }

    private static int nearest(int colour, List<Integer> palette) {
        return IntStream.range(0, palette.size())
                .boxed()
                .min(Comparator.comparingInt(i -> distance(colour, palette.get(i))))
                .orElseThrow();
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = (one >> shift & 0xFF) - (other >> shift & 0xFF);
            sum += difference * difference;
        }
        return sum;
    }

    private static IndexColorModel model(List<Integer> palette) {
        int[] colours = palette.stream().mapToInt(colour -> 0xFF000000 | colour).toArray();
        return new IndexColorModel(4, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    }
}
