package io.chatter.streamcontext;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says when the sound of a live stream was played: samples are counted, for arrival times jitter. The count is tied to
/// the clock when the opening burst is over, which whoever looks for the format makes, and anew when the sound
/// stays behind: what comes at once behind a stall is a backlog and goes on where it stopped. Times never go backwards.
/// Used by one thread.
public final class LiveTimeline {
    private static final Duration BEHIND = Duration.ofSeconds(2);
    private static final Duration LONGEST_OPENING = Duration.ofSeconds(5);
    private static final Duration FARTHEST_AHEAD = Duration.ofSeconds(5);

    private final List<short[]> opening = new ArrayList<>();
    private Instant lastArrival = Instant.MIN;
    private Instant origin = Instant.MIN;
    private boolean tied;
    private long samples;
    private @Nullable Instant behindSince;

    /// Takes the next chunk.
    ///
    /// @param chunk not written to any more
    /// @param arrival when its last sample came
    /// @return the chunks whose time is known now, in order
    /// @throws FeedException when the sound comes faster than it can be played
    public List<SoundChunk> hear(short[] chunk, Instant arrival) {
        if (!tied && isOpening(chunk, arrival)) {
            opening.add(chunk);
            samples += chunk.length;
            lastArrival = arrival;
            return List.of();
        }
        List<SoundChunk> stamped = new ArrayList<>(rest());
        stamped.add(stamp(chunk, arrival));
        return stamped;
    }

    /// The chunks that were held back until their time is known.
    public List<SoundChunk> rest() {
        if (tied || opening.isEmpty()) {
            return List.of();
        }
        tie(lastArrival.minus(SoundChunk.lengthOf(samples)));
        List<SoundChunk> stamped = opening.stream().map(this::next).toList();
        opening.clear();
        return stamped;
    }

    private boolean isOpening(short[] chunk, Instant arrival) {
        Duration halfAChunk = SoundChunk.lengthOf(chunk.length / 2);
        return opening.isEmpty()
                || (arrival.isBefore(lastArrival.plus(halfAChunk))
                        && SoundChunk.lengthOf(samples).compareTo(LONGEST_OPENING) < 0);
    }

    private SoundChunk stamp(short[] chunk, Instant arrival) {
        Instant began = arrival.minus(SoundChunk.lengthOf(chunk.length));
        Instant counted = origin.plus(SoundChunk.lengthOf(samples));
        if (counted.isAfter(began.plus(FARTHEST_AHEAD))) {
            throw new FeedException("the publisher sends faster than it plays; with ffmpeg use -re");
        }
        Instant since = behindSince;
        if (!began.isAfter(counted.plus(BEHIND))) {
            behindSince = null;
        } else if (since == null) {
            behindSince = arrival;
        } else if (!arrival.isBefore(since.plus(BEHIND))) {
            tie(began);
        }
        return next(chunk);
    }

    private void tie(Instant at) {
        tied = true;
        origin = at;
        samples = 0;
        behindSince = null;
    }

    private SoundChunk next(short[] chunk) {
        Instant at = origin.plus(SoundChunk.lengthOf(samples));
        samples += chunk.length;
        return new SoundChunk(at, chunk);
    }
}
