package io.chatter.architecture.reference;

import io.chatter.cli.command.ChatterCommand;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// What `--help` prints, of every command.
final class CommandLinePage {

    private CommandLinePage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Command line

                Generated from what `./chatter COMMAND --help` prints.
                """);
        append(ChatterCommand.create(), page);
        return page.toString();
    }

    private static void append(CommandLine command, StringBuilder page) {
        page.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
        page.append(command.getUsageMessage(Ansi.OFF).stripTrailing()).append("\n```\n");
        command.getSubcommands().values().stream().distinct().forEach(sub -> append(sub, page));
    }
}
