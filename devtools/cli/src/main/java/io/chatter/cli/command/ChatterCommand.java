package io.chatter.cli.command;

import io.chatter.cli.CliFailure;
import io.chatter.cli.data.DlqCommand;
import io.chatter.cli.data.ExportCommand;
import io.chatter.cli.data.ReplayCommand;
import io.chatter.cli.data.SqlCommand;
import io.chatter.cli.why.WhyCommand;
import io.chatter.data.DataFailure;
import java.io.PrintWriter;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/// The root of all subcommands, and how their failures end: one line with the mend, and an exit code.
@Command(
        name = "chatter",
        mixinStandardHelpOptions = true,
        version = "chatter 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "A living chat beside a stream, on this machine.",
        footer = {
            "",
            "Exit codes: 0 done, 1 done and the answer is no, 2 not done: the line printed names the mend.",
            "Start with `./chatter up`."
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            WhyCommand.class,
            LogsCommand.class,
            SayCommand.class,
            TokenCommand.class,
            TopicsCommand.class,
            RosterCommand.class,
            MemoryCommand.class,
            ConfigCommand.class,
            ProvisionCommand.class,
            SqlCommand.class,
            ExportCommand.class,
            DlqCommand.class,
            ReplayCommand.class,
            StreamCommand.class,
            HandOverCommands.Test.class,
            HandOverCommands.Bench.class,
            HandOverCommands.Chaos.class
        })
public final class ChatterCommand {

    private static final int NOT_DONE = 2;

    private ChatterCommand() {}

    /// The command line, ready to execute; never ends the JVM itself.
    public static CommandLine create() {
        CommandLine chatter = new CommandLine(new ChatterCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(ChatterCommand::report);
        // What follows the benchmark's verb is the benchmark's, options too.
        chatter.getSubcommands().forEach((name, command) -> command.setStopAtPositional(name.equals("bench")));
        return chatter;
    }

    private static int report(Exception failure, CommandLine command, ParseResult input) {
        PrintWriter err = command.getErr();
        switch (failure) {
            case CliFailure known -> {
                known.evidence().forEach(line -> err.println("  | " + line));
                err.println(known.line());
                err.flush();
                return known.exitCode();
            }
            case DataFailure data -> err.println("chatter: " + data.getMessage() + ". " + data.mend() + ".");
            case KafkaException broker ->
                err.println("chatter: the broker does not do as asked (" + broker.getMessage()
                        + "). See `./chatter status`.");
            case InterruptedException _ -> err.println("chatter: interrupted.");
            default -> {
                err.println("chatter: " + failure + ". This should not happen; CHATTER_DEBUG=1 shows where it does.");
                if (System.getenv("CHATTER_DEBUG") != null) {
                    failure.printStackTrace(err);
                }
            }
        }
        err.flush();
        return NOT_DONE;
    }
}
