package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthDocumentTest {

    @Test
    void shouldNameTheCauseOfTheCheckThatFails() {
        // When
        HealthDocument document = parse("""
                {"status":"DOWN","checks":[
                  {"name":"log","status":"UP","data":{"cause":"nothing"}},
                  {"name":"streams","status":"DOWN","data":{"cause":"there is no ffmpeg; install it"}}]}""");

        // Then
        assertThat(document.cause()).contains("there is no ffmpeg; install it");
    }

    @Test
    void shouldNotTakeAStartForACause() {
        // When
        HealthDocument document = parse(
                "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"streams\",\"status\":\"DOWN\",\"data\":{\"cause\":\"starting\"}}]}");

        // Then
        assertThat(document.cause()).isEmpty();
    }

    @Test
    void shouldListWhatFailsInOneLine() {
        // When
        HealthDocument document = parse("""
                {"status":"DOWN","checks":[
                  {"name":"log","status":"DOWN","data":{"tail":false,"ingest":true}},
                  {"name":"other","status":"DOWN"},
                  {"name":"fine","status":"UP"}]}""");

        // Then
        assertThat(document.complaints()).isEqualTo("log is down (ingest=true, tail=false); other is down");
    }

    @Test
    void shouldNotTakeAnotherDocumentForOne() {
        assertThat(HealthDocument.parse("[\"chat.ingest-value\"]")).isEmpty();
        assertThat(HealthDocument.parse("{\"error_code\":500}")).isEmpty();
        assertThat(HealthDocument.parse("")).isEmpty();
    }

    private static HealthDocument parse(String body) {
        return HealthDocument.parse(body).orElseThrow();
    }
}
