package io.chatter.streamcontext.bench;

import io.chatter.schema.StreamContext;
import io.chatter.schema.TranscriptSegment;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.check.LocalTools;
import io.chatter.streamcontext.ffmpeg.FfmpegFeed;
import io.chatter.streamcontext.ffmpeg.FfmpegSource;
import io.chatter.streamcontext.pipeline.PipelineParts;
import io.chatter.streamcontext.pipeline.RoomPipelines;
import io.chatter.streamcontext.pipeline.RoomPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/// Plays a recording in some rooms at once, in real time, and measures how long after its end a sentence stands in a
/// published context: `LiveBench ENGINE FILE ROOMS SECONDS` prints one line of JSON. A room's first ten seconds do
/// not count: models are loading.
public final class LiveBench {
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final List<Long> delays = Collections.synchronizedList(new ArrayList<>());
    private final LongAdder skipped = new LongAdder();
    private final Instant counted = Instant.now().plus(WARM_UP);

    private LiveBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path file = Path.of(arguments[1]).toAbsolutePath().normalize();
        int rooms = Integer.parseInt(arguments[2]);
        System.out.println(new LiveBench().run(arguments[0], file, rooms, Long.parseLong(arguments[3])));
        System.exit(0);
    }

    private String run(String engine, Path file, int count, long seconds) throws IOException, InterruptedException {
        LocalTools tools = LocalTools.ofThisMachine();
        FfmpegSource source = new FfmpegSource.Recording(file, file.resolveSibling(""), true);
        Clock clock = Clock.systemUTC();
        List<RoomPlan> plans = IntStream.range(0, count)
                .mapToObj(room -> new RoomPlan(
                        "room-" + room, new FfmpegFeed(tools.ffmpeg(), source, clock), engine, Optional::of))
                .toList();
        PipelineParts parts =
                new PipelineParts(tools.engines(), ContextSettings.defaults(), this::published, this::skipped, clock);
        long early = 0;
        try (RoomPipelines pipelines = new RoomPipelines(plans, parts)) {
            pipelines.start();
            CountDownLatch never = new CountDownLatch(1);
            boolean unused = never.await(WARM_UP.toSeconds(), TimeUnit.SECONDS);
            early = ResidentMemory.megabytesNow();
            unused |= never.await(seconds, TimeUnit.SECONDS);
            return json(count, early, ResidentMemory.megabytesNow());
        }
    }

    private void published(StreamContext context) {
        Instant now = Instant.now();
        for (TranscriptSegment segment : context.getSegments()) {
            if (segment.getIsFinal()
                    && seen.add(context.getRoomId() + segment.getStart())
                    && segment.getStart().isAfter(counted)) {
                delays.add(Duration.between(segment.getEnd(), now).toMillis());
            }
        }
    }

    private void skipped(String room, Duration length) {
        if (Instant.now().isAfter(counted)) {
            skipped.add(length.toMillis());
        }
    }

    private String json(int rooms, long early, long late) {
        List<Long> sorted = delays.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "{\"rooms\":%d,\"sentences\":%d,\"p50_ms\":%d,\"p95_ms\":%d,\"skipped_ms\":%d,\"early_mb\":%d,\"late_mb\":%d}",
                rooms,
                sorted.size(),
                at(sorted, 0.5),
                at(sorted, 0.95),
                skipped.sum(),
                early,
                late);
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? -1 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
