package io.chatter.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.cli.stack.AotCaches.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTest {

    @TempDir
    Path folder;

    @Test
    void shouldTrainOnceAndThenUseTheCache() throws IOException {
        // Given
        AotCaches caches = new AotCaches(folder, "25.0.1");
        Plan first = caches.planFor(spec("trends"), 7);
        Path unfinished = ((Plan.Train) first).unfinished();
        Files.writeString(unfinished, "cache");

        // When
        AotCaches.adopt(unfinished);

        // Then
        assertThat(caches.planFor(spec("trends"), 8)).isInstanceOf(Plan.Use.class);
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void shouldForgetTheCachesOfEarlierBuilds() throws IOException {
        // Given
        Path earlier = Files.createFile(folder.resolve("trends-0011223344556677.aot"));
        Path other = Files.createFile(folder.resolve("trends-two-0011223344556677.aot"));
        Path unfinished = ((Plan.Train) new AotCaches(folder, "25.0.1").planFor(spec("trends"), 7)).unfinished();
        Files.writeString(unfinished, "cache");

        // When
        boolean kept = AotCaches.adopt(unfinished);

        // Then
        assertThat(kept).isTrue();
        assertThat(earlier).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void shouldNotUseTheCacheOfOtherJarsOrAnotherJdk() throws IOException {
        // Given
        AotCaches caches = new AotCaches(folder, "25.0.1");
        Path unfinished = ((Plan.Train) caches.planFor(spec("trends"), 7)).unfinished();
        Files.writeString(unfinished, "cache");
        AotCaches.adopt(unfinished);

        // When
        Plan otherJdk = new AotCaches(folder, "25.0.2").planFor(spec("trends"), 7);
        Files.writeString(folder.resolve("a.jar"), "another size");
        Plan otherJar = caches.planFor(spec("trends"), 7);

        // Then
        assertThat(otherJdk).isInstanceOf(Plan.Train.class);
        assertThat(otherJar).isInstanceOf(Plan.Train.class);
    }

    @Test
    void shouldLetTheFirstOfSeveralWorkersTrainForAll() throws IOException {
        // When
        AotCaches caches = new AotCaches(folder, "25.0.1");

        // Then
        assertThat(caches.planFor(spec("persona-workers"), 7)).isInstanceOf(Plan.Train.class);
        assertThat(caches.planFor(spec("persona-workers-2"), 7)).isEqualTo(new Plan.Off());
    }

    private ComponentSpec spec(String name) throws IOException {
        Path jar = folder.resolve("a.jar");
        if (!Files.exists(jar)) {
            Files.createFile(jar);
        }
        return new ComponentSpec(
                name,
                List.of(jar),
                List.of("-Xmx64m"),
                List.of("-jar", jar.toString()),
                Map.of(),
                List.of(1),
                new Readiness.Connects("127.0.0.1", 1));
    }
}
