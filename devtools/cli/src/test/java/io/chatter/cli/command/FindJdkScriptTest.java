package io.chatter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindJdkScriptTest {

    private static final Path SCRIPT =
            Path.of(System.getProperty("chatter.root", "../..")).resolve(".mvn/find-jdk.sh");

    @TempDir
    Path folder;

    @Test
    void shouldNameWhatToInstallWhenNoJdkIsNewEnough() throws Exception {
        // When
        Outcome outcome = source(Map.of("CHATTER_JDK_MIN", "999"));

        // Then
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.output().strip().lines()).hasSize(1);
        assertThat(outcome.output()).contains("JDK 999 or newer").contains("JAVA_HOME");
    }

    @Test
    void shouldNameWhatToInstallWhereNothingIsInstalled() throws Exception {
        // When
        Outcome outcome = source(Map.of("CHATTER_JDK_MIN", "99", "PATH", "", "HOME", "", "JAVA_HOME", ""));

        // Then
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.output().strip().lines()).hasSize(1);
        assertThat(outcome.output()).contains("JDK 99 or newer");
    }

    @Test
    void shouldPassOverAJavaHomeThatIsTooOld() throws Exception {
        // Given
        Path old = jdk("17.0.1");

        // When
        Outcome outcome = source(Map.of("JAVA_HOME", old.toString()));

        // Then
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.output()).doesNotContain(old.toString());
    }

    @Test
    void shouldPreferAJavaHomeThatIsNewEnough() throws Exception {
        // Given
        Path recent = jdk("26");

        // When
        Outcome outcome = source(Map.of("JAVA_HOME", recent.toString()));

        // Then
        assertThat(outcome.output().strip()).isEqualTo(recent.toString());
    }

    private record Outcome(int exit, String output) {}

    private static Outcome source(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh", "-eu", "-c", ". \"$0\"; echo \"$JAVA_HOME\"", SCRIPT.toString())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private Path jdk(String version) throws IOException {
        Path home = folder.resolve("jdk-" + version);
        Path javac = Files.createDirectories(home.resolve("bin")).resolve("javac");
        Files.writeString(javac, "");
        assertThat(javac.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
