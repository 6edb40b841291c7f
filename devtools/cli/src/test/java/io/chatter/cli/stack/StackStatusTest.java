package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.cli.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackStatusTest {

    private static final StackStatus STATUS = new StackStatus(
            true,
            "http://127.0.0.1:8080",
            List.of(new StackStatus.Service("trends", "ready", 42, 8083, 180, 2100L)),
            List.of(new StackStatus.Room("demo", 12, 30.5, 0.75, "pocketsphinx", "listening")),
            List.of(new StackStatus.Group("chatter-trends", "chat.firehose", 3)));

    @Test
    void shouldHaveTheDocumentedJsonShape() throws Exception {
        // Given
        ObjectMapper mapper = new ObjectMapper();

        // When
        String json = Json.write(STATUS);

        // Then
        assertThat(mapper.readTree(json)).isEqualTo(mapper.readTree("""
                        {"healthy":true,"url":"http://127.0.0.1:8080",
                         "services":[{"name":"trends","state":"ready","pid":42,"port":8083,"rss_mb":180,"started_in_ms":2100}],
                         "rooms":[{"room":"demo","personas":12,"messages_per_minute":30.5,"bot_density":0.75,
                                   "engine":"pocketsphinx","hearing":"listening"}],
                         "groups":[{"group":"chatter-trends","topic":"chat.firehose","lag":3}]}"""));
    }

    @Test
    void shouldAlignItsColumns() {
        // When
        List<String> lines = STATUS.render().lines().toList();

        // Then
        assertThat(lines).contains("healthy  http://127.0.0.1:8080", "trends   ready  42   8083  180     2.1 s");
    }

    @Test
    void shouldSayHowToStartWhenNothingRuns() {
        assertThat(StackStatus.nothingRuns().render()).contains("./chatter up");
    }
}
