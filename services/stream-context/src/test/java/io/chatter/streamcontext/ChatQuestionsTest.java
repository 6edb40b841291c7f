package io.chatter.streamcontext;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatQuestionsTest {
    private static final Instant END = Recordings.START.plusSeconds(2);
    private static final Duration PAUSE = QuestionSettings.defaults().pause();

    private final ChatQuestions questions = new ChatQuestions(Phrasebook.english(), QuestionSettings.defaults());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat what do you think",
                "do you think we should go left",
                "should i take the hammer",
                "can anyone tell me where the key is",
                "what is your favorite pizza",
                "okay guys which one is better"
            })
    void shouldHearAQuestionWithAnAddressee(String words) {
        assertThat(questions.judge(said(words))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i know what you want",
                "that is what you get",
                "if you like it stay here",
                "this is what you see when you win",
                "we go to the castle now"
            })
    void shouldNotTakeAStatementForAQuestion(String words) {
        assertThat(questions.judge(said(words))).isEmpty();
    }

    @Test
    void shouldTakeAQuestionThatIsFollowedByAPause() {
        // Given
        assertThat(questions.judge(said("why is there a monkey on the bridge"))).isEmpty();

        // When
        Instant now = END.plus(PAUSE).plusMillis(100);

        // Then
        assertThat(questions.waited(now, PAUSE.plusMillis(100))).isPresent();
        assertThat(questions.waited(now.plusSeconds(1), PAUSE.plusSeconds(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"what was i thinking", "why is it always me", "what is wrong with this jump"})
    void shouldTakeNoPauseForTheEndOfAQuestionToNobody(String words) {
        // Given
        assertThat(questions.judge(said(words))).isEmpty();

        // Then
        assertThat(questions.waited(END.plus(PAUSE).plusMillis(100), PAUSE.plusMillis(100)))
                .isEmpty();
    }

    @Test
    void shouldTakeAQuestionToNobodyForOneToWhoIsNamed() {
        assertThat(questions.judge(said("chat why is it always me"))).isPresent();
    }

    @Test
    void shouldForgetAQuestionThatTheStreamerAnswersHimself() {
        // Given
        assertThat(questions.judge(said("why is there a monkey on the bridge"))).isEmpty();

        // When
        assertThat(questions.waited(END.plusMillis(1_500), Duration.ZERO)).isEmpty();

        // Then
        assertThat(questions.waited(END.plusMillis(2_900), PAUSE)).isEmpty();
    }

    @Test
    void shouldTellWhenTheQuestionBegins() {
        assertThat(questions.judge(Spoken.of("now that is a big castle okay chat what do you think")))
                .hasValueSatisfying(event -> assertThat(event.getAt()).isEqualTo(Recordings.START.plusSeconds(4)));
    }

    private static Hypothesis said(String words) {
        return new Hypothesis(Recordings.START, END, words, 0.9f, true);
    }
}
