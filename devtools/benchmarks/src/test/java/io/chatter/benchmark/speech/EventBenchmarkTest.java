package io.chatter.benchmark.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatter.benchmark.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBenchmarkTest {
    private static final String BAD =
            "{\"found\":1,\"imagined\":9,\"missed\":9,\"precision\":0.1,\"recall\":0.1,\"f1\":0.1}";

    @Test
    void shouldTellPrecisionAndRecallOfEachEvent() throws JsonProcessingException {
        for (String event : List.of(
                "FAIL",
                "CLUTCH",
                "CHAT_QUESTION",
                "HYPE",
                "SCENE_CHANGE",
                "BIG_LAUGH at noise 0.03",
                "SILENCE at noise 0.03")) {
            assertThat(figures("\"" + event + "\":" + BAD))
                    .extracting(Figure::name)
                    .contains(event + ", precision", event + ", recall");
        }
    }

    @Test
    void shouldHoldEventsToTheAimsThatTheyHave() throws JsonProcessingException {
        // When
        List<Figure> figures = figures(
                "\"FAIL\":" + BAD + ",\"HYPE\":" + BAD + ",\"SCENE_CHANGE\":" + BAD + ",\"BIG_LAUGH at noise 0.03\":"
                        + BAD + ",\"alarms at noise 0.03\":1.2,\"SILENCE at noise 0.03\":" + BAD);

        // Then
        assertThat(figures)
                .filteredOn(figure -> !figure.isMet())
                .extracting(Figure::name)
                .containsExactly(
                        "FAIL, F1",
                        "BIG_LAUGH at noise 0.03, precision",
                        "BIG_LAUGH at noise 0.03, recall",
                        "false alarms at noise 0.03");
    }

    @Test
    void shouldCompareWhatUtterancesAreCutBy() throws JsonProcessingException {
        assertThat(figures("\"cuts\":{\"loudness at noise 0.00\":{\"utterances\":3,\"kept\":0.95,\"sent\":1.2}}"))
                .containsExactly(
                        Figure.of("cut by loudness at noise 0.00, part of what is said that is kept", 0.95, ""),
                        Figure.of("cut by loudness at noise 0.00, sound per sound of what is said", 1.2, ""));
    }

    @Test
    void shouldSayWhichFilmsWereMistaken() throws JsonProcessingException {
        // When
        List<String> notes = EventBenchmark.notes(new ObjectMapper()
                .readTree("{\"lines\":162,\"negatives\":86,\"scenes\":{\"CUT\":" + BAD + ",\"FLASH\":" + BAD + "}}"));

        // Then
        assertThat(notes)
                .anyMatch(note -> note.startsWith("162 authored lines") && note.contains("86 of them"))
                .anyMatch(note -> note.endsWith("CUT 1/9/9, FLASH 1/9/9"));
    }

    private static List<Figure> figures(String members) throws JsonProcessingException {
        return EventBenchmark.figures(new ObjectMapper().readTree("{" + members + "}"));
    }
}
