package io.chatter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chatter.benchmark.ground.TopicLog;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Origin;
import io.chatter.schema.StreamContext;
import io.chatter.schema.TranscriptSegment;
import io.chatter.schema.Trigger;
import io.chatter.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The main job: what is said on the stream is heard, and personas talk about it.
class StreamToChatTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TELLING_WORD = 4;

    private final RunningStack stack = RunningStack.shared();
    private final TopicLog log = stack.log();

    @Test
    void shouldHearTheWordsThatAreSpoken() throws IOException {
        // Given
        Set<String> spoken = words(Files.readString(stack.file("configs/demo/transcript.txt")));

        // When
        await().atMost(PATIENCE).until(() -> heard().size() >= 30);

        // Then: distinct words, so that a few misheard ones weigh as much as a common one
        Set<String> heard = heard();
        Set<String> right = new HashSet<>(heard);
        right.retainAll(spoken);
        assertThat((double) right.size() / heard.size())
                .as("share of distinct recognised words that are in the transcript; heard %s", heard)
                .isGreaterThan(0.7);
    }

    @Test
    void shouldTalkAboutWhatWasJustHeard() {
        // When
        await().atMost(PATIENCE).until(() -> !reactions().isEmpty());

        // Then: such a line names the context it looked at, and that context holds the word
        ChatMessage line = reactions().getFirst();
        assertThat(line.getProvenance().getReasons()).isNotEmpty();
        assertThat(line.getAuthor().getBadges()).contains("bot");
    }

    @Test
    void shouldGiveTheRoomManyVoices() {
        // When
        await().atMost(PATIENCE).until(() -> speakers().size() >= 5);

        // Then
        long roster = stack.status().get("rooms").get(0).get("personas").asLong();
        assertThat(roster).isGreaterThanOrEqualTo(12);
        assertThat((long) speakers().size()).isLessThanOrEqualTo(roster);
    }

    private Set<String> heard() {
        return log.values(TopicCatalogue.STREAM_CONTEXT, StreamContext.class).stream()
                .flatMap(context -> context.getSegments().stream())
                .filter(TranscriptSegment::getIsFinal)
                .flatMap(segment -> words(segment.getText()).stream())
                .collect(Collectors.toSet());
    }

    /// Bot lines on chat.ingest that use a telling word of the transcript they say they looked at.
    private List<ChatMessage> reactions() {
        Map<UUID, Set<String>> transcripts = new HashMap<>();
        for (StreamContext context : log.values(TopicCatalogue.STREAM_CONTEXT, StreamContext.class)) {
            transcripts.put(
                    context.getContextId(),
                    context.getSegments().stream()
                            .flatMap(segment -> words(segment.getText()).stream())
                            .filter(word -> word.length() >= TELLING_WORD)
                            .collect(Collectors.toSet()));
        }
        return log.values(TopicCatalogue.CHAT_INGEST, ChatMessage.class).stream()
                .filter(line -> line.getOrigin() == Origin.BOT)
                .filter(line -> line.getProvenance().getTrigger() == Trigger.CONTEXT)
                .filter(line -> words(line.getText()).stream()
                        .anyMatch(transcripts.getOrDefault(line.getProvenance().getContextId(), Set.of())::contains))
                .toList();
    }

    private Set<String> speakers() {
        return log.values(TopicCatalogue.CHAT_FIREHOSE, ChatMessage.class).stream()
                .filter(line -> line.getOrigin() == Origin.BOT)
                .map(line -> line.getAuthor().getId())
                .collect(Collectors.toSet());
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z']+"))
                .filter(word -> !word.isBlank())
                .collect(Collectors.toSet());
    }
}
