package io.chatter.architecture.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing is shipped under a licence that nobody has agreed to, and the page lists it all.
class LicencesTest {

    private static final Path ROOT =
            Path.of(System.getProperty("chatter.root")).toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/reference/licences.md");

    /// Written anew by `-Dchatter.docs.write=true`.
    @Test
    void shouldShipWhatIsAllowedAndListIt() throws IOException {
        // Given
        assumeTrue(ShippedComponents.arePackaged(ROOT), "nothing is packaged yet: ./mvnw -DskipTests package");
        Path repository = Path.of(System.getProperty("chatter.localRepository"));

        // When
        List<Component> shipped = new ShippedComponents(ROOT, new LocalRepository(repository)).all();

        // Then
        assertThat(shipped)
                .hasSizeGreaterThan(200)
                .allSatisfy(component -> assertThat(component.licence())
                        .as("%s has %s", component.coordinates(), component.named())
                        .isPresent());
        String page = LicencesPage.text(shipped);
        if (Boolean.getBoolean("chatter.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("generated: write it anew with -Dchatter.docs.write=true")
                .hasContent(page);
    }

    @Test
    void shouldReadTheLicenceOfAParent(@TempDir Path repository) throws IOException {
        // Given
        pom(repository, "parent", "<licenses><license><name>MIT</name></license></licenses>");
        pom(
                repository,
                "child",
                "<parent><groupId>org.example</groupId><artifactId>parent</artifactId><version>1</version></parent>");
        Path jar = Files.createFile(repository.resolve("org/example/child/1/child-1.jar"));

        // When
        LocalRepository local = new LocalRepository(repository);

        // Then
        assertThat(local.coordinates(jar)).isEqualTo("org.example:child:1");
        assertThat(local.licences("org.example:child:1")).containsExactly("MIT");
    }

    @Test
    void shouldAllowNoLicenceThatIsNotListed() {
        assertThat(new Component("a:b:1", List.of("GNU Affero General Public License v3"), List.of()).licence())
                .isEmpty();
        assertThat(new Component("a:b:1", List.of(), List.of()).licence()).isEmpty();
        assertThat(new Component("a:b:1", List.of("GPL2 w/ CPE", "EPL 2.0"), List.of()).licence())
                .contains(Licence.EPL_2);
    }

    private static void pom(Path repository, String artifact, String content) throws IOException {
        Path folder = Files.createDirectories(
                repository.resolve("org/example").resolve(artifact).resolve("1"));
        Files.writeString(folder.resolve(artifact + "-1.pom"), "<project>" + content + "</project>");
    }
}
