package io.chatter.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chatter.data.DataFailure;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private final List<String> statements = new ArrayList<>();
    private final ByteArrayOutputStream prompt = new ByteArrayOutputStream();

    @Test
    void shouldTakeStatementsThatEndWithASemicolonOrAreQuestions() throws IOException {
        // When
        converse("select 1,\n  2;\n\n@bot-share\nselect 3", false);

        // Then
        assertThat(statements).containsExactly("select 1,\n  2", "@bot-share", "select 3");
    }

    @Test
    void shouldEndAtExitAndAskInBetween() throws IOException {
        // When
        converse("select 1\n;\nexit\nselect 2;", true);

        // Then
        assertThat(statements).containsExactly("select 1");
        assertThat(prompt.toString(StandardCharsets.UTF_8)).isEqualTo("sql> ...> sql> ");
    }

    @Test
    void shouldTellAPersonWhatFailedAndGoOnButEndAScript() throws IOException {
        // When
        converse("bad;\nselect 2;", true);

        // Then
        assertThat(statements).containsExactly("select 2");
        assertThat(prompt.toString(StandardCharsets.UTF_8)).contains("It is bad. Mend it.");
        assertThatThrownBy(() -> converse("bad;\nselect 3;", false)).isInstanceOf(DataFailure.class);
    }

    private void converse(String lines, boolean person) throws IOException {
        PrintStream asked = new PrintStream(prompt, true, StandardCharsets.UTF_8);
        new Conversation(new BufferedReader(new StringReader(lines)), person ? asked : null).hold(statement -> {
            if (statement.equals("bad")) {
                throw new DataFailure("It is bad", "Mend it");
            }
            statements.add(statement);
        });
    }
}
