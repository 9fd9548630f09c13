// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * A picture as brightness, all that a code needs and the least memory.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels one byte each, row by row, 0 black to 255 white
 */
record GreyPicture(int width, int height, byte[] pixels) {
    /** What is transparent is paper. */
    static GreyPicture of(BufferedImage picture) {
        var grey = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        var graphics = grey.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        byte[] pixels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        return new GreyPicture(grey.getWidth(), grey.getHeight(), pixels);
    }

    int longestSide() {
        return Math.max(width, height);
    }

    /** The same with a shorter longest side; each pixel is the mean of those it replaces, which also takes noise away. */
    GreyPicture shrunkTo(int longest) {
        int newWidth = Math.max(1, Math.toIntExact((long) width * longest / longestSide()));
        int newHeight = Math.max(1, Math.toIntExact((long) height * longest / longestSide()));
        byte[] out = new byte[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            int top = Math.toIntExact((long) y * height / newHeight);
            int bottom = Math.toIntExact(Math.max(top + 1, (y + 1L) * height / newHeight));
            for (int x = 0; x < newWidth; x++) {
                int left = Math.toIntExact((long) x * width / newWidth);
                int right = Math.toIntExact(Math.max(left + 1, (x + 1L) * width / newWidth));
                out[y * newWidth + x] = (byte) mean(left, top, right, bottom);
            }
        }
        return new GreyPicture(newWidth, newHeight, out);
    }

    private int mean(int left, int top, int right, int bottom) {
        int sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += pixels[y * width + x] & 0xFF;
            }
        }
        return sum / ((right - left) * (bottom - top));
    }

    /** Twice as wide and high, between pixels their mean: blurred or very small codes are found better so. */
    GreyPicture doubled() {
        byte[] out = new byte[4 * width * height];
        for (int y = 0; y < 2 * height; y++) {
            for (int x = 0; x < 2 * width; x++) {
                int right = Math.min((x + 1) / 2, width - 1);
                int bottom = Math.min((y + 1) / 2, height - 1);
                int sum = at(x / 2, y / 2) + at(right, y / 2) + at(x / 2, bottom) + at(right, bottom);
                out[y * 2 * width + x] = (byte) ((sum + 2) / 4);
            }
        }
        return new GreyPicture(2 * width, 2 * height, out);
    }

    private int at(int x, int y) {
        return pixels[y * width + x] & 0xFF;
    }
}
