package io.chatter.diagnosis.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.diagnosis.Samples;
import io.chatter.diagnosis.Samples.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {

    @Test
    void shouldReadWhatAProcessExports() {
        // Given
        String text = """
                # HELP chatter_gateway_lines_total Lines by people
                # TYPE chatter_gateway_lines_total counter
                chatter_gateway_lines_total{outcome="logged"} 12.0
                chatter_gateway_connections 3
                chatter_x_seconds_bucket{le="+Inf",origin="bot"} 1.5E3 1700000000000
                odd{a="x\\"y\\\\z, }",b=""} NaN
                this is no sample line
                """;

        // When
        List<Sample> samples = PrometheusText.parse(text).all();

        // Then
        assertThat(samples)
                .contains(
                        new Sample("chatter_gateway_lines_total", Map.of("outcome", "logged"), 12),
                        new Sample("chatter_gateway_connections", Map.of(), 3),
                        new Sample("chatter_x_seconds_bucket", Map.of("le", "+Inf", "origin", "bot"), 1_500))
                .anySatisfy(odd -> assertThat(odd.labels())
                        .containsEntry("a", "x\"y\\z, }")
                        .containsEntry("b", ""))
                .hasSize(4);
    }

    @Test
    void shouldReadNothingFromNothing() {
        assertThat(PrometheusText.parse("").all()).isEqualTo(Samples.NONE.all());
    }
}
