package io.chatter.data.replay;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/// The format of a file of records: an Avro container, readable by every tool that reads Avro. Values
/// are bytes as in the log; each schema id comes with its schema once, so that a file tells what its
/// values are without the registry.
final class Recording {

    static final String TOPIC = "topic";
    static final String PARTITION = "partition";
    static final String OFFSET = "offset";
    static final String TIMESTAMP = "timestamp";
    static final String KEY = "key";
    static final String VALUE = "value";
    static final String HEADERS = "headers";
    static final String SCHEMA = "schema";
    static final String NAME = "name";

    static final Schema HEADER = SchemaBuilder.record("Header")
            .namespace("io.chatter.recording")
            .fields()
            .requiredString(NAME)
            .optionalBytes(VALUE)
            .endRecord();

    static final Schema RECORD = SchemaBuilder.record("Record")
            .namespace("io.chatter.recording")
            .fields()
            .requiredString(TOPIC)
            .requiredInt(PARTITION)
            .requiredLong(OFFSET)
            .requiredLong(TIMESTAMP)
            .optionalBytes(KEY)
            .optionalBytes(VALUE)
            .name(HEADERS)
            .type()
            .array()
            .items(HEADER)
            .noDefault()
            .optionalString(SCHEMA)
            .endRecord();

    private Recording() {}
}
