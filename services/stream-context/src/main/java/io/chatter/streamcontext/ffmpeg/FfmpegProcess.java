package io.chatter.streamcontext.ffmpeg;

import io.chatter.streamcontext.FeedException;
import io.chatter.streamcontext.Frame;
import io.chatter.streamcontext.LiveTimeline;
import io.chatter.streamcontext.SoundChunk;
import io.chatter.streamcontext.StreamFeed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One running ffmpeg. Two virtual threads read its sound and its stderr; the thread that calls
/// `pump` watches over them.
///
/// It does not outlive us: closing kills it, and when this process dies its leash does.
final class FfmpegProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration STALL = Duration.ofSeconds(10);
    private static final Duration ASKING = Duration.ofSeconds(5);
    private static final Duration OPEN = Duration.ofMinutes(1);
    private static final String STRANGER = "a publisher came with a wrong stream key and was cut off";

    private final Process process;
    private final Thread errorReader;
    private final FfmpegReport report;
    private final Admission admission;
    private final InstantSource clock;
    private final StreamFeed.Listener listener;
    private final LiveTimeline timeline = new LiveTimeline();
    private final FfmpegSource source;
    private final @Nullable FrameFile frames;
    private final Instant opened;
    private volatile Instant lastSound;
    private volatile boolean played;
    private boolean hasExpired;
    private volatile @Nullable RuntimeException refusal;

    private FfmpegProcess(Process process, FfmpegFeed feed, @Nullable FrameFile frames, StreamFeed.Listener listener) {
        this.process = process;
        this.clock = feed.clock();
        this.listener = listener;
        this.source = feed.source();
        this.frames = frames;
        this.opened = clock.instant();
        this.lastSound = opened;
        this.admission = new Admission(source);
        this.report = new FfmpegReport(new Witness(), source.secret());
        this.errorReader = Thread.ofVirtual().name("ffmpeg-errors").start(this::readErrors);
    }

    static FfmpegProcess start(FfmpegFeed feed, StreamFeed.Listener listener) {
        FrameFile frames = feed.frames().isPositive() ? FrameFile.create() : null;
        List<String> command = new ArrayList<>(feed.source().command(feed.binary()));
        if (frames != null) {
            command.addAll(frames.output(feed.frames()));
        }
        try {
            return new FfmpegProcess(FfmpegBinary.leashed(command).start(), feed, frames, listener);
        } catch (IOException e) {
            throw new FeedException("cannot start " + feed.binary().path() + ": " + e.getMessage(), e);
        }
    }

    /// Hands on sound until ffmpeg ends. An interrupt ends the wait at once, also while no sound
    /// comes.
    ///
    /// @return ffmpeg's exit code
    /// @throws FeedException when no sound comes for a while, or it breaks off
    /// @throws RuntimeException what the listener threw; ffmpeg was ended then
    int pump() throws InterruptedException {
        Thread soundReader = Thread.ofVirtual().name("ffmpeg-sound").start(this::readSound);
        while (!soundReader.join(LOOK)) {
            if (isUnclaimed() && !hasExpired) {
                hasExpired = true;
                slip();
            }
            if ((played || !(source instanceof FfmpegSource.Listener))
                    && clock.instant().isAfter(lastSound.plus(STALL))) {
                throw new FeedException("ffmpeg gives no sound for " + STALL.toSeconds() + " s");
            }
            look();
        }
        int code = process.waitFor();
        errorReader.join();
        RuntimeException thrown = refusal;
        if (thrown != null) {
            throw thrown;
        }
        return code;
    }

    /// A port that was open for long, and whoever may be connected has not said so far who it is.
    private boolean isUnclaimed() {
        boolean named = source instanceof FfmpegSource.Rtmp ? admission.isGiven() : played;
        return source instanceof FfmpegSource.Listener
                && !named
                && clock.instant().isAfter(opened.plus(OPEN));
    }

    /// Whether it was ended because nobody had claimed the port; it is to be opened anew.
    boolean hasExpired() {
        return hasExpired;
    }

    private void look() {
        if (frames != null && played) {
            frames.next().ifPresent(jpeg -> listener.frame(new Frame(clock.instant(), jpeg)));
        }
    }

    private void readSound() {
        try (InputStream sound = process.getInputStream()) {
            byte[] bytes = new byte[SoundChunk.USUAL_SAMPLES * Short.BYTES];
            int length = sound.readNBytes(bytes, 0, bytes.length);
            while (length >= Short.BYTES) {
                short[] samples = new short[length / Short.BYTES];
                ByteBuffer.wrap(bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asShortBuffer()
                        .get(samples);
                lastSound = clock.instant();
                if (refusal != null || !isAdmitted()) {
                    return;
                }
                played = true;
                timeline.hear(samples, lastSound).forEach(listener::sound);
                length = sound.readNBytes(bytes, 0, bytes.length);
            }
            timeline.rest().forEach(listener::sound);
        } catch (IOException e) {
            report.line("the sound broke off: " + e.getMessage());
        } catch (RuntimeException e) {
            refuse(e);
        }
    }

    private boolean isAdmitted() throws IOException {
        try {
            if (admission.isGivenWithin(ASKING)) {
                return true;
            }
            refuse(new FeedException(STRANGER));
            return false;
        } catch (InterruptedException e) {
            throw new InterruptedIOException(e.getMessage());
        }
    }

    /// What stderr tells of the stream.
    private final class Witness implements FfmpegReport.Listener {
        @Override
        public void picture(double difference) {
            if (admission.isGiven()) {
                listener.picture(clock.instant(), Math.clamp(difference / 100, 0, 1));
            }
        }

        @Override
        public void publisher(String named) {
            if (!admission.ask(named)) {
                refuse(new FeedException(STRANGER));
            }
        }

        @Override
        public void turnedAway() {
            if (!played && source instanceof FfmpegSource.Listener waiting) {
                listener.waiting(waiting.awaited() + "; one came without the right passphrase and was turned away");
            }
        }
    }

    /// The reader that calls this reads no more, so ffmpeg would hang on a full pipe.
    private void refuse(RuntimeException thrown) {
        refusal = thrown;
        slip();
    }

    /// Whether any sound came.
    boolean hasPlayed() {
        return played;
    }

    FfmpegReport report() {
        return report;
    }

    /// Ends the process, whatever it is doing.
    @Override
    public void close() {
        slip();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        if (frames != null) {
            frames.close();
        }
    }

    /// Closing its stdin makes the leash kill ffmpeg; without a leash it is told to end.
    private void slip() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        if (!Leash.isHere()) {
            process.destroy();
        }
    }

    private void readErrors() {
        try (BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            errors.lines().forEach(report::line);
        } catch (IOException | UncheckedIOException e) {
            report.line("stderr broke off: " + e.getMessage());
        } catch (RuntimeException e) {
            refuse(e);
        }
    }
}
