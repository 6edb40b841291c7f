package io.chatter.gateway;

import io.chatter.gateway.kafka.LogFixture;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a gateway under test stands on: a real broker, a registry, a configs folder.
public final class GatewayStack implements QuarkusTestResourceLifecycleManager {

    private @Nullable LogFixture log;

    @Override
    public Map<String, String> start() {
        log = new LogFixture();
        return Map.of(
                "kafka.bootstrap.servers",
                log.endpoint().bootstrapServers(),
                "chatter.schema-registry.url",
                log.endpoint().registryUrl(),
                "chatter.configs",
                Path.of("src/test/resources/configs").toAbsolutePath().toString(),
                "chatter.gateway.replica",
                "test",
                "chatter.gateway.rooms.ring",
                "64",
                "chatter.gateway.socket.per-local-address",
                "24");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(log, new TestInjector.MatchesType(LogFixture.class));
    }

    @Override
    public void stop() {
        if (log != null) {
            log.close();
        }
    }
}
