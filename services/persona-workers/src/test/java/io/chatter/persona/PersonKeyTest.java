package io.chatter.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.Author;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonKeyTest {

    @ParameterizedTest
    @CsvSource({
        "guest-17, Carol, guest, guest:carol",
        "carol, Carol, moderator, carol",
        "guest:carol, Carol, moderator, account:guest:carol",
        "account:guest:carol, Carol, moderator, account:account:guest:carol"
    })
    void shouldNeverTakeAGuestForAnAccount(String id, String name, String badge, String key) {
        // Given
        Author author = new Author(id, name, "#ffffff", List.of(badge));

        // When, Then
        assertThat(PersonKey.of(author)).isEqualTo(key);
    }
}
