package io.chatter.cli.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.cli.build.SourceTree.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {

    private static final Product PRODUCT = new Product("service", "target/run.jar", List.of("library", "service"));

    @TempDir
    Path root;

    private SourceTree tree = new SourceTree(Path.of("/"), Path.of("/"));

    @BeforeEach
    void lay() throws IOException {
        tree = new SourceTree(root, root.resolve("stamps"));
        touch("library/src/A.java", 1_000);
        touch("service/src/B.java", 1_000);
        touch("service/pom.xml", 1_000);
        touch("service/target/run.jar", 2_000);
        at("library/src", 1_000);
        at("library", 1_000);
        at("service/src", 1_000);
    }

    @Test
    void shouldCallAnArtifactFreshThatIsNewerThanItsSources() {
        assertThat(tree.stale(List.of(PRODUCT))).isEmpty();
    }

    @Test
    void shouldNoticeANewerSourceOfALibrary() throws IOException {
        // When
        touch("library/src/A.java", 3_000);

        // Then
        assertThat(tree.isStale(PRODUCT)).isTrue();
    }

    @Test
    void shouldNoticeADeletedSource() throws IOException {
        // When
        Files.delete(root.resolve("library/src/A.java"));

        // Then
        assertThat(tree.isStale(PRODUCT)).isTrue();
    }

    @Test
    void shouldNoticeAMissingArtifact() throws IOException {
        // When
        Files.delete(root.resolve("service/target/run.jar"));

        // Then
        assertThat(tree.isStale(PRODUCT)).isTrue();
    }

    @Test
    void shouldTrustABuildThatFoundNothingToWrite() throws IOException {
        // Given
        touch("library/src/A.java", 3_000);

        // When
        tree.built(PRODUCT, FileTime.fromMillis(4_000));

        // Then
        assertThat(tree.isStale(PRODUCT)).isFalse();
    }

    private void touch(String file, long millis) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
        at(file, millis);
    }

    private void at(String file, long millis) throws IOException {
        Files.setLastModifiedTime(root.resolve(file), FileTime.fromMillis(millis));
    }
}
