package io.chatter.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.cli.Json;
import io.chatter.data.export.ParquetExport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportReportTest {

    @Test
    void shouldEndWithZeroWhenEverythingIsExported() {
        ExportReport report = report(Map.of());
        assertThat(report.exitCode()).isZero();
        assertThat(report.text()).contains("1,200 records in 3 new files", "in 1.5 s", "7 offsets");
        assertThat(report.text()).doesNotContain("decoded");
    }

    @Test
    void shouldEndWithOneWhenRecordsWereLeftOut() {
        ExportReport report = report(Map.of("chat.ingest: value is empty", 2L, "chat.firehose: value is empty", 3L));
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.text()).endsWith("5 records cannot be decoded and were left out");
    }

    @Test
    void shouldTellProgramsWhatWasDone() throws JsonProcessingException {
        JsonNode told =
                Json.read(report(Map.of("chat.ingest: value is empty", 2L)).json(), JsonNode.class);
        assertThat(told.fieldNames())
                .toIterable()
                .containsExactly("out", "records", "files", "offsets_present", "undecodable", "seconds");
        assertThat(told.at("/undecodable").get("chat.ingest: value is empty").asInt())
                .isEqualTo(2);
        assertThat(told.get("out").asText()).endsWith("there");
    }

    private static ExportReport report(Map<String, Long> undecodable) {
        return ExportReport.of(
                Path.of("here", "..", "there"),
                new ParquetExport.Outcome(1_200, 3, 7, undecodable),
                Duration.ofMillis(1_500));
    }
}
