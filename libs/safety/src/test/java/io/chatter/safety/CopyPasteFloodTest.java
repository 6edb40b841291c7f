package io.chatter.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class CopyPasteFloodTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String PASTA = "I am the one who pastes, and nobody will stop me";

    @Test
    void shouldFindTheCopyThatIsOneTooMany() {
        // Given
        CopyPasteFlood flood = new CopyPasteFlood(Duration.ofSeconds(30), 2);
        flood.observe(PASTA, NOON);
        flood.observe(PASTA + "!!", NOON.plusSeconds(1));

        // When, Then
        assertThat(flood.observe(PASTA.toUpperCase(java.util.Locale.ROOT), NOON.plusSeconds(2)))
                .hasValueSatisfying(finding -> assertThat(finding.rule()).isEqualTo("copy-paste"));
    }

    @Test
    void shouldForgetWhatLeftTheWindow() {
        // Given
        CopyPasteFlood flood = new CopyPasteFlood(Duration.ofSeconds(30), 1);
        flood.observe(PASTA, NOON);

        // When, Then
        assertThat(flood.observe(PASTA, NOON.plusSeconds(31))).isEmpty();
    }

    @Test
    void shouldNotCountShortLines() {
        // Given
        CopyPasteFlood flood = new CopyPasteFlood(Duration.ofSeconds(30), 1);
        flood.observe("gg", NOON);

        // When, Then
        assertThat(flood.observe("gg", NOON)).isEmpty();
    }
}
