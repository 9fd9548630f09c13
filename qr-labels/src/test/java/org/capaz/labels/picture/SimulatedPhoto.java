// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/**
 * A photograph of a label as a telephone takes it: a pinhole camera over a table, light and shadow, blur, noise, JPEG. The same
 * kind and seed give the same picture, so that readers can be compared on equal ones.
 */
final class SimulatedPhoto {
    /** What is wrong with the photograph beyond a little of everything. */
    enum Kind {
        /** From above, as well as a hand does it: tilted by up to 8 degrees, turned by up to 20. */
        STRAIGHT(8, 0.75, 1.0, 0.6, 1.1, 2, 5, 0.75, 0.92),
        /** From the side, by 20 to 45 degrees. */
        OBLIQUE(45, 0.75, 1.0, 0.6, 1.1, 2, 5, 0.75, 0.92),
        /** On wood, cloth or gravel, with a shadow across. */
        TEXTURED(15, 0.75, 1.0, 0.6, 1.1, 2, 5, 0.75, 0.92),
        /** Dark, out of focus, compressed. */
        NOISY(15, 0.45, 0.7, 1.2, 2.0, 8, 15, 0.5, 0.65),
        /** Three to six spots on the label. */
        BLOTTED(15, 0.75, 1.0, 0.6, 1.1, 2, 5, 0.75, 0.92);

        private final double[] numbers;

        Kind(double... numbers) {
            this.numbers = numbers;
        }

        private double tilt() {
            return numbers[0];
        }

        private double between(int first, Random random) {
            return numbers[first] + (numbers[first + 1] - numbers[first]) * random.nextDouble();
        }
    }

    static final int WIDTH = 1600;
    static final int HEIGHT = 1200;
    private static final int LIGHT = 1;
    private static final int BLUR = 3;
    private static final int NOISE = 5;
    private static final int QUALITY = 7;
    private static final double LABEL_MM = 50;
    private static final double FOCAL_LENGTH = 1400;
    private static final double BLACK_OF_THE_SENSOR = 12;

    private final Random random;
    private final Kind kind;
    private final int[][] label;
    private final double[][] grey = new double[HEIGHT][WIDTH];

    private SimulatedPhoto(BufferedImage flat, Kind kind, long seed) {
        this.random = new Random(seed * 31 + kind.ordinal());
        this.kind = kind;
        this.label = new int[flat.getHeight()][flat.getWidth()];
        for (int y = 0; y < flat.getHeight(); y++) {
            for (int x = 0; x < flat.getWidth(); x++) {
                label[y][x] = flat.getRGB(x, y) & 0xFF;
            }
        }
    }

    /**
     * Takes a photograph.
     *
     * @param flat the label as printed, square
     * @return a JPEG of 1600 x 1200 pixels
     */
    static byte[] jpeg(BufferedImage flat, Kind kind, long seed) {
        return new SimulatedPhoto(flat, kind, seed).taken();
    }

    private byte[] taken() {
        if (kind == Kind.BLOTTED) {
            blot();
        }
        project();
        light();
        blur(kind.between(BLUR, random));
        return compressed(exposed(kind.between(NOISE, random)), kind.between(QUALITY, random));
    }

    private double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    private void blot() {
        int side = label.length;
        for (int count = 3 + random.nextInt(4); count > 0; count--) {
            double middleX = between(0.1, 0.85) * side;
            double middleY = between(0.1, 0.8) * side;
            double radiusX = between(0.015, 0.05) * side;
            double radiusY = between(0.015, 0.05) * side;
            int ink = random.nextBoolean() ? 40 : 225;
            for (int y = (int) (middleY - radiusY); y < middleY + radiusY; y++) {
                for (int x = (int) (middleX - radiusX); x < middleX + radiusX; x++) {
                    if (Math.hypot((x - middleX) / radiusX, (y - middleY) / radiusY) <= 1) {
                        label[y][x] = ink;
                    }
                }
            }
        }
    }

