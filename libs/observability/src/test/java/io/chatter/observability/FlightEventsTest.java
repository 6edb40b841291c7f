package io.chatter.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.observability.flight.BatchJudged;
import io.chatter.observability.flight.ContextTold;
import io.chatter.observability.flight.FrameSent;
import io.chatter.observability.flight.PastRead;
import io.chatter.observability.flight.SoundHeard;
import io.chatter.observability.flight.TurnTaken;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightEventsTest {

    @TempDir
    Path folder;

    @Test
    void shouldBeInARecordingThatAsksForThem() throws Exception {
        // Given
        Path file = folder.resolve("flight.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(BatchJudged.class).withoutThreshold();
            recording.enable(FrameSent.class).withoutThreshold();
            recording.enable(TurnTaken.class).withoutThreshold();
            recording.start();

            // When
            take();
            recording.stop();
            recording.dump(file);
        }

        // Then
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(events)
                .extracting(event -> event.getEventType().getName())
                .containsExactlyInAnyOrder("io.chatter.BatchJudged", "io.chatter.FrameSent", "io.chatter.TurnTaken");
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.getEventType().getCategoryNames()).containsExactly("chatter"));
        assertThat(find(events, "io.chatter.BatchJudged").getInt("records")).isEqualTo(7);
        assertThat(find(events, "io.chatter.FrameSent").getInt("lines")).isEqualTo(3);
        assertThat(find(events, "io.chatter.TurnTaken").getString("agent")).isEqualTo("gus");
    }

    @Test
    void shouldCostNothingWhenNobodyAsks() {
        // Then
        assertThat(new BatchJudged().isEnabled()).isFalse();
        assertThat(new TurnTaken().shouldCommit()).isFalse();
        assertThat(new SoundHeard().shouldCommit()).isFalse();
        assertThat(new ContextTold().shouldCommit()).isFalse();
        assertThat(new PastRead().shouldCommit()).isFalse();
    }

    private static void take() {
        BatchJudged batch = new BatchJudged();
        batch.begin();
        batch.records = 7;
        batch.commit();
        FrameSent frame = new FrameSent();
        frame.lines = 3;
        frame.commit();
        TurnTaken turn = new TurnTaken();
        turn.agent = "gus";
        turn.outcome = "posted";
        turn.commit();
    }

    private static RecordedEvent find(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
