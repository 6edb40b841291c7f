package io.chatter.streamcontext.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.StreamLexicon;
import io.chatter.schema.Keyword;
import io.chatter.schema.StreamContext;
import io.chatter.schema.StreamEvent;
import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.Hypothesis;
import io.chatter.streamcontext.Lexicon;
import io.chatter.streamcontext.RecognizerStatus;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.RoomContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredLexiconTest {
    private static final Instant START = Recordings.START;

    @TempDir
    Path configs;

    @Test
    void shouldTeachARoomTheWordsOfItsGame() throws IOException {
        // Given
        write("bramble.txt", """
                # the castle game
                KEYWORD Thorn  Queen
                IGNORE henry      # the monkey has a name
                FAIL 0.7 the brambles have us
                """);

        // When
        StreamContext context = context("oh dear the brambles have us and the thorn queen laughs at henry");

        // Then
        assertThat(context.getKeywords()).extracting(Keyword::getTerm).contains("thorn queen");
        assertThat(context.getKeywords()).extracting(Keyword::getTerm).doesNotContain("henry");
        assertThat(context.getEvents()).extracting(StreamEvent::getType).containsExactly(StreamEventType.FAIL);
        assertThat(context.getEvents().getFirst().getEvidence()).contains("the brambles have us");
    }

    @Test
    void shouldTakeAPhraseAway() throws IOException {
        // Given
        assertThat(context("we died").getEvents()).hasSize(1);
        write("calm.txt", "FAIL 0 we died\n");

        // Then
        assertThat(context("we died").getEvents()).isEmpty();
    }

    @Test
    void shouldReadWhatComesAlong() {
        // When
        Lexicon lexicon = ConfiguredContext.lexicon(StreamLexicon.read(Recordings.CONFIGS));

        // Then
        assertThat(lexicon.keywords()).contains("final boss", "giveaway");
        assertThat(lexicon.phrases())
                .extracting(Lexicon.Phrase::type)
                .containsOnly(StreamEventType.FAIL, StreamEventType.CLUTCH, StreamEventType.HYPE);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(configs.resolve("lexicons")).resolve(name), text);
    }

    private StreamContext context(String words) {
        RoomContext room = new RoomContext(
                "demo",
                ContextSettings.defaults().with(ConfiguredContext.lexicon(StreamLexicon.read(configs))),
                Optional::of);
        room.heard(List.of(new Hypothesis(START, START.plusSeconds(3), words, 0.9f, true)));
        return room.snapshot(
                new UUID(0, 1),
                START.plusSeconds(4),
                new RecognizerStatus("recorded", Duration.ZERO, new RecognizerStatus.Hearing.Listening()));
    }
}
