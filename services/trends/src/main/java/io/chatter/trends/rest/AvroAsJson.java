package io.chatter.trends.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import org.apache.avro.specific.SpecificRecordBase;

/// Writes generated records as JSON by their fields, without Avro's own accessors.
@Singleton
class AvroAsJson implements ObjectMapperCustomizer {

    @JsonIgnoreProperties({"schema", "specificData", "classSchema", "conversion"})
    private abstract static class Fields {}

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addMixIn(SpecificRecordBase.class, Fields.class);
    }
}
