package io.chatter.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestIdsTest {

    private static final ClientNetwork HOME = ClientNetwork.of("192.0.2.1");
    private static final ClientNetwork OFFICE = ClientNetwork.of("192.0.2.2");

    private final GuestIds ids = GuestFixtures.ids();

    @Test
    void shouldRecogniseTheNetworkInIdsThatHaveNothingInCommon() {
        // When
        String first = ids.issue(HOME);
        String second = ids.issue(HOME);
        String other = ids.issue(OFFICE);

        // Then
        assertThat(first).matches("guest-[0-9a-f]{32}").isNotEqualTo(second);
        assertThat(first.substring(22)).isNotEqualTo(second.substring(22));
        assertThat(ids.of(first)).isPresent().isEqualTo(ids.of(second));
        assertThat(ids.of(first)).isNotEqualTo(ids.of(other));
    }

    @Test
    void shouldRecogniseItAfterARestartAndOnOtherGateways() {
        // Given
        String id = ids.issue(HOME);

        // Then
        assertThat(GuestFixtures.ids().of(id)).isEqualTo(ids.of(id));
        assertThat(GuestFixtures.ids("another secret key").of(id)).isNotEqualTo(ids.of(id));
    }

    @Test
    void shouldTieIpv6AddressesOfOneNetworkTogetherAndNobodyOnThisMachine() {
        assertThat(ids.of(ids.issue(ClientNetwork.of("2001:db8:0:1::1"))))
                .isEqualTo(ids.of(ids.issue(ClientNetwork.of("2001:db8:0:1:ffff::2"))))
                .isNotEqualTo(ids.of(ids.issue(ClientNetwork.of("2001:db8:0:2::1"))));
        assertThat(ids.of(ids.issue(ClientNetwork.of("127.0.0.1")))).isEmpty();
        assertThat(ids.of(ids.issue(ClientNetwork.of("::1")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "user-mia", "agent-7", "guest-", "guest-ann", "guest-zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"})
    void shouldKnowNoNetworkOfWhatIsNoId(String id) {
        assertThat(ids.of(id)).isEqualTo(Optional.empty());
    }

    @Test
    void shouldRefuseAKeyThatCouldBeGuessed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GuestIds(new byte[15], new Random(7)))
                .withMessageContaining("15 bytes");
    }
}
