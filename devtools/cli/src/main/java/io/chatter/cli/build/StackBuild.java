package io.chatter.cli.build;

import io.chatter.cli.CliFailure;
import io.chatter.cli.build.SourceTree.Product;
import io.chatter.cli.stack.LogTail;
import io.chatter.cli.stack.Progress;
import io.chatter.cli.stack.StackFolders;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Builds what the stack runs, where it is stale, in one Maven run without tests.
public final class StackBuild {

    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (\\S+) .*\\[(\\d+)/(\\d+)]");
    private static final List<String> SHARED = List.of("pom.xml", "schemas", "libs", "streams-topologies");
    private static final int TAIL = 20;

    private final StackFolders folders;
    private final Progress progress;
    private final Clock clock;

    public StackBuild(StackFolders folders, Progress progress, Clock clock) {
        this.folders = folders;
        this.progress = progress;
        this.clock = clock;
    }

    /// The services and what each is made of. The command itself, the broker and the registry are built by `./chatter`.
    static List<Product> products() {
        return List.of(
                service("services/chat-gateway", "services/web-ui"),
                STREAM_CONTEXT,
                service("services/trends"),
                service("services/persona-workers"));
    }

    /// What hears streams; also run by hand.
    public static final Product STREAM_CONTEXT = service("services/stream-context");

    /// The benchmarks and what they are made of.
    public static final Product BENCHMARKS = new Product(
            "devtools/benchmarks",
            "target/maven-archiver/pom.properties",
            Stream.concat(
                            SHARED.stream(),
                            Stream.of(
                                    "services/persona-workers", "devtools/data", "devtools/cli", "devtools/benchmarks"))
                    .toList());

    /// Returns when all services are newer than their sources.
    ///
    /// @throws CliFailure with the end of Maven's output when the build fails
    public void bringServicesUpToDate() throws InterruptedException {
        bringUpToDate(products());
    }

    /// Returns when the benchmarks, and the services that they start, are newer than their sources.
    ///
    /// @throws CliFailure with the end of Maven's output when the build fails
    public void bringBenchmarksUpToDate() throws InterruptedException {
        bringUpToDate(Stream.concat(products().stream(), Stream.of(BENCHMARKS)).toList());
    }

    /// Returns when all of `products` are newer than their sources.
    ///
    /// @throws CliFailure with the end of Maven's output when the build fails
    public void bringUpToDate(List<Product> products) throws InterruptedException {
        SourceTree tree = new SourceTree(folders.root(), folders.caches().resolve("stamps"));
        List<Product> stale = tree.stale(products);
        if (stale.isEmpty()) {
            return;
        }
        FileTime begin = FileTime.from(clock.instant());
        long clocked = System.nanoTime();
        build(stale.stream().map(Product::module).toList());
        stale.forEach(product -> tree.built(product, begin));
        progress.step("build", "done", Duration.ofNanos(System.nanoTime() - clocked));
    }

    private void build(List<String> modules) throws InterruptedException {
        progress.step("build", "stale: " + String.join(", ", modules));
        Path log = folders.log("build");
        ProcessBuilder builder = new ProcessBuilder(
                folders.root().resolve("mvnw").toString(),
                "-B",
                "-ntp",
                "-DskipTests",
                "-pl",
                String.join(",", modules),
                "-am",
                "package");
        builder.directory(folders.root().toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int exit = run(builder, log);
        if (exit != 0) {
            List<String> errors = LogTail.of(log, 400).stream()
                    .filter(line -> line.startsWith("[ERROR]"))
                    .limit(TAIL)
                    .collect(Collectors.toCollection(ArrayList::new));
            throw new CliFailure(
                    "The build failed (exit " + exit + ")",
                    "Mend what Maven names; its whole output is in " + log,
                    errors.isEmpty() ? LogTail.of(log, TAIL) : errors);
        }
    }

    private int run(ProcessBuilder builder, Path log) throws InterruptedException {
        try {
            Process maven = builder.start();
            try (BufferedReader output = maven.inputReader();
                    BufferedWriter copy = Files.newBufferedWriter(log)) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    copy.write(line);
                    copy.newLine();
                    tellModule(line);
                }
            } finally {
                if (Thread.currentThread().isInterrupted()) {
                    maven.destroy();
                }
            }
            return maven.waitFor();
        } catch (IOException e) {
            throw new CliFailure("Maven cannot be run (" + e + ")", "Check that ./mvnw is executable", e);
        }
    }

    private void tellModule(String line) {
        Matcher module = MODULE.matcher(line);
        if (module.find()) {
            progress.step("build", module.group(2) + "/" + module.group(3) + " " + module.group(1));
        }
    }

    private static Product service(String module, String... more) {
        List<String> sources = Stream.of(SHARED.stream(), Stream.of(module), Stream.of(more))
                .flatMap(part -> part)
                .toList();
        return new Product(module, "target/quarkus-app/quarkus-run.jar", sources);
    }
}
