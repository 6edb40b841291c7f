package io.chatter.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.messaging.TraceContext;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.event.SubstituteLoggingEvent;
import org.slf4j.helpers.SubstituteLogger;

class TraceScopeTest {

    private final TraceContext position = TraceContext.start(new Random(8));
    private final String trace = " trace_id=" + position.traceId() + " span_id=" + position.spanId();
    private final Queue<SubstituteLoggingEvent> logged = new ArrayDeque<>();
    private final EventLog log = EventLog.of(new SubstituteLogger("test", logged, false));

    @Test
    void shouldNameTheTraceInEveryEventOfItsWork() {
        // When
        TraceScope.run(() -> Optional.of(position), () -> {
            log.debug("line.read", "room", "demo");
            log.info("line.read");
            log.warn("line.read", "room", "demo");
            log.warn("line.skipped", new IllegalStateException("bad"), "room", "demo");
            log.error("line.failed", new IllegalStateException("bad"), "room", "demo");
        });
        log.info("idle");

        // Then
        assertThat(messages())
                .containsExactly(
                        "line.read room=demo" + trace,
                        "line.read" + trace,
                        "line.read room=demo" + trace,
                        "line.skipped room=demo cause=IllegalStateException message=bad" + trace,
                        "line.failed room=demo" + trace,
                        "idle");
    }

    @Test
    void shouldNameTheInnermostTraceOrNone() {
        // Given
        TraceContext inner = position.child(new Random(9));

        // When
        TraceScope.run(() -> Optional.of(position), () -> {
            TraceScope.run(() -> Optional.of(inner), () -> log.info("within"));
            TraceScope.run(Optional::empty, () -> log.info("of.none"));
            log.info("after");
        });

        // Then
        assertThat(messages())
                .containsExactly(
                        "within trace_id=" + inner.traceId() + " span_id=" + inner.spanId(),
                        "of.none",
                        "after" + trace);
    }

    @Test
    void shouldGoAlongToAnotherThread() throws InterruptedException {
        // Given
        FutureTask<String> work = TraceScope.call(
                () -> Optional.of(position),
                () -> new FutureTask<>(TraceScope.carried(() -> {
                    log.info("elsewhere");
                    return "";
                })));

        // When
        Thread.ofVirtual().start(work).join();

        // Then
        assertThat(messages()).containsExactly("elsewhere" + trace);
    }

    @Test
    void shouldNotAskForAPositionThatNobodyLogs() {
        // Given
        AtomicInteger asked = new AtomicInteger();

        // When
        TraceScope.run(
                () -> {
                    asked.incrementAndGet();
                    return Optional.empty();
                },
                () -> {});

        // Then
        assertThat(asked).hasValue(0);
    }

    private List<String> messages() {
        return logged.stream().map(SubstituteLoggingEvent::getMessage).toList();
    }
}
