package io.chatter.streamcontext.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.configuration.StreamLexicon;
import io.chatter.schema.StreamEventType;
import io.chatter.streamcontext.ContextSettings;
import io.chatter.streamcontext.Recordings;
import io.chatter.streamcontext.bench.SpokenLines.Line;
import io.chatter.streamcontext.bench.SpokenLines.Script;
import io.chatter.streamcontext.config.ConfiguredContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
        Map<StreamEventType, Score> scores = SpokenLines.score(Script.EVENTS, Part.SCORING, settings);

        // Then
        assertThat(SpokenLines.count(Script.EVENTS, Part.SCORING) + SpokenLines.count(Script.EVENTS, Part.TUNING))
                .isGreaterThanOrEqualTo(150);
        assertThat(scores)
                .containsOnlyKeys(StreamEventType.FAIL, StreamEventType.CLUTCH, StreamEventType.CHAT_QUESTION);
        assertThat(scores)
                .allSatisfy((type, score) ->
                        assertThat(score.f1()).as("%s %s", type, score).isGreaterThanOrEqualTo(0.80));
    }

    static Stream<Arguments> halves() {
        return Stream.of(Script.values())
                .flatMap(script -> Stream.of(Part.values()).map(part -> Arguments.of(script, part)));
    }

    @ParameterizedTest
    @MethodSource("halves")
    void shouldNotTellLabelsByLoudness(Script script, Part part) throws IOException {
        // When
        Map<String, Double> decibels = SpokenLines.lines(script, part).stream()
                .collect(Collectors.groupingBy(Line::label, Collectors.averagingDouble(Line::decibels)));

        // Then
        double ofNothing = decibels.get("NONE");
        assertThat(decibels).hasSize(script.types().size() + 1);
        assertThat(decibels.values()).allSatisfy(mean -> assertThat(mean).isCloseTo(ofNothing, Offset.offset(1.0)));
    }

    @ParameterizedTest
    @MethodSource("halves")
    void shouldTellOfNothingInHalfOfTheLines(Script script, Part part) throws IOException {
        assertThat(SpokenLines.negatives(script, part)).isGreaterThanOrEqualTo(SpokenLines.count(script, part) / 2);
    }

    @ParameterizedTest
    @EnumSource
    void shouldFallSilentBehindWhatIsNoQuestionToo(Part part) throws IOException {
        assertThat(SpokenLines.lines(Script.EVENTS, part))
                .filteredOn(Line::tellsOfNothing)
                .filteredOn(Line::waits)
                .hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void shouldScoreNoLineThatPhrasesWereChosenBy(Script script) throws IOException {
        // When
        List<String> tuning = texts(script, Part.TUNING);
        List<String> scoring = texts(script, Part.SCORING);

        // Then
        assertThat(scoring).doesNotContainAnyElementsOf(tuning).doesNotHaveDuplicates();
    }

    private static List<String> texts(Script script, Part part) throws IOException {
        return SpokenLines.lines(script, part).stream().map(Line::text).toList();
    }
}
