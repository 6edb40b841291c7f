package io.chatter.messaging;

import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/// What this process knows of one registry. Once warm it needs the registry no more. Thread-safe.
final class SchemaCache {

    /// A schema to write in, with its wire-format id.
    record Writer(int id, Schema schema) {}

    private record WriterKey(String subject, Schema schema) {}

    private static final Map<RegistryConfig, SchemaCache> SHARED = new ConcurrentHashMap<>();

    private final RegistryConfig config;
    private final SchemaRegistryClient client;
    private final Memo<WriterKey, Writer> writers;
    private final Memo<Integer, Schema> byId;

    SchemaCache(SchemaRegistryClient client, InstantSource time) {
        this.config = client.config();
        this.client = client;
        this.writers = new Memo<>(time);
        this.byId = new Memo<>(time);
    }

    /// One cache for all producers and consumers of the process that talk to the same registry in the same way.
    static SchemaCache shared(RegistryConfig config) {
        return SHARED.computeIfAbsent(
                config, key -> new SchemaCache(new SchemaRegistryClient(key), InstantSource.system()));
    }

    /// The schema that values of class schema `own` are written in on `topic`.
    Writer writer(String topic, Schema own) {
        return writers.get(new WriterKey(subject(topic, own), own), this::resolve);
    }

    /// The schema that a value of `topic` with this id was written in.
    ///
    /// @throws SchemaException.Retryable also while the registry knows nothing of `topic` at all: it has lost
    ///     its schemas, or they have still to be registered, and an id says nothing until they are
    Schema byId(String topic, int id) {
        return byId.get(
                id,
                key -> client.byId(key)
                        .or(() -> byIdOnceProvisioned(topic, key))
                        .orElseThrow(() -> new SchemaException.Permanent("schema id " + key + " is unknown to registry "
                                + config.address() + "; the value belongs to another registry, or is no Avro at all")));
    }

    /// Asks a second time, for the schemas may have come since the first.
    private Optional<Schema> byIdOnceProvisioned(String topic, int id) {
        boolean provisioned = TopicCatalogue.find(topic)
                .map(spec -> client.latest(spec.valueSubject()).isPresent())
                .orElseGet(() -> !client.subjects().isEmpty());
        if (!provisioned) {
            throw new SchemaException.Retryable(
                    "registry " + config.address() + " knows no schema of topic " + topic + ", so none of id " + id
                            + " either; register the schemas",
                    null);
        }
        return client.byId(id);
    }

    /// The subject of `topic`. A topic outside the catalogue (a changelog, a test's topic) that carries one of the
    /// catalogue's records shares that record's subject, so that nothing has to be registered for it.
    static String subject(String topic, Schema own) {
        return TopicCatalogue.find(topic)
                .or(() -> TopicCatalogue.all().stream()
                        .filter(spec -> spec.value().getFullName().equals(own.getFullName()))
                        .findFirst())
                .map(TopicSpec::valueSubject)
                .orElse(topic + "-value");
    }

    private Writer resolve(WriterKey key) {
        if (config.autoRegister()) {
            return new Writer(client.register(key.subject(), key.schema()), key.schema());
        }
        return config.useLatestVersion() ? latest(key) : exact(key);
    }

    private Writer exact(WriterKey key) {
        RegisteredSchema found = client.lookup(key.subject(), key.schema())
                .or(() -> lookupOnceProvisioned(key))
                .orElseThrow(() -> new SchemaException.Permanent("this version of "
                        + key.schema().getFullName() + " is not registered under subject " + key.subject()
                        + " at registry " + config.address() + "; register it, or set "
                        + RegistryConfig.USE_LATEST_VERSION + "=true to write in the latest compatible version"));
        return new Writer(found.id(), key.schema());
    }

    private Optional<RegisteredSchema> lookupOnceProvisioned(WriterKey key) {
        var _ = client.latest(key.subject()).orElseThrow(() -> unprovisioned(key));
        return client.lookup(key.subject(), key.schema());
    }

    /// Whoever registers the schemas does so sooner or later.
    private SchemaException unprovisioned(WriterKey key) {
        return new SchemaException.Retryable(
                "subject " + key.subject() + " is unknown to registry " + config.address() + "; register "
                        + key.schema().getFullName() + " under it",
                null);
    }

    private Writer latest(WriterKey key) {
        RegisteredSchema latest = client.latest(key.subject()).orElseThrow(() -> unprovisioned(key));
        if (PortableSchema.sameBinaryForm(latest.schema(), key.schema())) {
            return new Writer(latest.id(), key.schema());
        }
        var verdict = SchemaCompatibility.checkReaderWriterCompatibility(latest.schema(), key.schema());
        if (verdict.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new SchemaException.Permanent("version " + latest.version() + " of subject " + key.subject()
                    + " at registry " + config.address() + " cannot take what this program writes: "
                    + verdict.getResult().getIncompatibilities() + "; update the program or mend the subject");
        }
        return new Writer(latest.id(), latest.schema());
    }
}
