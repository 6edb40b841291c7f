package io.chatter.streamcontext.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.StreamLexicon;
import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.bench.SpokenLines.Line;
import io.chatter.streamcontext.config.ConfiguredContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The aims of events that are told by words, on the half of the lines that no phrase was chosen by.
class SpokenLinesTest {

    /// With chatter's own words, and with those of the configs folder beside them.
    static Stream<ContextSettings> settings() {
        ContextSettings own = ContextSettings.defaults();
        return Stream.of(own, own.with(ConfiguredContext.lexicon(StreamLexicon.read(Recordings.CONFIGS))));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldTellFailsClutchesAndQuestionsApartFromTalk(ContextSettings settings) throws IOException {
        // When
        Map<StreamEventType, Score> scores = SpokenLines.score(SpokenLines.Part.SCORING, settings);

        // Then
        assertThat(SpokenLines.count(SpokenLines.Part.SCORING) + SpokenLines.count(SpokenLines.Part.TUNING))
                .isGreaterThanOrEqualTo(150);
        assertThat(scores)
                .containsOnlyKeys(StreamEventType.FAIL, StreamEventType.CLUTCH, StreamEventType.CHAT_QUESTION);
        assertThat(scores)
                .allSatisfy((type, score) ->
                        assertThat(score.f1()).as("%s %s", type, score).isGreaterThanOrEqualTo(0.80));
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotTellLabelsByLoudness(SpokenLines.Part part) throws IOException {
        // When
        Map<String, Double> decibels = SpokenLines.lines(part).stream()
                .collect(Collectors.groupingBy(Line::label, Collectors.averagingDouble(Line::decibels)));

        // Then
        double ofNothing = decibels.get("NONE");
        assertThat(decibels).hasSize(4);
        assertThat(decibels.values()).allSatisfy(mean -> assertThat(mean).isCloseTo(ofNothing, Offset.offset(1.0)));
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellOfNothingInHalfOfTheLines(SpokenLines.Part part) throws IOException {
        // When
        List<Line> nothing =
                SpokenLines.lines(part).stream().filter(Line::tellsOfNothing).toList();

        // Then
        assertThat(nothing).hasSizeGreaterThanOrEqualTo(SpokenLines.count(part) / 2);
        assertThat(nothing).filteredOn(Line::waits).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void shouldScoreNoLineThatPhrasesWereChosenBy() throws IOException {
        // When
        List<String> tuning = SpokenLines.lines(SpokenLines.Part.TUNING).stream()
                .map(Line::text)
                .toList();
        List<String> scoring = SpokenLines.lines(SpokenLines.Part.SCORING).stream()
                .map(Line::text)
                .toList();

        // Then
        assertThat(scoring).doesNotContainAnyElementsOf(tuning).doesNotHaveDuplicates();
    }
}
