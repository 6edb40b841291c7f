package io.chatter.streamcontext.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.EventLimit;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredContextTest {
    private static final String EVENTS = "chatter.events.";
    private static final String WINDOW = "chatter.speech.window";

    @Test
    void shouldSetEveryThresholdAndRefractoryTimeByAKeyOfItsOwn() {
        // Given
        SmallRyeConfig config = config(Map.of());

        // When
        Map<String, String> defaults = new TreeMap<>();
        config.getPropertyNames().forEach(name -> {
            if (name.startsWith(EVENTS)) {
                defaults.put(name.substring(EVENTS.length()), config.getRawValue(name));
            }
        });

        // Then
        assertThat(defaults)
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("voice.least-decibels", "-50"),
                        Map.entry("voice.over-noise", "12"),
                        Map.entry("excitement.decibels", "6"),
                        Map.entry("excitement.semitones", "6"),
                        Map.entry("excitement.faster", "0.5"),
                        Map.entry("excitement.share", "0.5"),
                        Map.entry("excitement.bonus", "0.3"),
                        Map.entry("big-laugh.least-confidence", "0.5"),
                        Map.entry("big-laugh.refractory", "6s"),
                        Map.entry("big-laugh.spectral-periodicity", "0.30"),
                        Map.entry("big-laugh.envelope-periodicity", "0.30"),
                        Map.entry("big-laugh.persistence", "4"),
                        Map.entry("big-laugh.decibels", "-3"),
                        Map.entry("big-laugh.voiced-share", "0.75"),
                        Map.entry("big-laugh.drowned-periodicity", "0.5"),
                        Map.entry("big-laugh.drowned-pitched-share", "0.5"),
                        Map.entry("fail.least-confidence", "0.5"),
                        Map.entry("fail.refractory", "6s"),
                        Map.entry("clutch.least-confidence", "0.5"),
                        Map.entry("clutch.refractory", "6s"),
                        Map.entry("hype.least-confidence", "0.5"),
                        Map.entry("hype.refractory", "6s"),
                        Map.entry("hype.shout-decibels", "7"),
                        Map.entry("hype.shout-words", "4"),
                        Map.entry("hype.shout-confidence", "0.55"),
                        Map.entry("chat-question.least-confidence", "0.5"),
                        Map.entry("chat-question.refractory", "6s"),
                        Map.entry("chat-question.pause", "PT1.2S"),
                        Map.entry("chat-question.at-start", "0.45"),
                        Map.entry("chat-question.inside", "0.3"),
                        Map.entry("chat-question.addressed", "0.35"),
                        Map.entry("chat-question.waited-for", "0.2"),
                        Map.entry("scene-change.least-confidence", "0.5"),
                        Map.entry("scene-change.refractory", "6s"),
                        Map.entry("scene-change.difference", "0.15"),
                        Map.entry("scene-change.over-usual", "2.5"),
                        Map.entry("scene-change.fade-step", "0.015"),
                        Map.entry("scene-change.longest-fade", "3s"),
                        Map.entry("silence.least-confidence", "0.5"),
                        Map.entry("silence.refractory", "6s"),
                        Map.entry("silence.after", "5s"),
                        Map.entry("transcript-gap.least-confidence", "0"),
                        Map.entry("transcript-gap.refractory", "0s"))));
    }

    @Test
    void shouldBeByDefaultWhatTheBenchesMeasure() {
        assertThat(settings(Map.of())).isEqualTo(ContextSettings.defaults());
    }

    @Test
    void shouldSetOneTypeApartFromTheOthers() {
        // When
        ContextSettings settings =
                settings(Map.of(EVENTS + "big-laugh.refractory", "20s", EVENTS + "big-laugh.least-confidence", "0.8"));

        // Then
        assertThat(settings.limits().byType())
                .containsEntry(StreamEventType.BIG_LAUGH, new EventLimit(0.8, Duration.ofSeconds(20)))
                .containsEntry(StreamEventType.FAIL, EventLimit.defaults());
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        Map<String, String> wrong = Map.of(EVENTS + "fail.least-confidence", "50");

        assertThatThrownBy(() -> settings(wrong)).hasMessageContaining("0 to 1, not 50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20s", "45s", "60s"})
    void shouldTellOfTwentyToSixtySeconds(String window) {
        assertThat(settings(Map.of(WINDOW, window)).window()).isEqualTo(Duration.parse("PT" + window));
    }

    @ParameterizedTest
    @ValueSource(strings = {"19s", "61s"})
    void shouldRefuseAnyOtherWindow(String window) {
        Map<String, String> wrong = Map.of(WINDOW, window);

        assertThatThrownBy(() -> settings(wrong)).hasMessageContaining("must be 20 to 60 seconds, not PT");
    }

    private static ContextSettings settings(Map<String, String> values) {
        return ConfiguredContext.settings(config(values).getConfigMapping(StreamContextConfig.class));
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(StreamContextConfig.class)
                .withDefaultValue("chatter.schema-registry.url", "http://127.0.0.1:8081")
                .withDefaultValues(values)
                .build();
    }
}
