package io.chatter.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Shows that every rule fails on a fixture that breaks it.
class RulesBiteTest {

    private static final String FIXTURE = "io.chatter.architecture.fixture";

    @TempDir
    Path scratch;

    static Stream<ArchRule> rules() {
        return Stream.of(
                Rules.safetyKnowsOnlyTheJdkAndIcu(FIXTURE),
                Rules.topologiesArePure(FIXTURE),
                Rules.vendorStaysIn("com.tngtech.archunit..", FIXTURE + ".persona.."),
                Rules.nobodyElseSpeaksHttp(FIXTURE + ".safety.."),
                Rules.servicesMeetOnTopicsOnly(FIXTURE, "streamcontext", FIXTURE + ".persona.."),
                Rules.domainImportsNoAdapter(FIXTURE + ".persona"),
                Rules.domainIsGivenItsClock(FIXTURE + ".persona"),
                Rules.namesAreOfTheField(FIXTURE),
                Rules.testsWaitOnConditions(FIXTURE));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldFailOnItsFixture(ArchRule rule) {
        // Given
        JavaClasses fixtures = new ClassFileImporter().importPackages(FIXTURE);

        // When
        boolean broken = rule.evaluate(fixtures).hasViolation();

        // Then
        assertThat(broken).as(rule.getDescription()).isTrue();
    }

    @Test
    void shouldFindATopicNameInASource() {
        assertThat(SourceText.topicNamesSpelledIn("produce(\"chat.firehose\", line)"))
                .containsExactly("chat.firehose");
    }

    @Test
    void shouldTellAPackageThatIsNotNullMarked() {
        // Given
        Path fixtures = CodeBase.ROOT.resolve("devtools/architecture/src/test/java/io/chatter/architecture/fixture");

        // Then
        assertThat(SourceText.isNullMarked(fixtures.resolve("safety"))).isFalse();
        assertThat(SourceText.isNullMarked(CodeBase.ROOT.resolve("libs/safety/src/main/java/io/chatter/safety")))
                .isTrue();
    }

    @Test
    void shouldRefuseADependencyAgainstTheDirection() throws IOException, InterruptedException {
        assertThat(refusalOf("against-the-direction", "validate"))
                .contains("io.chatter:chatter-trends", "banned via the exclude/include list");
    }

    @Test
    void shouldRefuseToDereferenceWhatMayBeNull() throws IOException, InterruptedException {
        assertThat(refusalOf("unchecked-null", "compile"))
                .contains("[NullAway] dereferenced expression 'text' is @Nullable");
    }

    @Test
    void shouldRefuseAnotherFormat() throws IOException, InterruptedException {
        assertThat(refusalOf("unformatted", "spotless:check")).contains("had format violations", "Sloppy.java");
    }

    /// What Maven prints when it refuses `goal` for a fixture, which is a project like any module.
    private String refusalOf(String fixture, String goal) throws IOException, InterruptedException {
        Path pom = CodeBase.ROOT.resolve("devtools/architecture/src/test/fixtures/" + fixture + "/pom.xml");
        Path output = scratch.resolve("maven.log");
        Process maven = new ProcessBuilder(
                        CodeBase.ROOT.resolve("mvnw").toString(),
                        "-B",
                        "-o",
                        "-Dmaven.repo.local=" + System.getProperty("chatter.localRepository"),
                        "-f",
                        pom.toString(),
                        goal)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = maven.waitFor(2, TimeUnit.MINUTES);
        assertThat(ended).as("Maven ended").isTrue();
        assertThat(maven.exitValue()).as(Files.readString(output)).isNotZero();
        return Files.readString(output);
    }
}
