package io.chatter.trends.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/// Writes generated records as JSON by their fields, without Avro's own accessors, whatever the naming of properties.
@Singleton
class AvroAsJson implements ObjectMapperCustomizer {

    private abstract static class Fields {

        @JsonIgnore
        abstract Schema getSchema();

        @JsonIgnore
        abstract SpecificData getSpecificData();
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addMixIn(SpecificRecordBase.class, Fields.class);
    }
}
