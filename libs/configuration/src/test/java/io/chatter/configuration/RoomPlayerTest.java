package io.chatter.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RoomPlayerTest {

    @Test
    void shouldKnowWhomThePageHasToAsk() {
        assertThat(new RoomPlayer(RoomPlayer.Kind.EMBED, "https://Player.Twitch.tv/?channel=mira").host())
                .isEqualTo("player.twitch.tv");
        assertThat(RoomPlayer.NONE.host()).isEmpty();
    }

    @Test
    void shouldTakeNoAddressButAnEncryptedOne() {
        for (String wrong : new String[] {"", "http://example.org/live.m3u8", "javascript:alert(1)", "https://"}) {
            assertThatThrownBy(() -> new RoomPlayer(RoomPlayer.Kind.HLS, wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("player.address");
        }
        assertThatThrownBy(() -> new RoomPlayer(RoomPlayer.Kind.NONE, "https://example.org/live.m3u8"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
