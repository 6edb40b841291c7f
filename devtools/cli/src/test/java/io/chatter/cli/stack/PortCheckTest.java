package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.cli.CliFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    @Test
    void shouldNameTheComponentThePortAndItsHolder() throws IOException {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            ComponentSpec trends = new ComponentSpec(
                    "trends",
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of(port),
                    new Readiness.Connects("127.0.0.1", port));

            // When, Then
            assertThatThrownBy(() -> PortCheck.requireFree(List.of(trends)))
                    .isInstanceOfSatisfying(
                            CliFailure.class,
                            failure -> assertThat(failure.line())
                                    .contains("Port " + port)
                                    .contains("trends")
                                    .contains(
                                            "process " + ProcessHandle.current().pid())
                                    .contains("--ports free"));
        }
    }

    @Test
    void shouldChooseFreePortsThatDiffer() {
        // When
        StackPorts ports = StackPorts.free(3);

        // Then
        List<Integer> all = List.of(
                ports.gateway(),
                ports.broker(),
                ports.controller(),
                ports.registry(),
                ports.registryManagement(),
                ports.streamContext(),
                ports.trends(),
                ports.workers().get(0),
                ports.workers().get(1),
                ports.workers().get(2));
        assertThat(new HashSet<>(all)).hasSize(all.size());
        assertThat(all).noneMatch(PortCheck::isTaken);
    }
}
