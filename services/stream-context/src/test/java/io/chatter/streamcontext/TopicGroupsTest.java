package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicGroupsTest {
    private static final Instant START = Recordings.START;

    private final TopicGroups topics = new TopicGroups();

    @Test
    void shouldGroupWhatIsSaidTogether() {
        // Given
        for (int second = 0; second < 120; second += 40) {
            say(second, "spider", "web", "cave");
            say(second + 20, "pizza", "oven");
        }
        say(121, "spider");

        // Then
        assertThat(at(122)).containsExactly("spider, cave, web", "oven, pizza");
    }

    @Test
    void shouldNotCallATopicWhatWasSaidOnce() {
        // Given
        say(0, "spider");
        say(30, "spider", "lamp");

        // Then
        assertThat(at(60)).containsExactly("spider");
    }

    @Test
    void shouldShowAPhraseInPlaceOfItsWords() {
        // Given
        say(0, "ice mountain", "ice", "mountain");
        say(5, "ice mountain", "ice", "mountain");

        // Then
        assertThat(at(6)).containsExactly("ice mountain");
    }

    @Test
    void shouldKeepThePlacesUntilSomethingIsClearlyMorePresent() {
        // Given
        say(0, "spider", "web");
        say(15, "spider", "web");
        say(30, "pizza", "oven");
        say(45, "pizza", "oven");
        assertThat(at(46)).containsExactly("oven, pizza", "spider, web");

        // When
        say(60, "spider");

        // Then
        assertThat(at(61)).containsExactly("oven, pizza", "spider, web");

        // When
        say(75, "spider", "web");
        say(90, "spider", "web");

        // Then
        assertThat(at(91)).containsExactly("spider, web", "oven, pizza");
    }

    @Test
    void shouldForgetInMinutes() {
        // Given
        say(0, "spider");
        say(5, "spider");
        assertThat(at(6)).containsExactly("spider");

        // Then
        assertThat(at(240)).containsExactly("spider");
        assertThat(at(600)).isEmpty();
    }

    @Test
    void shouldStayInBoundsInALongStreamAndChangeSlowly() {
        // Given
        Random random = new Random(7);
        Set<List<String>> distinct = new HashSet<>();

        // When
        for (int second = 0; second < 1_800; second++) {
            if (second % 4 == 0) {
                int scene = second / 300;
                say(second, "scene" + scene + "word" + random.nextInt(6), "rare" + random.nextInt(2_000));
            }
            distinct.add(at(second));
        }

        // Then
        assertThat(distinct)
                .hasSizeLessThan(200)
                .allSatisfy(groups -> assertThat(groups).hasSizeLessThanOrEqualTo(TopicGroups.MOST));
        assertThat(at(1_800).getFirst()).startsWith("scene5");
    }

    private void say(int second, String... terms) {
        for (String term : terms) {
            topics.say(term, START.plusSeconds(second));
        }
    }

    private List<String> at(int second) {
        return topics.groups(START.plusSeconds(second));
    }
}
