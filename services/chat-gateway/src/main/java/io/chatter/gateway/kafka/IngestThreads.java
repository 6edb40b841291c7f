package io.chatter.gateway.kafka;

import io.chatter.gateway.LineJudge;
import java.util.List;
import java.util.stream.IntStream;

/// The ingest loops of one replica.
public final class IngestThreads implements AutoCloseable {

    private final List<IngestLoop> loops;

    public IngestThreads(KafkaEndpoint endpoint, IngestSettings settings, LineJudge judge, IngestMetrics metrics) {
        IngestClients clients = IngestClients.of(endpoint);
        this.loops = IntStream.range(0, settings.threads())
                .mapToObj(i -> new IngestLoop(
                        settings.replica() + "-" + i,
                        settings.writers(),
                        clients,
                        new IngestStep(endpoint, judge),
                        metrics))
                .toList();
    }

    /// Starts a thread a loop.
    ///
    /// @param end called on a thread that dies of an error
    /// @return the threads, to wait for after [#close]
    public List<Thread> start(Thread.UncaughtExceptionHandler end) {
        return IntStream.range(0, loops.size())
                .mapToObj(i -> Thread.ofPlatform()
                        .name("ingest-" + i)
                        .uncaughtExceptionHandler(end)
                        .start(loops.get(i)))
                .toList();
    }

    public boolean isReady() {
        return loops.stream().allMatch(IngestLoop::isReady);
    }

    @Override
    public void close() {
        loops.forEach(IngestLoop::close);
    }
}
