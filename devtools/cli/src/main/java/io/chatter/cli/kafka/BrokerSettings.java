package io.chatter.cli.kafka;

import io.chatter.cli.stack.Endpoints;
import io.chatter.messaging.KafkaSecurity;
import java.util.HashMap;
import java.util.Map;

/// Where the brokers are and who asks them, by the keys of Kafka's clients.
public final class BrokerSettings {

    private BrokerSettings() {}

    /// As the environment of this process says who this is.
    public static Map<String, Object> of(Endpoints endpoints) {
        Map<String, Object> settings = new HashMap<>(KafkaSecurity.ofProcess().clientSettings());
        settings.put("bootstrap.servers", endpoints.bootstrapServers());
        return settings;
    }
}
