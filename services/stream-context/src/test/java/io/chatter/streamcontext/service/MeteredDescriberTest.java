package io.chatter.streamcontext.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.observability.Metric;
import io.chatter.streamcontext.Frame;
import io.chatter.streamcontext.PictureDescriber;
import io.chatter.streamcontext.Sight;
import io.chatter.streamcontext.VisionException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeteredDescriberTest {
    private static final Frame FRAME = new Frame(Instant.EPOCH, new byte[] {1});

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void shouldTellAnswersFromFailures() throws InterruptedException {
        // Given
        PictureDescriber answering = new MeteredDescriber(frame -> new Sight(frame.at(), "a boss", List.of()), meters);
        PictureDescriber failing = new MeteredDescriber(
                _ -> {
                    throw new VisionException("the vision model answered 500", null);
                },
                meters);

        // When
        answering.describe(FRAME);
        answering.describe(FRAME);
        assertThatThrownBy(() -> failing.describe(FRAME)).isInstanceOf(VisionException.class);

        // Then
        assertThat(Metric.CONTEXT_SIGHTS.timer(meters, "described").count()).isEqualTo(2);
        assertThat(Metric.CONTEXT_SIGHTS.timer(meters, "failed").count()).isEqualTo(1);
    }
}