    /** Looks from a distance at which a millimetre of the label's middle has 8 to 14 pixels. */
    private void project() {
        double tilt = Math.toRadians(kind == Kind.OBLIQUE ? between(20, kind.tilt()) : between(0, kind.tilt()));
        double azimuth = between(0, 2 * Math.PI);
        double roll = Math.toRadians(between(-20, 20)) + (random.nextInt(4) == 0 ? Math.PI / 2 * random.nextInt(4) : 0);
        double distance = FOCAL_LENGTH / between(8, 14);
        double[] axis = {Math.cos(azimuth), Math.sin(azimuth), 0};
        double[] right = turned(new double[] {Math.cos(roll), Math.sin(roll), 0}, axis, tilt);
        double[] ahead = turned(new double[] {0, 0, -1}, axis, tilt);
        double[] down = cross(ahead, right);
        double shiftX = between(-120, 120);
        double shiftY = between(-80, 80);
        Table table = new Table(between(0, 100), between(0.5, 3), random.nextInt(3));
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double sum = 0;
                for (int part = 0; part < 4; part++) {
                    double u = (x + 0.25 + 0.5 * (part & 1) - WIDTH / 2.0 - shiftX) / FOCAL_LENGTH;
                    double v = (y + 0.25 + 0.5 * (part >> 1) - HEIGHT / 2.0 - shiftY) / FOCAL_LENGTH;
                    double fall = ahead[2] + u * right[2] + v * down[2];
                    double reach = ahead[2] * distance / fall;
                    sum += brightness(
                            table,
                            reach * (ahead[0] + u * right[0] + v * down[0]) - ahead[0] * distance,
                            reach * (ahead[1] + u * right[1] + v * down[1]) - ahead[1] * distance);
                }
                grey[y][x] = sum / 4;
            }
        }
    }

    private double brightness(Table table, double mmX, double mmY) {
        int side = label.length;
        double x = (mmX / LABEL_MM + 0.5) * side;
        // The table is looked down at: its second axis goes up, rows of a picture go down.
        double y = (0.5 - mmY / LABEL_MM) * side;
        if (x >= 0 && y >= 0 && x < side && y < side) {
            return label[(int) y][(int) x];
        }
        return kind == Kind.TEXTURED ? table.textured(mmX, mmY) : table.plain(mmX);
    }

    private record Table(double phase, double grain, int pattern) {
        double plain(double mmX) {
            return 150 + 20 * Math.sin(mmX / 40 + phase);
        }

        double textured(double mmX, double mmY) {
            int cellX = (int) Math.floor(mmX / grain);
            int cellY = (int) Math.floor(mmY / grain);
            return switch (pattern) {
                case 0 -> 120 + 60 * Math.sin(mmY * grain + 3 * Math.sin(mmX / 15 + phase) + 0.7 * Math.sin(mmX));
                case 1 -> 110 + 80 * ((cellX + cellY) & 1);
                default -> 60 + 150 * pebble(cellX, cellY);
            };
        }

        private static double pebble(int x, int y) {
            int hash = x * 0x9E3779B1 ^ y * 0x85EBCA77;
            hash ^= hash >>> 15;
            hash *= 0x2C1B3C6D;
            hash ^= hash >>> 13;
            return (hash & 0xFFFF) / 65535.0;
        }
    }

    private void light() {
        double slopeX = between(-0.25, 0.25);
        double slopeY = between(-0.25, 0.25);
        double base = kind.between(LIGHT, random);
        boolean shadow = kind == Kind.TEXTURED || random.nextInt(3) == 0;
        double edgeX = between(-1, 1);
        double edgeY = between(-1, 1);
        double edge = between(-200, 200);
        double depth = between(0.5, 0.75);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double fromX = x - WIDTH / 2.0;
                double fromY = y - HEIGHT / 2.0;
                double light = base * (1 + slopeX * fromX / WIDTH + slopeY * fromY / HEIGHT);
                if (shadow) {
                    light *= depth + (1 - depth) / (1 + Math.exp(-(edgeX * fromX + edgeY * fromY + edge) / 25));
                }
                grey[y][x] = BLACK_OF_THE_SENSOR + grey[y][x] * light * 0.93;
            }
        }
    }

    private void blur(double sigma) {
        for (int y = 0; y < HEIGHT; y++) {
            int row = y;
            double[] smooth = smoothed(sigma, WIDTH, at -> grey[row][(int) at]);
            System.arraycopy(smooth, 0, grey[y], 0, WIDTH);
        }
        for (int x = 0; x < WIDTH; x++) {
            int column = x;
            double[] smooth = smoothed(sigma, HEIGHT, at -> grey[(int) at][column]);
            for (int y = 0; y < HEIGHT; y++) {
                grey[y][x] = smooth[y];
            }
        }
    }

    private static double[] smoothed(double sigma, int length, DoubleUnaryOperator line) {
        int radius = (int) Math.ceil(3 * sigma);
        double[] weights = new double[2 * radius + 1];
        double total = 0;
        for (int i = -radius; i <= radius; i++) {
            weights[i + radius] = Math.exp(-i * i / (2 * sigma * sigma));
            total += weights[i + radius];
        }
        double[] out = new double[length];
        for (int at = 0; at < length; at++) {
            double sum = 0;
            for (int i = -radius; i <= radius; i++) {
                sum += weights[i + radius] * line.applyAsDouble(Math.clamp(at + i, 0, length - 1));
            }
            out[at] = sum / total;
        }
        return out;
    }

    private BufferedImage exposed(double noise) {
        var out = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int value = Math.clamp(Math.round(grey[y][x] + noise * random.nextGaussian()), 0, 255);
                out.setRGB(x, y, value << 16 | value << 8 | value);
            }
        }
        return out;
    }

    private static byte[] compressed(BufferedImage picture, double quality) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality((float) quality);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Turned about an axis of length one. */
    private static double[] turned(double[] vector, double[] axis, double angle) {
        double[] across = cross(axis, vector);
        double along = axis[0] * vector[0] + axis[1] * vector[1] + axis[2] * vector[2];
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            out[i] =
                    vector[i] * Math.cos(angle) + across[i] * Math.sin(angle) + axis[i] * along * (1 - Math.cos(angle));
        }
        return out;
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }
}
