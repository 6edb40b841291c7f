package io.chatter.benchmark.topologies;

import io.chatter.benchmark.ground.FlightProfile;
import io.chatter.benchmark.ground.Ground;
import io.chatter.benchmark.ground.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;

/// What the trends service showed while it read a whole firehose, on one core where that can be.
///
/// @param rate lines a second, once it had read a quarter of them and was warm
/// @param perCpuSecond the same for a second of its processor; steadier, for others may have taken part of that
/// @param seconds for all lines, the start of its JVM's life included
/// @param heapMegabytes in use when all lines were read, after a full collection
/// @param peakMegabytes the most resident memory
/// @param hottest where the time went
record TrendsRun(
        double rate, double perCpuSecond, double seconds, double heapMegabytes, double peakMegabytes, String hottest) {

    private static final Duration SAMPLE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final int WARM_UP_PART = 4;

    /// @param lines that the firehose has
    static TrendsRun of(Ground ground, int lines, int heapMb, int core)
            throws IOException, InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", ground.bootstrapServers()))) {
            long begin = System.nanoTime();
            ServerProcess trends = ground.trends(heapMb).process();
            trends.pin(core);
            while (read(admin) < lines / WARM_UP_PART) {
                await(trends, begin);
            }
            FlightProfile profile = FlightProfile.start(trends.pid());
            long warm = read(admin);
            long warmAt = System.nanoTime();
            double cpuBefore = trends.cpuSeconds();
            while (read(admin) < lines) {
                await(trends, begin);
            }
            long end = System.nanoTime();
            double cpu = trends.cpuSeconds() - cpuBefore;
            double peak = trends.peakMegabytes();
            return new TrendsRun(
                    (lines - warm) / ((end - warmAt) / 1e9),
                    (lines - warm) / cpu,
                    (end - begin) / 1e9,
                    trends.usedHeapMegabytes(),
                    peak,
                    profile.hottest());
        }
    }

    private static void await(ServerProcess trends, long begin) throws InterruptedException {
        if (!trends.isAlive()) {
            throw new IllegalStateException("trends has ended: its heap may be too small for these sizes");
        }
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
            throw new IllegalStateException("trends has not read all lines within " + PATIENCE);
        }
        Thread.sleep(SAMPLE);
    }

    /// Lines that its group has committed.
    private static long read(Admin admin) throws InterruptedException, ExecutionException {
        String group = admin.listGroups().all().get().stream()
                .map(found -> found.groupId())
                .filter(id -> id.startsWith("chatter-trends"))
                .findFirst()
                .orElseThrow();
        return admin
                .listStreamsGroupOffsets(Map.of(group, new ListStreamsGroupOffsetsSpec()))
                .partitionsToOffsetAndMetadata(group)
                .get()
                .values()
                .stream()
                .mapToLong(offset -> offset == null ? 0 : offset.offset())
                .sum();
    }
}
