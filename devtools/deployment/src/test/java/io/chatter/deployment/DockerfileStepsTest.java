package io.chatter.deployment;

import static io.chatter.deployment.Rendered.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every step of the Dockerfiles that needs no engine, run; and a list of those that could not be.
class DockerfileStepsTest {

    private static final String BASE =
            "FROM eclipse-temurin:25-jdk: not fetched, this machine's shell and JDK stand in for it";
    private static final String PACKAGES = "RUN apt-get: would install on this machine";
    private static final String USER = "USER 10001: all runs as who runs the tests";

    @TempDir
    Path folder;

    /// Two at once: most of a training run is waiting for a broker that is not there.
    @ParameterizedTest
    @ValueSource(strings = {"chat-gateway", "stream-context", "trends", "persona-workers"})
    @Execution(ExecutionMode.CONCURRENT)
    void shouldMakeAServiceThatStartsFromItsCache(String name) throws IOException, InterruptedException {
        // Given
        Dockerfile dockerfile = dockerfile(name);
        EnginelessBuild build = new EnginelessBuild(ROOT, folder);

        // When
        build.run(dockerfile);

        // Then: the cache was made by a start that came as far as it does without a broker
        assertThat(build.output()).contains("AOTCache creation is complete").doesNotContain("Failed to start");
        List<String> start = new ArrayList<>(words(dockerfile.executed("ENTRYPOINT")));
        assertThat(start.subList(start.size() - 2, start.size())).containsExactly("-jar", "quarkus-run.jar");
        start.subList(start.size() - 2, start.size()).clear();
        start.addAll(List.of("-XX:AOTMode=on", "-cp", "quarkus-run.jar", "-version")); // on: or no start at all
        ShellRun run = build.execute(start);
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(unreadable(build.workdir())).isEmpty();
        assertThat(told(name, build))
                .isEqualTo(
                        name.equals("stream-context")
                                ? List.of(BASE, BASE, PACKAGES, USER)
                                : List.of(BASE, BASE, USER));
    }

    @Test
    void shouldMakeACommandLineThatRuns() throws IOException, InterruptedException {
        // Given
        Dockerfile dockerfile = dockerfile("cli");
        EnginelessBuild build = new EnginelessBuild(ROOT, folder);

        // When
        build.run(dockerfile);

        // Then
        List<String> command = new ArrayList<>(words(dockerfile.executed("ENTRYPOINT")));
        command.addAll(List.of("provision", "--help"));
        ShellRun run = build.execute(command);
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("--configs");
        List<String> check = new ArrayList<>(words(dockerfile.executed("ENTRYPOINT")));
        check.addAll(List.of("config", "check"));
        ShellRun checked = build.execute(check);
        assertThat(checked.exitCode()).as(checked.output()).isZero();
        assertThat(build.root().resolve("configs/rooms")).isDirectory();
        assertThat(unreadable(build.root())).isEmpty();
        assertThat(told("cli", build)).containsExactly(BASE, USER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat-gateway", "stream-context", "trends", "persona-workers"})
    void shouldTellAServiceThatIsReadyFromOneThatIsNot(String name) throws IOException, InterruptedException {
        // Given
        List<String> check = words(dockerfile(name).executed("HEALTHCHECK"));
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger status = new AtomicInteger(200);
        service.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        service.start();
        List<String> here = check.stream()
                .map(word -> word.replace("/8080", "/" + service.getAddress().getPort()))
                .toList();
        assertThat(here).isNotEqualTo(check);

        // When
        int ready = healthOf(here);
        status.set(503);
        int notReady = healthOf(here);
        service.stop(0);
        int gone = healthOf(here);

        // Then
        assertThat(ready).isZero();
        assertThat(List.of(notReady, gone)).doesNotContain(0);
    }

    @Test
    void shouldNameAStepThatFails() throws IOException {
        // Given
        Path file = folder.resolve("Dockerfile");
        Files.writeString(file, "FROM nothing\nRUN echo so far \\\n    && exit 3\n");
        EnginelessBuild build = new EnginelessBuild(ROOT, folder);

        // When, Then
        assertThatThrownBy(() -> build.run(Dockerfile.read(file)))
                .hasMessageContaining("ends with 3")
                .hasMessageContaining("so far");
    }

    @Test
    void shouldNameAFileThatNobodyMakes() throws IOException {
        // Given
        Path file = folder.resolve("Dockerfile");
        Files.writeString(file, "FROM nothing\nCOPY no/such/folder/ ./\n");
        EnginelessBuild build = new EnginelessBuild(ROOT, folder);

        // When, Then
        assertThatThrownBy(() -> build.run(Dockerfile.read(file))).hasMessageContaining("no/such/folder");
    }

    /// For whoever reads the build's output.
    private static List<String> told(String name, EnginelessBuild build) {
        build.notDone().forEach(step -> System.out.println("docker/" + name + "/Dockerfile, not run here: " + step));
        return build.notDone();
    }

    private static int healthOf(List<String> check) throws IOException, InterruptedException {
        return ShellRun.of(check, ROOT, Map.of()).exitCode();
    }

    /// Files that the image's user, who owns none of them, could not read.
    private static List<Path> unreadable(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> unreadable = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                    unreadable.add(file);
                }
            }
            return unreadable;
        }
    }

    private static Dockerfile dockerfile(String name) throws IOException {
        return Dockerfile.read(ROOT.resolve("docker").resolve(name).resolve("Dockerfile"));
    }

    private static List<String> words(String json) throws JsonProcessingException {
        return List.of(new ObjectMapper().readValue(json, String[].class));
    }
}
