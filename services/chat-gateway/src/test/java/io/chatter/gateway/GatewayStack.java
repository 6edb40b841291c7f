package io.chatter.gateway;

import io.chatter.gateway.kafka.LogFixture;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a gateway under test stands on: a real broker, a registry, a configs folder.
public final class GatewayStack implements QuarkusTestResourceLifecycleManager {

    private final Tokens tokens = new Tokens();
    private final OwnCertificate certificate = new OwnCertificate();
    private @Nullable LogFixture log;

    @Override
    public Map<String, String> start() {
        log = new LogFixture();
        Map<String, String> settings = new HashMap<>(certificate.settings());
        settings.putAll(Map.ofEntries(
                Map.entry("kafka.bootstrap.servers", log.endpoint().bootstrapServers()),
                Map.entry("chatter.schema-registry.url", log.endpoint().registryUrl()),
                Map.entry(
                        "chatter.configs",
                        Path.of("src/test/resources/configs").toAbsolutePath().toString()),
                Map.entry("chatter.gateway.replica", "test"),
                Map.entry("chatter.gateway.rooms.ring", "64"),
                Map.entry("chatter.gateway.access.revalidation", "1s"),
                Map.entry("chatter.gateway.socket.per-local-address", "24"),
                Map.entry("chatter.gateway.socket.per-account", "2"),
                Map.entry("mp.jwt.verify.publickey", tokens.publicKey()),
                Map.entry("mp.jwt.verify.publickey.algorithm", "ES256"),
                Map.entry("mp.jwt.verify.issuer", Tokens.ISSUER)));
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(log, new TestInjector.MatchesType(LogFixture.class));
        injector.injectIntoFields(tokens, new TestInjector.MatchesType(Tokens.class));
        injector.injectIntoFields(certificate, new TestInjector.MatchesType(OwnCertificate.class));
    }

    @Override
    public void stop() {
        if (log != null) {
            log.close();
        }
    }
}
