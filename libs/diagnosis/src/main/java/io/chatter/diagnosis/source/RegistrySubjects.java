package io.chatter.diagnosis.source;

import io.chatter.diagnosis.SubjectReading;
import io.chatter.messaging.RegisteredSchema;
import io.chatter.messaging.RegistryConfig;
import io.chatter.messaging.SchemaRegistryClient;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.util.List;
import java.util.Optional;

/// What the registry holds for the topics of the catalogue.
final class RegistrySubjects {

    private RegistrySubjects() {}

    /// @throws io.chatter.messaging.SchemaException when the registry does not answer
    static List<SubjectReading> read(RegistryConfig config) {
        SchemaRegistryClient registry = new SchemaRegistryClient(config);
        return TopicCatalogue.all().stream().map(topic -> read(registry, topic)).toList();
    }

    private static SubjectReading read(SchemaRegistryClient registry, TopicSpec topic) {
        Optional<RegisteredSchema> latest = registry.latest(topic.valueSubject());
        int newest = latest.map(RegisteredSchema::version).orElse(0);
        boolean known = latest.isPresent()
                && registry.lookup(topic.valueSubject(), topic.value())
                        .filter(own -> own.version() == newest)
                        .isPresent();
        return new SubjectReading(topic.valueSubject(), newest, known);
    }
}
