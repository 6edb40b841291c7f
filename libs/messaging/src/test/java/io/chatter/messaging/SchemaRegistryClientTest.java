package io.chatter.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.testing.StubRegistry;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaRegistryClientTest {

    private static final Schema V1 =
            SchemaBuilder.record("Line").fields().requiredString("text").endRecord();
    private static final Schema BREAKING = SchemaBuilder.record("Line")
            .fields()
            .requiredString("text")
            .requiredInt("depth")
            .endRecord();

    private StubRegistry registry;
    private SchemaRegistryClient client;

    @BeforeEach
    void startRegistry() throws IOException {
        registry = StubRegistry.start();
        client = new SchemaRegistryClient(RegistryConfig.of(registry.address()));
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void shouldRegisterIdempotently() {
        // Given
        int first = client.register("a-value", V1);

        // When
        int second = client.register("a-value", V1);

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(client.latest("a-value")).hasValueSatisfying(latest -> {
            assertThat(latest.version()).isEqualTo(1);
            assertThat(latest.schema()).isEqualTo(V1);
        });
        assertThat(client.subjects()).containsExactly("a-value");
    }

    @Test
    void shouldKeepJavaOutOfWhatItRegisters() {
        // Given
        Schema generated = ChatMessage.getClassSchema();

        // When
        int id = client.register("chat.ingest-value", generated);

        // Then
        Schema held = client.byId(id).orElseThrow();
        assertThat(held.toString()).doesNotContain("avro.java.string");
        assertThat(PortableSchema.sameBinaryForm(held, generated)).isTrue();
        assertThat(held.getField("message_id").schema().getLogicalType().getName())
                .isEqualTo("uuid");
        assertThat(client.lookup("chat.ingest-value", generated)).isPresent();
    }

    @Test
    void shouldRefuseABreakingVersion() {
        // Given
        client.setGlobalCompatibility(CompatibilityLevel.FULL_TRANSITIVE);
        client.register("a-value", V1);

        // When, Then
        assertThatThrownBy(() -> client.register("a-value", BREAKING))
                .isInstanceOf(SchemaException.Permanent.class)
                .hasMessageContaining("a-value")
                .hasMessageContaining("409")
                .hasMessageContaining("defaults");
    }

    @Test
    void shouldSetTheLevelOfOneSubject() {
        // Given
        client.setCompatibility("a-value", CompatibilityLevel.FULL);

        // When
        CompatibilityLevel others = client.globalCompatibility();

        // Then
        assertThat(others).isEqualTo(CompatibilityLevel.NONE);
    }

    @Test
    void shouldFindNothingWhereNothingIs() {
        // Given
        client.register("a-value", V1);

        // When, Then
        assertThat(client.lookup("a-value", BotDensity.getClassSchema())).isEmpty();
        assertThat(client.lookup("b-value", V1)).isEmpty();
        assertThat(client.latest("b-value")).isEmpty();
        assertThat(client.byId(99)).isEmpty();
    }

    @Test
    void shouldSayThatTheAddressHasNoSuchApi() {
        // Given an address without the path of the API
        URI root = registry.address().resolve("/");
        SchemaRegistryClient lost = new SchemaRegistryClient(RegistryConfig.from(Map.of("schema.registry.url", root)));

        // When, Then
        assertThatThrownBy(lost::subjects)
                .isInstanceOf(SchemaException.Permanent.class)
                .hasMessageContaining("404")
                .hasMessageContaining("Confluent API");
    }

    @Test
    void shouldNameTheKeyThatIsMissing() {
        // Given, When, Then
        assertThatThrownBy(() -> RegistryConfig.from(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema.registry.url");
    }
}
