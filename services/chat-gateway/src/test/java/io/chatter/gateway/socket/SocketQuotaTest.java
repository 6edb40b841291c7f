package io.chatter.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.gateway.ClientNetwork;
import org.junit.jupiter.api.Test;

class SocketQuotaTest {

    private final SocketQuota quota = new SocketQuota(2, 3);

    @Test
    void shouldCountTheSocketsOfEachAddress() {
        // Given
        assertThat(quota.take(ClientNetwork.of("192.0.2.1"))).isTrue();
        assertThat(quota.take(ClientNetwork.of("192.0.2.1"))).isTrue();

        // Then
        assertThat(quota.take(ClientNetwork.of("192.0.2.1"))).isFalse();
        assertThat(quota.take(ClientNetwork.of("192.0.2.2"))).isTrue();
        quota.release(ClientNetwork.of("192.0.2.1"));
        assertThat(quota.take(ClientNetwork.of("192.0.2.1"))).isTrue();
        assertThat(quota.take(ClientNetwork.of("192.0.2.1"))).isFalse();
    }

    @Test
    void shouldCountANetworkOfIpv6AsOneAddress() {
        // Given
        assertThat(quota.take(ClientNetwork.of("2001:db8:0:1::1"))).isTrue();
        assertThat(quota.take(ClientNetwork.of("2001:db8:0:1::2"))).isTrue();

        // Then
        assertThat(quota.take(ClientNetwork.of("2001:db8:0:1:ffff::3"))).isFalse();
        assertThat(quota.take(ClientNetwork.of("2001:db8:0:2::1"))).isTrue();
    }

    @Test
    void shouldLetThisMachineHaveMore() {
        // Given
        assertThat(quota.take(ClientNetwork.of("127.0.0.1"))).isTrue();
        assertThat(quota.take(ClientNetwork.of("::1"))).isTrue();
        assertThat(quota.take(ClientNetwork.of("127.0.0.1"))).isTrue();

        // Then
        assertThat(quota.take(ClientNetwork.of("127.0.0.1"))).isFalse();
    }
}
