package io.chatter.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/// A schema registry through Confluent's REST API (Apicurio's `/apis/ccompat/v7`, Confluent, Karapace, Redpanda).
/// Nothing is cached here. Thread-safe; every call blocks for at most the configured time-out.
///
/// All calls throw [SchemaException.Retryable] when the registry is unreachable, slow or answers 5xx, and
/// [SchemaException.Permanent] when it refuses.
public final class SchemaRegistryClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int SUBJECT_NOT_FOUND = 40401;
    private static final int VERSION_NOT_FOUND = 40402;
    private static final int SCHEMA_NOT_FOUND = 40403;

    private final RegistryConfig config;
    private final RegistryHttp http;

    public SchemaRegistryClient(RegistryConfig config) {
        this.config = config;
        this.http = new RegistryHttp(config);
    }

    public RegistryConfig config() {
        return config;
    }

    /// Registers `schema` under `subject` unless it is there already.
    ///
    /// @return the id of the schema, new or old
    /// @throws SchemaException.Permanent also when it is incompatible with an earlier version
    public int register(String subject, Schema schema) {
        RegistryAnswer answer = http.post("/subjects/" + path(subject) + "/versions", schemaBody(schema));
        return answer.orThrow("register " + schema.getFullName() + " under subject " + subject)
                .required("id")
                .asInt();
    }

    /// Finds this very schema among the versions of `subject`; empty when subject or schema is unknown.
    public Optional<RegisteredSchema> lookup(String subject, Schema schema) {
        RegistryAnswer answer = http.post("/subjects/" + path(subject), schemaBody(schema));
        if (answer.isError(SUBJECT_NOT_FOUND) || answer.isError(SCHEMA_NOT_FOUND)) {
            return Optional.empty();
        }
        return Optional.of(
                registered(answer.orThrow("look up " + schema.getFullName() + " under subject " + subject), subject));
    }

    /// The newest version of `subject`; empty when the subject is unknown.
    public Optional<RegisteredSchema> latest(String subject) {
        RegistryAnswer answer = http.get("/subjects/" + path(subject) + "/versions/latest");
        if (answer.isError(SUBJECT_NOT_FOUND) || answer.isError(VERSION_NOT_FOUND)) {
            return Optional.empty();
        }
        return Optional.of(registered(answer.orThrow("read the latest version of subject " + subject), subject));
    }

    /// The schema with this wire-format id; empty when the registry does not know it.
    public Optional<Schema> byId(int id) {
        RegistryAnswer answer = http.get("/schemas/ids/" + id);
        if (answer.isError(SCHEMA_NOT_FOUND)) {
            return Optional.empty();
        }
        JsonNode body = answer.orThrow("read schema " + id);
        return Optional.of(parse(body.required("schema").asText(), "schema " + id));
    }

    /// Names of all subjects, in the registry's order.
    public List<String> subjects() {
        JsonNode body = http.get("/subjects").orThrow("list the subjects");
        return StreamSupport.stream(body.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /// Sets the level that new versions of `subject` are held to.
    public void setCompatibility(String subject, CompatibilityLevel level) {
        http.put("/config/" + path(subject), json(Map.of("compatibility", level.name())))
                .orThrow("set the compatibility of subject " + subject);
    }

    /// Sets the level of every subject without one of its own.
    public void setGlobalCompatibility(CompatibilityLevel level) {
        http.put("/config", json(Map.of("compatibility", level.name()))).orThrow("set the global compatibility");
    }

    /// The level of every subject without one of its own. Also serves as a cheap probe of the registry.
    public CompatibilityLevel globalCompatibility() {
        JsonNode body = http.get("/config").orThrow("read the global compatibility");
        return CompatibilityLevel.valueOf(body.required("compatibilityLevel").asText());
    }

    private RegisteredSchema registered(JsonNode body, String subject) {
        return new RegisteredSchema(
                subject,
                body.required("version").asInt(),
                body.required("id").asInt(),
                parse(body.required("schema").asText(), "subject " + subject));
    }

    private Schema parse(String json, String what) {
        try {
            return new Schema.Parser().parse(json);
        } catch (SchemaParseException e) {
            throw new SchemaException.Permanent(
                    "registry " + config.address() + " holds an invalid Avro schema for " + what
                            + "; look at it there and register a valid version",
                    e);
        }
    }

    private static String schemaBody(Schema schema) {
        return json(Map.of("schema", PortableSchema.of(schema).toString()));
    }

    private static String json(Map<String, String> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is always JSON", e);
        }
    }

    private static String path(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
