package io.chatter.streamcontext.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether a publisher may be heard. We compare the stream key, not ffmpeg: whatever ffmpeg is given to compare
/// stands in its command line, where every user of the machine reads it. One for each process; thread-safe.
final class Admission {
    private final byte[] key;
    private final CountDownLatch given = new CountDownLatch(1);

    /// @param source whose publisher must name a key; anybody may be heard of another
    Admission(FfmpegSource source) {
        if (source instanceof FfmpegSource.Rtmp rtmp) {
            key = rtmp.key().getBytes(StandardCharsets.UTF_8);
        } else {
            key = new byte[0];
            given.countDown();
        }
    }

    /// @return whether that is the key; then the publisher may be heard
    boolean ask(String named) {
        boolean known = MessageDigest.isEqual(key, named.getBytes(StandardCharsets.UTF_8));
        if (known) {
            given.countDown();
        }
        return known;
    }

    boolean isGiven() {
        return given.getCount() == 0;
    }

    /// Sound and the report of the key come by different threads.
    boolean isGivenWithin(Duration patience) throws InterruptedException {
        return given.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
