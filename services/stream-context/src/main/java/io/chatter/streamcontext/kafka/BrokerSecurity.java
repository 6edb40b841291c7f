package io.chatter.streamcontext.kafka;

import io.chatter.messaging.KafkaSecurity;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/// Who this process is to the brokers, for the connector: named by `kafka-configuration` in application.properties.
@Singleton
public class BrokerSecurity {

    @Produces
    @Identifier("chatter-kafka")
    Map<String, Object> settings() {
        return KafkaSecurity.ofProcess().clientSettings();
    }
}
