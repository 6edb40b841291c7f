package io.chatter.benchmark.ground;

import io.chatter.cli.stack.ComponentSpec;
import io.chatter.cli.stack.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// A process under load: what it costs, and what can be done to it. Thread-safe.
public final class ServerProcess {

    private static final double CLOCK_TICKS_A_SECOND = 100;
    private static final int USER_TIME = 11;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(6);
    private static final int LOG_LINES = 60;
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private final String name;
    private final Process process;

    private ServerProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /// Starts `spec` as `./chatter up` does and returns when it is ready.
    ///
    /// @param log gets what it prints
    /// @throws IllegalStateException when it ends or is not ready in time
    public static ServerProcess start(ComponentSpec spec, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(spec.jvm());
        command.addAll(spec.program());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(spec.environment());
        ServerProcess server = new ServerProcess(spec.name(), startChild(builder));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!spec.readiness().holds()) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                server.kill();
                throw new IllegalStateException(
                        spec.name() + " did not start: " + String.join("\n", LogTail.of(log, LOG_LINES)));
            }
            Thread.sleep(20);
        }
        return server;
    }

    /// A process that somebody else started.
    public static ServerProcess of(String name, Process process) {
        return new ServerProcess(name, process);
    }

    /// Starts a process that ends with this JVM at the latest.
    public static Process startChild(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-of-" + process.pid()));
        return process;
    }

    /// Whether processes can be kept to a core each.
    public static boolean canPin() {
        return Files.isExecutable(TASKSET) && Runtime.getRuntime().availableProcessors() > 1;
    }

    /// Keeps all threads of a process to one core, where the machine can do that.
    public static void pin(long pid, int core) throws IOException, InterruptedException {
        if (canPin()) {
            run(TASKSET.toString(), "-a", "-c", "-p", Integer.toString(core), Long.toString(pid));
        }
    }

    public long pid() {
        return process.pid();
    }

    public void pin(int core) throws IOException, InterruptedException {
        pin(process.pid(), core);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// User and system time so far.
    public double cpuSeconds() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) / CLOCK_TICKS_A_SECOND;
    }

    /// Resident memory.
    public double megabytes() throws IOException {
        return status("VmRSS:");
    }

    /// The most resident memory that it ever had.
    public double peakMegabytes() throws IOException {
        return status("VmHWM:");
    }

    private double status(String field) throws IOException {
        return Files.readAllLines(proc("status")).stream()
                .filter(line -> line.startsWith(field))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1_024)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " has no resident memory: it has ended"));
    }

    /// Memory of the heap that is still used after a full collection.
    public double usedHeapMegabytes() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        run(jcmd.toString(), Long.toString(process.pid()), "GC.run");
        String histogram = run(jcmd.toString(), Long.toString(process.pid()), "GC.class_histogram");
        String total = histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no histogram of " + name));
        return Double.parseDouble(total.strip().split("\\s+")[2]) / (1 << 20);
    }

    /// Ends it as `kill -9` does and returns when it is gone.
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// Stops it in its tracks, as a machine does that swaps or loses its disk; sockets stay open and say nothing.
    public void suspend() throws IOException, InterruptedException {
        run("kill", "-STOP", Long.toString(process.pid()));
    }

    public void resume() throws IOException, InterruptedException {
        run("kill", "-CONT", Long.toString(process.pid()));
    }

    /// Ends it in order; by force when it takes too long.
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output;
        try (var reader = process.inputReader()) {
            output = reader.readAllAsString();
        }
        if (process.waitFor() != 0) {
            throw new IOException(String.format(Locale.ROOT, "%s failed: %s", String.join(" ", command), output));
        }
        return output;
    }
}
