package io.chatter.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayReportTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now = 77;
    private final ReplayReport report = new ReplayReport(new PrintStream(err, true, StandardCharsets.UTF_8), () -> now);

    @Test
    void shouldDrawHowFarItIsAndSayWhenItWillBeDone() {
        // When: a third in 30 s, two thirds in 90 s, and all
        after(30).at(1_000, 100, 300);
        after(60).at(1_500, 200, 300);
        after(45).at(2_500, 300, 300);

        // Then
        assertThat(lines())
                .containsExactly(
                        "  [##########....................]  33 %  1,000 records  1m left",
                        "  [####################..........]  67 %  1,500 records  45s left",
                        "  [##############################] 100 %  2,500 records  0s left");
    }

    @Test
    void shouldTellOnceASecondHoweverOftenItIsTold() {
        // When
        for (int i = 1; i <= 50; i++) {
            now += Duration.ofMillis(100).toNanos();
            report.at(i, i, 100);
        }

        // Then
        assertThat(lines()).hasSizeBetween(4, 5).allMatch(line -> line.endsWith("s left"));
    }

    @Test
    void shouldNotGuessBeforeAnythingIsPassed() {
        // When
        after(2).at(0, 0, 300);

        // Then
        assertThat(lines()).containsExactly("  [..............................]   0 %  0 records  ");
    }

    @Test
    void shouldSayAtItsEndHowFastItWas() {
        // Given
        after(2).at(5_000, 300, 300);

        // When
        after(2);
        report.end();

        // Then
        assertThat(lines()).last().isEqualTo("  5,000 records in 4.0 s, 1,250/s");
    }

    private ReplayReport after(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
        return report;
    }

    private List<String> lines() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
