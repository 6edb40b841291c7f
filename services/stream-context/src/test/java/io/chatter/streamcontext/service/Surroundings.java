package io.chatter.streamcontext.service;

import io.chatter.schema.StreamContext;
import io.chatter.streamcontext.Recordings;
import io.chatter.testing.StubRegistry;
import io.chatter.testing.TestBroker;
import io.chatter.topics.TopicCatalogue;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A real broker with the topic and a registry that knows the schema, as `chatter up` leaves them.
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    private @Nullable StubRegistry registry;

    @Override
    public Map<String, String> start() {
        try {
            StubRegistry started = StubRegistry.start();
            registry = started;
            started.register(TopicCatalogue.STREAM_CONTEXT.name() + "-value", StreamContext.getClassSchema());
            TestBroker.shared().freshTopics(List.of(TopicCatalogue.STREAM_CONTEXT));
            return Map.of(
                    "kafka.bootstrap.servers", TestBroker.shared().bootstrapServers(),
                    "chatter.schema-registry.url", started.address().toString(),
                    "chatter.configs",
                            Recordings.CONFIGS.toAbsolutePath().normalize().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (registry != null) {
            registry.close();
        }
    }
}
