package io.chatter.topology;

import static io.chatter.topology.DrivenTopology.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chatter.schema.TrendsSnapshot;
import io.chatter.topology.trends.TrendsTopology;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a flight recording shows of the topology's work.
class WindowsClosedTest {

    @TempDir
    Path folder;

    @Test
    void shouldRecordEachCloseOfWindowsWithItsEndAndItsRooms() throws Exception {
        // Given
        List<TrendsSnapshot> told;
        Path file = folder.resolve("flight.jfr");
        try (DrivenTopology chat = new DrivenTopology(folder.resolve("state"));
                Recording recording = new Recording()) {
            recording.enable("io.chatter.WindowsClosed").withoutThreshold();
            recording.start();

            // When
            chat.human(1, "ana", "dragon");
            chat.human(2, "ben", "dragon");
            chat.human(25, "cat", "treasure");
            told = chat.fast();
            recording.stop();
            recording.dump(file);
        }

        // Then
        List<RecordedEvent> fast = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getString("store").equals(TrendsTopology.FAST_STORE))
                .toList();
        assertThat(told).extracting(TrendsSnapshot::getWindowEnd).contains(at(3), at(4));
        assertThat(fast)
                .extracting(WindowsClosedTest::windowEnd)
                .doesNotHaveDuplicates()
                .containsAll(told.stream().map(TrendsSnapshot::getWindowEnd).toList());
        assertThat(fast)
                .extracting(WindowsClosedTest::windowEnd, event -> event.getInt("rooms"))
                .contains(tuple(at(3), 1));
        assertThat(fast).allSatisfy(event -> assertThat(event.getDuration()).isPositive());
    }

    private static Instant windowEnd(RecordedEvent event) {
        return event.getInstant("windowEnd");
    }
}
