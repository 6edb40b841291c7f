package io.chatter.persona.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.persona.Agent;
import io.chatter.persona.Fixtures;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkloadLedgerTest {

    private static final String HELLO = "LINE@hello";

    private final Agent ada = Fixtures.agent("ada");
    private final WorkloadLedger ledger = new WorkloadLedger(Clock.fixed(Fixtures.NOON, ZoneOffset.UTC), 4);

    @Test
    void shouldTellWhoIsAnsweringWhat() {
        // Given
        try (WorkloadLedger.Claim _ = ledger.claim(ada, HELLO)) {
            // When, Then
            assertThat(ledger.of("demo").answering()).isEqualTo(Map.of(HELLO, Set.of("ada")));
            assertThat(ledger.of("demo").turns()).isEqualTo(1);
            assertThat(ledger.of("elsewhere").answering()).isEmpty();
        }
    }

    @Test
    void shouldRememberAPostedLineUntilItMustBeVisible() {
        // Given
        try (WorkloadLedger.Claim claim = ledger.claim(ada, HELLO)) {
            // When
            claim.posted();
        }

        // Then
        assertThat(ledger.of("demo").answering()).containsKey(HELLO);
        assertThat(ledger.of("demo").turns()).isZero();
    }

    @Test
    void shouldForgetATurnThatEndedInSilence() {
        // Given
        WorkloadLedger.Claim claim = ledger.claim(ada, HELLO);

        // When
        claim.close();

        // Then
        assertThat(ledger.of("demo").answering()).isEmpty();
    }
}
