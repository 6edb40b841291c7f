package io.chatter.e2e;

import io.chatter.cli.command.ChatterCommand;
import io.chatter.cli.script.ChatterScript;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// Runs commands of `./chatter` in this JVM: they do and print the same, without the seconds that a process takes on a
/// busy machine. One at a time, for they print to the streams of the JVM.
final class CommandsHere {

    private final Path data;

    /// @param data folder of the stack's data; every command gets it as `--data-dir`
    CommandsHere(Path data) {
        this.data = data;
    }

    ChatterScript.Run run(String command, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(command, "--data-dir", data.toString()));
        words.addAll(arguments);
        synchronized (CommandsHere.class) {
            PrintStream output = System.out;
            PrintStream errors = System.err;
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            ByteArrayOutputStream complained = new ByteArrayOutputStream();
            try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
                    PrintStream err = new PrintStream(complained, true, StandardCharsets.UTF_8)) {
                System.setOut(out);
                System.setErr(err);
                CommandLine chatter = ChatterCommand.create();
                chatter.setOut(new PrintWriter(out, true));
                chatter.setErr(new PrintWriter(err, true));
                int code = chatter.execute(words.toArray(String[]::new));
                return new ChatterScript.Run(
                        code, printed.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
            } finally {
                System.setOut(output);
                System.setErr(errors);
            }
        }
    }
}
