package io.chatter.streamcontext;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;

/// Frames for tests.
public final class Pictures {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;

    private Pictures() {}

    public static Frame flat(int grey) {
        return frame((x, y) -> grey);
    }

    /// Fields of a brightness of their own, the same for the same seed, with a little noise over them.
    public static Frame fields(long seed, int noise) {
        Random fields = new Random(seed);
        int[] bright = fields.ints(64, 20, 235).toArray();
        Random grain = new Random(seed + noise);
        return frame((x, y) ->
                Math.clamp(bright[y * 8 / HEIGHT * 8 + x * 8 / WIDTH] + grain.nextInt(-noise, noise + 1), 0, 255));
    }

    private static Frame frame(IntBinaryOperator grey) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                picture.setRGB(x, y, grey.applyAsInt(x, y) * 0x010101);
            }
        }
        try {
            ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
            ImageIO.write(picture, "jpg", jpeg);
            return new Frame(Instant.now(), jpeg.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
