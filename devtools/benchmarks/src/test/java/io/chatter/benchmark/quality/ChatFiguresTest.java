package io.chatter.benchmark.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.chatter.schema.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatFiguresTest {

    private static Sample sample(String persona, String trigger, String text) {
        return new Sample(persona, Trigger.CONTEXT, trigger, text, Duration.ofMillis(1));
    }

    @Test
    void shouldCountDifferentRunsAndRepeatedLines() {
        // Given
        Diversity diversity = new Diversity(List.of("the owl sleeps", "The owl sleeps!", "the owl wakes up"));

        // When, Then: bigrams are the-owl 3 times, owl-sleeps twice, owl-wakes and wakes-up once
        assertThat(diversity.distinct(2)).isEqualTo(4 / 7.0, within(1e-9));
        assertThat(diversity.exactDuplicates()).isEqualTo(1 / 3.0, within(1e-9));
    }

    @Test
    void shouldScoreARepeatedChatHighAndAVariedOneLow() {
        // Given
        List<String> repeated = List.of("the owl sleeps in the barn", "the owl sleeps in the barn");
        List<String> varied = List.of("the owl sleeps in the barn", "nobody told me about your kite today");

        // When, Then
        assertThat(new Diversity(repeated).selfBleu()).isEqualTo(1, within(1e-9));
        assertThat(new Diversity(varied).selfBleu()).isLessThan(0.1);
    }

    @Test
    void shouldTellWritersApartByTheirHandwriting() {
        // Given
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            samples.add(sample("loud", "", "WOOOO NUMBER " + i));
            samples.add(sample("quiet", "", "hm, maybe " + i));
        }

        // When, Then
        assertThat(PersonaIdentification.accuracy(samples, 1)).isEqualTo(1);
    }

    @Test
    void shouldFindLinesRelevantOnlyToTheirOwnTrigger() {
        // Given
        List<Sample> samples = new ArrayList<>();
        for (String word : List.of("lantern", "goblin", "bridge", "river", "castle", "kettle", "piano", "garden")) {
            samples.add(sample("one", "look at that " + word, "what a lovely " + word));
        }

        // When
        Relevance relevance = Relevance.of(samples, 3);

        // Then
        assertThat(relevance.own()).isEqualTo(1);
        assertThat(relevance.shuffled()).isLessThan(0.5);
    }

    @Test
    void shouldLoadBothScripts() {
        assertThat(SceneScript.load("held").beats()).hasSizeGreaterThan(100);
        assertThat(SceneScript.load("tuning").beats()).hasSizeGreaterThan(30);
    }
}
