package io.chatter.cli.data;

import io.chatter.data.DataFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes statements from lines until their end or `exit`. A statement ends with a semicolon; a failure
/// of one is told and the next is taken. Where nobody sits at the terminal, the first failure ends it.
final class Conversation {

    private final BufferedReader lines;
    private final @Nullable PrintStream prompt;

    /// @param prompt where a person is asked; null when the lines come from a pipe
    Conversation(BufferedReader lines, @Nullable PrintStream prompt) {
        this.lines = lines;
        this.prompt = prompt;
    }

    void hold(Consumer<String> answer) throws IOException {
        ask("sql> ");
        StringBuilder statement = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (statement.isEmpty() && (line.isBlank() || line.strip().matches("(?i)exit|quit|\\\\q"))) {
                if (!line.isBlank()) {
                    return;
                }
            } else if (isWhole(statement.append(line).append('\n'))) {
                take(statement.toString().strip(), answer);
                statement.setLength(0);
            }
            ask(statement.isEmpty() ? "sql> " : "...> ");
        }
        if (!statement.toString().isBlank()) {
            take(statement.toString().strip(), answer);
        }
    }

    private void take(String statement, Consumer<String> answer) {
        PrintStream person = prompt;
        try {
            answer.accept(statement.replaceFirst("\\s*;\\s*$", ""));
        } catch (DataFailure e) {
            if (person == null) {
                throw e;
            }
            person.println(e.getMessage() + ". " + e.mend() + ".");
        }
    }

    private void ask(String text) {
        if (prompt != null) {
            prompt.print(text);
            prompt.flush();
        }
    }

    /// A shipped question's name is whole without a semicolon.
    private static boolean isWhole(CharSequence statement) {
        String text = statement.toString().strip();
        return text.endsWith(";") || text.matches("@[a-z-]+");
    }
}
