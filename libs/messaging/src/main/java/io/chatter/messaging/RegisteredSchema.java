package io.chatter.messaging;

import org.apache.avro.Schema;

/// A schema as one subject of the registry knows it.
///
/// @param subject the subject, by default `<topic>-value`
/// @param version version inside the subject, from 1
/// @param id the id that goes into the wire format; the same for equal schemas of different subjects
/// @param schema the schema, without Java-only properties
public record RegisteredSchema(String subject, int version, int id, Schema schema) {

    public RegisteredSchema {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("subject must not be blank");
        }
        if (version < 1) {
            throw new IllegalArgumentException(subject + ": version must be at least 1, not " + version);
        }
    }
}
