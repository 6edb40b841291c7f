package io.chatter.cli.stack;

import io.chatter.cli.CliFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Starts components as processes that outlive `chatter`, and finds those that lost it. Thread-safe.
public final class ProcessLauncher {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final StackFolders folders;
    private final Path java;

    /// @param java the `java` that runs the components
    public ProcessLauncher(StackFolders folders, Path java) {
        this.folders = folders;
        this.java = java;
    }

    /// Starts `spec`; its output goes to its log, which begins anew.
    ///
    /// @throws CliFailure when the operating system refuses
    public ChildProcess launch(ComponentSpec spec, List<String> cacheFlags) {
        ProcessBuilder builder = new ProcessBuilder(commandLine(spec, cacheFlags));
        builder.environment().putAll(spec.environment());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.directory(folders.data().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(folders.log(spec.name()).toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            Files.createDirectories(folders.temporary(spec.name()));
            Process process = builder.start();
            return ChildProcess.of(process.toHandle());
        } catch (IOException e) {
            throw new CliFailure(spec.name() + " cannot be started (" + e + ")", "Mend what the message names", e);
        }
    }

    /// Processes of this stack that still run, whoever started them: found by a mark on their command line.
    public List<ChildProcess> strays() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(this::isMarked).map(ChildProcess::of).toList();
        }
    }

    private boolean isMarked(ProcessHandle handle) {
        Optional<String[]> arguments = handle.info().arguments();
        return arguments.isPresent() && List.of(arguments.get()).contains(mark());
    }

    private String mark() {
        return "-Dlocalstack.of=" + folders.data();
    }

    private List<String> commandLine(ComponentSpec spec, List<String> cacheFlags) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // A session of its own: Ctrl-C reaches `chatter` alone, which then stops the components in order.
            command.add(SETSID.toString());
        }
        command.add(java.toString());
        command.addAll(spec.jvm());
        command.addAll(cacheFlags);
        command.add(mark());
        command.add("-Djava.io.tmpdir=" + folders.temporary(spec.name()));
        command.addAll(spec.program());
        return command;
    }
}
