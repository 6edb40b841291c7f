package io.chatter.streamcontext.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.configuration.InvalidConfigurationException;
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

class LexiconFolderTest {
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
    void shouldNameEveryLineItCannotRead() throws IOException {
        // Given
        write("wrong.txt", """
                KEYWORD fine
                FAIL we died
                CLUTCH 1.5 we won
                BIG_LAUGH 0.5 ha ha
                HYPE
                KEYWORD one two three four five
                IGNORE what?
                """);

        // Then
        assertThatThrownBy(() -> LexiconFolder.read(configs))
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.line() + " " + problem.message())
                                .containsExactly(
                                        "2 has no weight before its words",
                                        "3 has the weight 1.5, which is not from 0 to 1",
                                        "4 begins with BIG_LAUGH, which is no kind of entry",
                                        "5 has no words behind HYPE",
                                        "6 has more than 4 words",
                                        "7 has something else than words: what?"))
                .hasMessageContaining("wrong.txt:2");
    }

    @Test
    void shouldDoWithoutTheFolder() {
        assertThat(LexiconFolder.read(configs)).isEqualTo(Lexicon.none());
    }

    @Test
    void shouldReadWhatComesAlong() {
        // When
        Lexicon lexicon = LexiconFolder.read(Recordings.CONFIGS);

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
        RoomContext room =
                new RoomContext("demo", ContextSettings.defaults().with(LexiconFolder.read(configs)), Optional::of);
        room.heard(List.of(new Hypothesis(START, START.plusSeconds(3), words, 0.9f, true)));
        return room.snapshot(
                new UUID(0, 1),
                START.plusSeconds(4),
                new RecognizerStatus("recorded", Duration.ZERO, new RecognizerStatus.Hearing.Listening()));
    }
}
