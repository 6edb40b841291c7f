package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.cli.script.ChatterScript;
import java.io.IOException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `./chatter chaos --quick` on the running stack. Late, so that windows have closed that can be counted again.
@Order(Integer.MAX_VALUE - 1)
class ChaosTest {

    private final RunningStack stack = RunningStack.shared();

    @Test
    void shouldLoseNothingDoubleNothingAndShowNothingUnchecked() throws IOException {
        // When
        ChatterScript.Run run = stack.run("chaos", "--running", "--quick", "--json", "--no-build");

        // Then
        JsonNode report = new ObjectMapper().readTree(run.requireDone().output());
        assertThat(report.get("broken")).isEmpty();
        assertThat(report.get("faults")).hasSize(5).allSatisfy(fault -> {
            assertThat(fault.get("result").asText()).as("%s", fault).isEqualTo("passed");
            assertThat(fault.get("recovery_ms").asLong()).isPositive();
        });
        assertThat(report.get("accepted").asInt()).isPositive();
        assertThat(report.get("forbidden").asInt()).isPositive();
        assertThat(report.get("windows").asInt()).isPositive();
    }
}
