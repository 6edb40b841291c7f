package io.chatter.trends.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.chatter.schema.TermKind;
import io.chatter.schema.Trend;
import io.chatter.schema.TrendsSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AvroAsJsonTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void shouldWriteTheFieldsOfARecordAndNothingElse() throws JsonProcessingException {
        // Given: as the service names its properties
        ObjectMapper mapper = JsonMapper.builder()
                .findAndAddModules()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        new AvroAsJson().customize(mapper);
        TrendsSnapshot window = TrendsSnapshot.newBuilder()
                .setRoomId("demo")
                .setWindowStart(NOON.minusSeconds(60))
                .setWindowEnd(NOON)
                .setMessageCount(7)
                .setRatePerMinute(7)
                .setDistinctAuthors(3)
                .setTrends(List.of(new Trend("castle", TermKind.WORD, 4L, 2L, 0.5, 4.0)))
                .setCountError(0)
                .setAuthorsError(0)
                .setWaves(List.of())
                .build();

        // When
        JsonNode json =
                mapper.readTree(mapper.writeValueAsString(List.of(window))).get(0);

        // Then
        assertThat(json.propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(TrendsSnapshot.getClassSchema().getFields().stream()
                        .map(field -> field.name())
                        .toList());
        assertThat(json.get("window_end").asText()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(json.get("trends").get(0).get("term").asText()).isEqualTo("castle");
    }
}
