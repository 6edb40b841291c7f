package io.chatter.streamcontext;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// What a picture looks like from afar: whether brightness falls from each of 9 by 8 fields to the next (the difference
/// hash of Krawetz, "Kind of like that", 2013), and how bright it is on the whole. Pictures that look alike have hashes
/// that differ in few bits, however they are encoded.
///
/// @param falls 64 bits, row by row
/// @param brightness mean, from 0 to 255
public record PictureHash(long falls, double brightness) {
    private static final int COLUMNS = 9;
    private static final int ROWS = 8;
    /// Fields of a flat surface differ by less, and would make bits of noise.
    private static final double FLAT = 2;
    /// Two flat surfaces have the same bits, whatever their brightness is.
    private static final double AS_BRIGHT = 16;

    /// @throws VisionException when that is no JPEG
    public static PictureHash of(Frame frame) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(frame.jpeg()));
            if (picture == null || picture.getWidth() < COLUMNS || picture.getHeight() < ROWS) {
                throw new VisionException("the frame is no picture, or too small a one", null);
            }
            return of(picture);
        } catch (IOException e) {
            throw new VisionException("the frame is no picture: " + e.getMessage(), e);
        }
    }

    private static PictureHash of(BufferedImage picture) {
        long falls = 0;
        double brightness = 0;
        for (int row = 0; row < ROWS; row++) {
            double before = 0;
            for (int column = 0; column < COLUMNS; column++) {
                double field = brightness(picture, row, column);
                brightness += field;
                if (column > 0) {
                    falls = falls << 1 | (before - field > FLAT ? 1 : 0);
                }
                before = field;
            }
        }
        return new PictureHash(falls, brightness / (ROWS * COLUMNS));
    }

    private static double brightness(BufferedImage picture, int row, int column) {
        int left = column * picture.getWidth() / COLUMNS;
        int right = (column + 1) * picture.getWidth() / COLUMNS;
        int top = row * picture.getHeight() / ROWS;
        int bottom = (row + 1) * picture.getHeight() / ROWS;
        double sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int colour = picture.getRGB(x, y);
                sum += 0.299 * (colour >> 16 & 255) + 0.587 * (colour >> 8 & 255) + 0.114 * (colour & 255);
            }
        }
        return sum / ((right - left) * (bottom - top));
    }

    /// @param bits that may differ
    public boolean looksLike(PictureHash other, int bits) {
        return Long.bitCount(falls ^ other.falls) <= bits && Math.abs(brightness - other.brightness) <= AS_BRIGHT;
    }
}
