package io.chatter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PagePolicyTest {

    @Test
    void shouldAllowFramesAndMediaOfTheListedHostsOnly() {
        assertThat(PagePolicy.of(Set.of("player.twitch.tv", "cdn.example:8443")))
                .contains("frame-src 'self' https://cdn.example:8443 https://player.twitch.tv;")
                .contains("media-src 'self' https://cdn.example:8443 https://player.twitch.tv;")
                .contains("connect-src 'self';")
                .doesNotContain("unsafe");
    }

    @Test
    void shouldLetStreamingSoftwareStyleTheOverlayAndNothingElse() {
        String page = PagePolicy.of(Set.of());

        for (String path : Set.of("/overlay", "/overlay.html")) {
            String overlay = PagePolicy.at(path, page);
            assertThat(overlay).contains("style-src 'self' 'unsafe-inline';").contains("default-src 'self';");
            assertThat(overlay.replace(" 'unsafe-inline'", "")).isEqualTo(page);
        }
        for (String path : Set.of("/", "/index.html", "/overlay.js", "/api/rooms")) {
            assertThat(PagePolicy.at(path, page)).isEqualTo(page);
        }
    }

    @Test
    void shouldNameWhatIsNoHost() {
        for (String wrong : Set.of("https://player.twitch.tv", "*.example.org", "evil; script-src *", "Player.tv")) {
            assertThatThrownBy(() -> PagePolicy.of(Set.of(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong);
        }
    }
}
