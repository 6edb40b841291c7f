package io.chatter.cli.data;

import io.chatter.cli.command.StackOptions;
import io.chatter.cli.stack.Endpoints;
import io.chatter.cli.stack.Progress;
import io.chatter.cli.stack.StackFolders;
import io.chatter.cli.stack.StackSession;
import io.chatter.data.log.LogAddress;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Whose topics a command reads: those of the running stack unless told otherwise.
final class LogOptions {

    @Mixin
    private StackOptions stack = new StackOptions();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            scope = ScopeType.INHERIT,
            description = "Read from these brokers (default: the running stack's).")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Schema registry with Confluent's API (default: the running stack's).")
    private @Nullable URI registry;

    LogAddress address() {
        String servers = bootstrapServers;
        URI schemas = registry;
        if (servers != null && schemas != null) {
            return new LogAddress(servers, schemas);
        }
        Endpoints running = new StackSession(stack.folders(), new Progress(System.err))
                .require()
                .endpoints();
        return new LogAddress(
                servers == null ? running.bootstrapServers() : servers,
                schemas == null ? running.registryUrl() : schemas);
    }

    StackFolders folders() {
        return stack.folders();
    }

    /// Folder for what does not fit into memory; gone when the process ends.
    Path spill() {
        return SpillFolder.ofThisProcess(folders().temporary(""));
    }
}
