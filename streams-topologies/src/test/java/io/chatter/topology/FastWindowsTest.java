package io.chatter.topology;

import static io.chatter.topology.DrivenTopology.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import io.chatter.schema.Wave;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The windows of 10 s every second, and the waves they see.
class FastWindowsTest {

    @TempDir
    Path state;

    private DrivenTopology chat;

    @BeforeEach
    void startTopology() {
        chat = new DrivenTopology(state);
    }

    @AfterEach
    void stopTopology() {
        chat.close();
    }

    @Test
    void shouldTellEverySecondWhatTheLastTenWereAbout() {
        // Given
        chat.human(1, "ana", "dragon");
        chat.human(2, "ben", "dragon");
        chat.human(9, "ana", "the dragon sleeps");

        // When
        chat.human(25, "cat", "treasure");

        // Then
        List<TrendsSnapshot> fast = chat.fast();
        assertThat(fast)
                .filteredOn(snapshot -> !snapshot.getTrends().isEmpty())
                .extracting(TrendsSnapshot::getWindowEnd, FastWindowsTest::linesWithDragon)
                .startsWith(tuple(at(3), 2L), tuple(at(4), 2L))
                .contains(tuple(at(10), 3L), tuple(at(11), 3L))
                .endsWith(tuple(at(12), 2L));
        assertThat(fast)
                .allSatisfy(snapshot ->
                        assertThat(snapshot.getWindowStart().plusSeconds(10)).isEqualTo(snapshot.getWindowEnd()));
    }

    @Test
    void shouldFollowAWaveFromItsStartOverItsPeakToItsEnd() {
        // Given: three say it at once, two more join, and then nobody does
        for (int i = 0; i < 5; i++) {
            chat.human(1 + i * 0.1, "viewer" + i, "avalanche!");
        }
        for (int i = 5; i < 8; i++) {
            chat.human(4, "viewer" + i, "avalanche!!");
        }

        // When
        for (int second = 5; second < 30; second++) {
            chat.bot(second, "gizmo", "number " + second, 0);
        }

        // Then
        List<Wave> told = chat.fast().stream()
                .flatMap(snapshot -> snapshot.getWaves().stream())
                .toList();
        assertThat(told).extracting(Wave::getTerm, Wave::getStartedAt).containsOnly(tuple("avalanche", at(2)));
        assertThat(told.getFirst().getPeakCount()).isEqualTo(5);
        assertThat(told.getLast().getPeakCount()).isEqualTo(8);
        assertThat(told.getLast().getPeakAt()).isEqualTo(at(5));
        assertThat(told)
                .filteredOn(wave -> wave.getEndedAt() != null)
                .singleElement()
                .satisfies(wave -> assertThat(wave.getEndedAt()).isEqualTo(at(12)));
    }

    @Test
    void shouldSeeNoWaveInWhatOnePersonRepeats() {
        // When
        for (int i = 0; i < 20; i++) {
            chat.human(1 + i * 0.1, "ana", "avalanche");
        }
        chat.human(9, "ben", "calm down");

        // Then
        assertThat(chat.fast())
                .isNotEmpty()
                .allSatisfy(snapshot -> assertThat(snapshot.getWaves()).isEmpty());
    }

    private static long linesWithDragon(TrendsSnapshot snapshot) {
        return snapshot.getTrends().stream()
                .filter(trend -> trend.getTerm().equals("dragon"))
                .mapToLong(Trend::getCount)
                .sum();
    }
}
