package io.chatter.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowedOriginsTest {

    private final AllowedOrigins origins = new AllowedOrigins(Set.of("https://chat.example"), true, true);

    @Test
    void shouldAdmitItsOwnPageThisMachineAndNamedPages() {
        assertThat(origins.admit("https://stream.example:8443", "stream.example:8443"))
                .isTrue();
        assertThat(origins.admit("http://localhost:5173", "127.0.0.1:8080")).isTrue();
        assertThat(origins.admit("https://CHAT.example", "stream.example")).isTrue();
    }

    @Test
    void shouldRefuseOtherPages() {
        assertThat(origins.admit("https://evil.example", "stream.example")).isFalse();
        assertThat(origins.admit("https://localhost.evil.example", "stream.example"))
                .isFalse();
        assertThat(origins.admit("null", "stream.example")).isFalse();
        assertThat(origins.admit("https://", "stream.example")).isFalse();
    }

    @Test
    void shouldAdmitPagesOfThisMachineOnlyWhereAllowed() {
        // Given
        AllowedOrigins production = new AllowedOrigins(Set.of("https://chat.example"), false, true);

        // Then
        assertThat(production.admit("http://localhost:5173", "stream.example")).isFalse();
        assertThat(production.admit("http://localhost:8080", "localhost:8080")).isTrue();
        assertThat(production.admit("https://chat.example", "stream.example")).isTrue();
    }

    @Test
    void shouldAdmitProgramsOnlyWhereAllowed() {
        assertThat(origins.admit(null, "stream.example")).isTrue();
        assertThat(new AllowedOrigins(Set.of(), false, false).admit(null, "stream.example"))
                .isFalse();
    }
}
