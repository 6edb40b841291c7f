package io.chatter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ComposeShapeTest {

    private final ObjectNode compose =
            Kustomization.read(Rendered.ROOT.resolve("docker/compose.yaml")).getFirst();

    @Test
    void shouldKnowAllThatOurServicesSay() {
        assertThat(compose.path("services"))
                .isNotEmpty()
                .allSatisfy(
                        service -> assertThat(ComposeShape.problems(service)).isEmpty());
    }

    @Test
    void shouldFindAKeyBelowAServiceThatIsUnknown() {
        // Given
        ((ObjectNode) compose.at("/services/kafka/healthcheck")).put("intervall", "5s");
        ((ObjectNode) compose.at("/services/kafka/healthcheck")).put("timeout", "ten");

        // When, Then
        assertThat(ComposeShape.problems(compose.at("/services/kafka")))
                .containsExactlyInAnyOrder("healthcheck.intervall is unknown", "healthcheck.timeout is ten");
    }

    @Test
    void shouldFindAConditionThatIsUnknown() {
        // Given
        ((ObjectNode) compose.at("/services/trends/depends_on/provision")).put("condition", "done");

        // When, Then
        assertThat(ComposeShape.problems(compose.at("/services/trends")))
                .singleElement()
                .asString()
                .startsWith("depends_on.provision");
    }
}
