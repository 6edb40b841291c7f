package io.chatter.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.cli.data.CommandsOnABroker.Ended;
import io.chatter.topics.TopicCatalogue;
import io.chatter.topics.TopicSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DlqCommandTest {

    private static final TopicSpec INGEST = TopicCatalogue.CHAT_INGEST;
    private static final String DEAD = INGEST.deadLetterTopic();

    @TempDir
    Path data;

    private CommandsOnABroker chatter;

    @BeforeEach
    void plant() {
        chatter = new CommandsOnABroker(data);
        for (int i = 0; i < 3; i++) {
            chatter.plant(
                    DEAD,
                    Instant.now(),
                    new byte[] {1, 2, 3},
                    Map.of("__streams.errors.exception", "a.Broken", "__streams.errors.message", "number " + i));
        }
    }

    @AfterEach
    void close() {
        chatter.close();
    }

    @Test
    void shouldBringAllLettersBack() {
        // When
        Ended ended = chatter.run("dlq", "redrive", "--all", "--yes");

        // Then
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("3 redriven: ");
        assertThat(chatter.platform().read(INGEST.name())).hasSize(3);
    }

    @Test
    void shouldTellWhatItWouldDoAndDoNothing() {
        // When
        Ended ended = chatter.run("dlq", "redrive", "--cause", "broken", "--json");

        // Then
        assertThat(ended.exit()).isZero();
        assertThat(ended.json().get("done").asBoolean()).isFalse();
        assertThat(ended.json().get("redriven")).hasSize(3);
        assertThat(chatter.platform().read(INGEST.name())).isEmpty();
    }

    @Test
    void shouldEndWithOneAndNameALetterThatIsNotThere() {
        // When
        Ended ended = chatter.run("dlq", "redrive", DEAD + ":0:1", DEAD + ":0:99", "--yes", "--json");

        // Then
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.json().get("redriven").get(0).asText()).isEqualTo(DEAD + ":0:1");
        assertThat(ended.json().get("missing").get(0).asText()).isEqualTo(DEAD + ":0:99");
    }

    @Test
    void shouldEndWithOneWhereALetterCannotComeBack() {
        // Given
        chatter.plant(DEAD, Instant.now(), new byte[] {1}, Map.of("chatter.truncated", "2000000"));

        // When
        Ended ended = chatter.run("dlq", "redrive", "--all", "--yes");

        // Then
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.out()).contains("3 redriven", "1 cannot be redriven", DEAD + ":0:3");
    }

    @Test
    void shouldEndWithTwoAndTellWhatWasDoneWhereItCannotGoOn() {
        // Given: a mark that nobody can read, in a topic behind
        String behind = TopicCatalogue.CHAT_MODERATION.deadLetterTopic();
        chatter.plant(behind, Instant.now(), new byte[0], Map.of("chatter.redriven", "scribble"));

        // When
        Ended ended = chatter.run("dlq", "redrive", "--all", "--yes", "--json");

        // Then
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.json().get("redriven")).hasSize(3);
        assertThat(ended.json().get("stopped").asText()).contains("scribble");
    }

    @Test
    void shouldShowALetterToPrograms() {
        // When
        Ended ended = chatter.run("dlq", "show", DEAD + ":0:2", "--json");

        // Then
        assertThat(ended.exit()).isZero();
        assertThat(ended.json().get("topic").asText()).isEqualTo(INGEST.name());
        assertThat(ended.json().get("message").asText()).isEqualTo("number 2");
        assertThat(ended.json().get("value").asText()).contains("hex 010203");
    }
}
