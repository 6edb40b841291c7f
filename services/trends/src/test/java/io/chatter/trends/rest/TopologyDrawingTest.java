package io.chatter.trends.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class TopologyDrawingTest {

    @Test
    void shouldDrawABoxForEachNodeAndALineForEachEdge() throws Exception {
        // Given
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("lines", Consumed.as("source"))
                .peek((key, value) -> {}, Named.as("look"))
                .to("results", Produced.as("sink"));
        TopologyDescription topology = builder.build().describe();

        // When
        String svg = TopologyDrawing.of(topology);

        // Then
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(3);
        assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(2);
        assertThat(svg).contains("source", "topic lines", "sink", "topic results");
    }
}
