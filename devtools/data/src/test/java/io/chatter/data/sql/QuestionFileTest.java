package io.chatter.data.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.data.DataFailure;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionFileTest {

    private static final Path QUESTIONS =
            Path.of(System.getProperty("chatter.root")).resolve("configs/sql").normalize();

    @Test
    void shouldTakeParametersThatAreWordsAndItsOwn() {
        QuestionFile question = QuestionFile.named(QUESTIONS, "lines-per-minute");
        assertThat(question.with(Map.of("room", "attic"))).contains("room_id = 'attic'");
        assertThatThrownBy(() -> question.with(Map.of("room", "x' OR 1=1"))).isInstanceOf(DataFailure.class);
        assertThatThrownBy(() -> question.with(Map.of("rom", "x"))).isInstanceOf(DataFailure.class);
        assertThatThrownBy(() -> QuestionFile.named(QUESTIONS, "nonsense"))
                .isInstanceOf(DataFailure.class)
                .extracting(failure -> ((DataFailure) failure).mend())
                .asString()
                .contains("bot-share");
    }

    @Test
    void shouldWriteAValueAsTablesAreNamed() {
        assertThat(QuestionFile.named(QUESTIONS, "replay-against-live").with(Map.of("run", "r20261128-081500")))
                .contains("FROM replay_r20261128_081500_chat_trends");
    }
}
