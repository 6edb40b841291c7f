package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.schema.Keyword;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeywordTrackerTest {
    private static final Instant START = Recordings.START;

    private final KeywordTracker tracker = new KeywordTracker(NounPhrases.with(Lexicon.none()));

    @Test
    void shouldLetOldWordsFade() {
        // Given
        tracker.say("the dragon is here", START);
        tracker.say("i like pizza", START.plusSeconds(50));

        // When
        List<Keyword> keywords = tracker.keywords(START.plusSeconds(50));

        // Then
        assertThat(keywords).extracting(Keyword::getTerm).containsExactly("pizza", "dragon");
        assertThat(keywords.getLast().getWeight()).isBetween(0.15, 0.3);
        assertThat(tracker.keywords(START.plusSeconds(300))).isEmpty();
    }

    @Test
    void shouldShowAPairInPlaceOfItsWords() {
        // Given
        tracker.say("look at the ice mountain", START);

        // Then
        assertThat(terms(START)).containsExactly("ice mountain");

        // When
        tracker.say("the mountain is tall and the mountain is white", START.plusSeconds(2));

        // Then
        assertThat(terms(START.plusSeconds(2))).startsWith("mountain").contains("ice mountain");
    }

    @Test
    void shouldNotFlickerBetweenWordsOfTheSameWeight() {
        // Given
        for (int i = 0; i < 20; i++) {
            tracker.say("zebra" + (char) ('a' + i), START);
        }
        List<String> before = terms(START.plusSeconds(1));

        // When
        tracker.say("aardvark", START.plusSeconds(2));

        // Then
        assertThat(before).hasSize(KeywordTracker.MOST);
        assertThat(terms(START.plusSeconds(2))).containsAll(before.subList(0, 11));
    }

    @Test
    void shouldMakeRoomForWhatIsNewAmongWhatIsSaidAllTheTime() {
        // Given
        List<String> everyday = List.of(
                "castle",
                "river",
                "sword",
                "hammer",
                "monkey",
                "bridge",
                "spider",
                "pizza",
                "door",
                "lamp",
                "desert",
                "mountain");
        for (int second = 0; second <= 90; second += 30) {
            Instant at = START.plusSeconds(second);
            everyday.forEach(word -> tracker.say("the " + word, at));
        }
        List<String> before = terms(START.plusSeconds(100));

        // When
        tracker.say("the kangaroo", START.plusSeconds(110));

        // Then
        assertThat(before).containsExactlyInAnyOrderElementsOf(everyday);
        assertThat(terms(START.plusSeconds(110))).hasSize(KeywordTracker.MOST).contains("kangaroo");
    }

    @Test
    void shouldMakeATopicOfWhatComesUpAgain() {
        // Given
        tracker.say("the spider is big", START);
        tracker.say("a spider again and a lamp", START.plusSeconds(30));

        // Then
        assertThat(tracker.topics(START.plusSeconds(60))).containsExactly("spider");
    }

    private List<String> terms(Instant now) {
        return tracker.keywords(now).stream().map(Keyword::getTerm).toList();
    }
}
