package io.chatter.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.testing.RegistryFault;
import io.chatter.testing.StubRegistry;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpecificAvroSerdeTest {

    private static final String TOPIC = TopicCatalogue.CHAT_INGEST.name();
    private static final String SUBJECT = TopicCatalogue.CHAT_INGEST.valueSubject();

    private final ManualTime time = new ManualTime();
    private StubRegistry registry;

    @BeforeEach
    void startRegistry() throws IOException {
        registry = StubRegistry.start();
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void shouldCarryARecordInConfluentsWireFormat() {
        // Given
        int id = register();
        SchemaCache cache = cache(false);

        // When
        byte[] value = serializer(cache).serialize(TOPIC, Lines.full());

        // Then
        ByteBuffer header = ByteBuffer.wrap(value);
        assertThat(header.get()).isZero();
        assertThat(header.getInt()).isEqualTo(id);
        assertThat(deserializer(cache).deserialize(TOPIC, value)).isEqualTo(Lines.full());
    }

    @Test
    void shouldAskTheRegistryOncePerSchema() {
        // Given
        register();
        SpecificAvroSerializer<ChatMessage> serializer = serializer(cache(false));

        // When
        for (int i = 0; i < 100; i++) {
            serializer.serialize(TOPIC, Lines.plain());
        }

        // Then
        assertThat(registry.requests()).isEqualTo(1);
    }

    @Test
    void shouldMakeAnEncoderOnceThoughTopicsAlternate() {
        // Given: as a serde of Kafka Streams writes to a topic and to a changelog in turn
        register();
        new SchemaRegistryClient(RegistryConfig.of(registry.address()))
                .register(TopicCatalogue.CHAT_FIREHOSE.valueSubject(), ChatMessage.getClassSchema());
        SpecificAvroSerializer<ChatMessage> serializer = serializer(cache(false));
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        long before = classes.getTotalLoadedClassCount();

        // When
        for (int i = 0; i < 1_000; i++) {
            serializer.serialize(TOPIC, Lines.plain());
            serializer.serialize(TopicCatalogue.CHAT_FIREHOSE.name(), Lines.plain());
        }

        // Then: an encoder brings classes of its own
        assertThat(classes.getTotalLoadedClassCount() - before).isLessThan(500);
    }

    @Test
    void shouldPassTombstonesThrough() {
        // Given
        SchemaCache cache = cache(false);

        // When, Then
        assertThat(serializer(cache).serialize(TOPIC, null)).isNull();
        assertThat(deserializer(cache).deserialize(TOPIC, null)).isNull();
        assertThat(registry.requests()).isZero();
    }

    @Test
    void shouldRegisterOnlyWhenAskedTo() {
        // Given: a registry that knows another schema under this subject
        registry.register(SUBJECT, PortableSchema.of(BotDensity.getClassSchema()));
        SpecificAvroSerializer<ChatMessage> careful = serializer(cache(false));

        // When, Then
        assertThatThrownBy(() -> careful.serialize(TOPIC, Lines.plain()))
                .isInstanceOf(SchemaException.Permanent.class)
                .hasMessageContaining(TOPIC)
                .hasMessageContaining(SUBJECT)
                .hasMessageContaining(registry.address().toString())
                .hasMessageContaining("register it");
        assertThat(serializer(cache(true)).serialize(TOPIC, Lines.plain())).isNotEmpty();
    }

    @Test
    void shouldShareTheSubjectOfTheRecordsOwnTopicOnInternalTopics() {
        // Given
        int id = register();

        // When
        byte[] value = serializer(cache(false)).serialize("trends-panes-repartition", Lines.plain());

        // Then
        assertThat(WireFormat.idOf(value)).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource(
            value = RegistryFault.class,
            names = {"SERVER_ERROR", "HANG"})
    void shouldFailFastAndRetryablyWhenTheRegistryIsIll(RegistryFault fault) {
        // Given
        register();
        registry.suffer(fault);
        SpecificAvroSerializer<ChatMessage> serializer = serializer(cache(false));

        // When
        long start = System.nanoTime();
        Throwable thrown = catchThrowable(() -> serializer.serialize(TOPIC, Lines.plain()));

        // Then
        assertThat(thrown)
                .isInstanceOf(SchemaException.Retryable.class)
                .hasMessageContaining(TOPIC)
                .hasMessageContaining(registry.address().toString());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void shouldFailRetryablyWhenTheRegistryIsGone() {
        // Given
        SpecificAvroSerializer<ChatMessage> serializer = serializer(cache(false));
        registry.close();

        // When, Then
        assertThatThrownBy(() -> serializer.serialize(TOPIC, Lines.plain()))
                .isInstanceOf(SchemaException.Retryable.class)
                .hasMessageContaining(SUBJECT);
    }

    @Test
    void shouldSayThatTheAddressIsNoRegistry() {
        // Given
        registry.suffer(RegistryFault.WEB_PAGE);

        // When, Then
        assertThatThrownBy(() -> serializer(cache(false)).serialize(TOPIC, Lines.plain()))
                .isInstanceOf(SchemaException.Permanent.class)
                .hasMessageContaining("not JSON")
                .hasMessageContaining(RegistryConfig.ADDRESS);
    }

    @Test
    void shouldRememberAFailureForAMomentOnly() {
        // Given
        register();
        SpecificAvroSerializer<ChatMessage> serializer = serializer(cache(false));
        registry.suffer(RegistryFault.SERVER_ERROR);
        Throwable first = catchThrowable(() -> serializer.serialize(TOPIC, Lines.plain()));
        assertThat(first).isNotNull();
        registry.suffer(RegistryFault.NONE);

        // When, Then
        assertThatThrownBy(() -> serializer.serialize(TOPIC, Lines.plain()))
                .isInstanceOf(SchemaException.Retryable.class);
        assertThat(registry.requests()).isEqualTo(1);
        time.pass(Duration.ofSeconds(1));
        assertThat(serializer.serialize(TOPIC, Lines.plain())).isNotEmpty();
    }

    @Test
    void shouldGoOnWithoutTheRegistryOnceWarm() {
        // Given
        register();
        SchemaCache cache = cache(false);
        byte[] value = serializer(cache).serialize(TOPIC, Lines.plain());
        deserializer(cache).deserialize(TOPIC, value);
        registry.close();

        // When
        byte[] later = serializer(cache).serialize(TOPIC, Lines.full());

        // Then
        assertThat(deserializer(cache).deserialize(TOPIC, later)).isEqualTo(Lines.full());
    }

    @Test
    void shouldNameTheSchemaIdThatNobodyKnows() {
        // Given
        register();
        byte[] value = {0, 0, 0, 1, 17, 1, 2, 3};

        // When, Then
        assertThatThrownBy(() -> deserializer(cache(false)).deserialize(TOPIC, value))
                .isInstanceOf(SchemaException.Permanent.class)
                .hasMessageContaining(TOPIC)
                .hasMessageContaining("273")
                .hasMessageContaining(registry.address().toString());
    }

    @Test
    void shouldWaitForARegistryThatHasLostItsSchemas() {
        // Given
        register();
        byte[] value = serializer(cache(false)).serialize(TOPIC, Lines.plain());
        registry.suffer(RegistryFault.AMNESIA);
        SchemaCache cold = cache(false);

        // When, Then
        assertThatThrownBy(() -> deserializer(cold).deserialize(TOPIC, value))
                .isInstanceOf(SchemaException.Retryable.class)
                .hasMessageContaining(TOPIC)
                .hasMessageContaining("register");
        assertThatThrownBy(() -> deserializer(cold).deserialize("trends-panes-repartition", value))
                .isInstanceOf(SchemaException.Retryable.class);
        assertThatThrownBy(() -> serializer(cold).serialize(TOPIC, Lines.plain()))
                .isInstanceOf(SchemaException.Retryable.class)
                .hasMessageContaining(SUBJECT);
        registry.suffer(RegistryFault.NONE);
        time.pass(Duration.ofSeconds(1));
        assertThat(deserializer(cold).deserialize(TOPIC, value)).isEqualTo(Lines.plain());
        assertThat(serializer(cold).serialize(TOPIC, Lines.plain())).isEqualTo(value);
    }

    @Test
    void shouldRefuseWhatIsNotInTheWireFormat() {
        // Given
        SpecificAvroDeserializer<ChatMessage> deserializer = deserializer(cache(false));

        // When, Then
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, new byte[] {0, 1, 2}))
                .isInstanceOf(SchemaException.Permanent.class)
                .hasMessageContaining("3 bytes");
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, "{\"text\":1}".getBytes()))
                .isInstanceOf(SchemaException.Permanent.class)
                .hasMessageContaining("not in Confluent's wire format");
        assertThat(registry.requests()).isZero();
    }

    @Test
    void shouldCallATruncatedValueDamaged() {
        // Given
        register();
        SchemaCache cache = cache(false);
        byte[] value = serializer(cache).serialize(TOPIC, Lines.full());
        byte[] truncated = java.util.Arrays.copyOf(value, value.length / 2);

        // When, Then
        assertThatThrownBy(() -> deserializer(cache).deserialize(TOPIC, truncated))
                .isInstanceOf(SchemaException.Permanent.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void shouldRefuseARecordOfAnotherClass() {
        // Given
        register();
        SchemaCache cache = cache(false);
        byte[] line = serializer(cache).serialize(TOPIC, Lines.plain());
        var densities = new SpecificAvroDeserializer<>(cache, BotDensity.class);

        // When, Then
        assertThatThrownBy(() -> densities.deserialize("chat.bot-density", line))
                .isInstanceOf(SchemaException.Permanent.class)
                .hasMessageContaining("ChatMessage")
                .hasMessageContaining("BotDensity");
    }

    @Test
    void shouldBeConfiguredByKafkaClients() {
        // Given
        Map<String, Object> config =
                Map.of("schema.registry.url", registry.address().toString(), "auto.register.schemas", "true");
        var serdes = ChatterSerdes.create(config).of(ChatMessage.class);
        SpecificAvroDeserializer<ChatMessage> deserializer = new SpecificAvroDeserializer<>();
        deserializer.configure(config, false);

        // When
        byte[] value = serdes.serializer().serialize(TOPIC, Lines.plain());

        // Then
        assertThat(deserializer.deserialize(TOPIC, value)).isEqualTo(Lines.plain());
    }

    @Test
    void shouldRefuseToBeASerializerOfKeys() {
        // Given
        SpecificAvroSerializer<ChatMessage> serializer = new SpecificAvroSerializer<>();

        // When, Then
        assertThatThrownBy(() -> serializer.configure(Map.of(), true))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("StringSerializer");
    }

    private int register() {
        return registry.register(SUBJECT, PortableSchema.of(ChatMessage.getClassSchema()));
    }

    private SchemaCache cache(boolean autoRegister) {
        RegistryConfig config = new RegistryConfig(
                registry.address(), RegistrySecurity.NONE, Duration.ofSeconds(3), autoRegister, false);
        return new SchemaCache(new SchemaRegistryClient(config), time);
    }

    private static SpecificAvroSerializer<ChatMessage> serializer(SchemaCache cache) {
        return new SpecificAvroSerializer<>(cache);
    }

    private static SpecificAvroDeserializer<ChatMessage> deserializer(SchemaCache cache) {
        return new SpecificAvroDeserializer<>(cache, ChatMessage.class);
    }
}
