package io.chatter.cli.command;

import io.chatter.cli.stack.StackFolders;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Which stack a command is about.
public final class StackOptions {

    /// Of every option `--configs`; [#configs] does what it says.
    static final String CONFIGS =
            "Configs folder (default: CHATTER_CONFIGS, which the image chatter/cli sets, else configs in the checkout).";

    /// The same of commands that seat agents in a stack.
    static final String CONFIGS_OF_UP = CONFIGS + " After `up --configs` give the same: it is not remembered.";

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

    /// The configs folder of a command.
    ///
    /// @param given its `--configs`
    public static Path configs(@Nullable Path given) {
        return configs(given, System.getenv());
    }

    static Path configs(@Nullable Path given, Map<String, String> environment) {
        if (given != null) {
            return given;
        }
        String set = environment.getOrDefault("CHATTER_CONFIGS", "");
        return set.isBlank() ? checkout().resolve("configs") : Path.of(set);
    }

    /// The checkout that `./chatter` stands in.
    static Path checkout() {
        return Path.of(System.getProperty("chatter.root", "")).toAbsolutePath();
    }
}
