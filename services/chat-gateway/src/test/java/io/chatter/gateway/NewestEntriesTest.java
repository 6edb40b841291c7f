package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewestEntriesTest {

    @Test
    void shouldForgetFirstWhatWasNeitherAddedNorRenewedLately() {
        // Given
        List<Integer> forgotten = new ArrayList<>();
        NewestEntries<String, Integer> entries = new NewestEntries<>(2, forgotten::add);
        entries.renew("often", 1, Integer::sum);
        entries.renew("once", 10, Integer::sum);

        // When
        entries.renew("often", 1, Integer::sum);
        entries.renew("new", 100, Integer::sum);

        // Then
        assertThat(entries).containsOnlyKeys("often", "new").containsEntry("often", 2);
        assertThat(forgotten).containsExactly(10);
    }
}
