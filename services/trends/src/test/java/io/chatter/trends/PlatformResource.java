package io.chatter.trends;

import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.messaging.SpecificAvroDeserializer;
import io.chatter.messaging.SpecificAvroSerializer;
import io.chatter.testing.TestPlatform;
import io.chatter.topics.TopicSpec;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/// Gives the service under test a real broker and a registry.
public class PlatformResource implements QuarkusTestResourceLifecycleManager {

    private TestPlatform platform;

    @Override
    public Map<String, String> start() {
        platform = TestPlatform.start(new Wire());
        return Map.of(
                "kafka.bootstrap.servers", platform.bootstrapServers(),
                "chatter.schema-registry.url", platform.registryUrl());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(platform, new TestInjector.MatchesType(TestPlatform.class));
    }

    @Override
    public void stop() {
        platform.close();
    }

    private static final class Wire implements TestPlatform.Contracts {

        @Override
        public Serializer<SpecificRecord> serializer() {
            return new SpecificAvroSerializer<>();
        }

        @Override
        public Deserializer<SpecificRecord> deserializer() {
            return new SpecificAvroDeserializer<>();
        }

        @Override
        public void register(URI registry, TopicSpec topic) {
            new SchemaRegistryClient(RegistryConfig.of(registry)).register(topic.valueSubject(), topic.value());
        }
    }
}
