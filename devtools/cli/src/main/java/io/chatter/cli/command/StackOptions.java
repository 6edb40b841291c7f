package io.chatter.cli.command;

import io.chatter.cli.stack.StackFolders;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Which stack a command is about.
public final class StackOptions {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder of the stack's data, logs and run state (default: .chatter in the checkout).")
    private @Nullable Path data;

    public StackFolders folders() {
        Path root = checkout();
        return new StackFolders(root, data == null ? root.resolve(".chatter") : data);
    }

    /// The checkout that `./chatter` stands in.
    static Path checkout() {
        return Path.of(System.getProperty("chatter.root", "")).toAbsolutePath();
    }
}
