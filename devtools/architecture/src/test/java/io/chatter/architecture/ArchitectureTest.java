package io.chatter.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds the code base to `Rules`. `RulesBiteTest` proves that each rule can fail.
class ArchitectureTest {

    private static final Map<String, String> SERVICES = Map.of(
            "gateway", "io.chatter.gateway..",
            "streamcontext", "io.chatter.streamcontext..",
            "persona", "io.chatter.persona..",
            "trends", "io.chatter.trends..");

    private static JavaClasses main;

    @BeforeAll
    static void importClasses() {
        main = CodeBase.mainClasses();
        assertThat(main.size()).as("compiled classes of chatter").isGreaterThan(100);
    }

    @Test
    void shouldKeepSafetyAndTopologiesPure() {
        Rules.safetyKnowsOnlyTheJdkAndIcu("io.chatter").check(main);
        Rules.topologiesArePure("io.chatter").check(main);
    }

    @Test
    void shouldKeepEachVendorInItsPlace() {
        Rules.vendorStaysIn(
                        "dev.langchain4j..",
                        "io.chatter.persona.langchain4j..",
                        "io.chatter.persona.house..",
                        "io.chatter.streamcontext.langchain4j..")
                .check(main);
        Rules.vendorStaysIn("edu.cmu.sphinx..", "io.chatter.streamcontext.sphinx4..")
                .check(main);
        Rules.vendorStaysIn("ai.onnxruntime..", "io.chatter.streamcontext.onnxruntime..")
                .check(main);
        Rules.vendorStaysIn("io.github.givimad..", "io.chatter.streamcontext.whisper..")
                .check(main);
        Rules.vendorStaysIn(
                        "io.vertx..",
                        "io.chatter.gateway.socket..",
                        "io.chatter.gateway.rest..",
                        "io.chatter.gateway.config..",
                        "io.chatter.benchmark..")
                .check(main);
    }

    /// Personas write into this chat and nowhere else.
    @Test
    void shouldNameEveryWayOutOfAProcess() {
        Rules.nobodyElseSpeaksHttp(
                        // to itself at the start, and for the keys of whoever issues tokens
                        "io.chatter.gateway.config..",
                        "io.chatter.gateway.access..",
                        // to the models, to Mem0, to recognisers
                        "io.chatter.streamcontext.langchain4j..",
                        "io.chatter.persona.langchain4j..",
                        "io.chatter.persona.mem0..",
                        "io.chatter.streamcontext.vosk..",
                        "io.chatter.streamcontext.transcription..",
                        // to other instances of trends, to the schema registry, to the services' own metrics
                        "io.chatter.trends.rest..",
                        "io.chatter.messaging..",
                        "io.chatter.diagnosis.source..",
                        // what developers run
                        "io.chatter.cli..",
                        "io.chatter.benchmark..",
                        "io.chatter.testing..")
                .check(main);
    }

    @Test
    void shouldLetServicesMeetOnTopicsOnly() {
        SERVICES.forEach((service, own) -> {
            String[] others = SERVICES.values().stream()
                    .filter(other -> !other.equals(own))
                    .toArray(String[]::new);
            Rules.servicesMeetOnTopicsOnly("io.chatter", service, others).check(main);
        });
    }

    @Test
    void shouldKeepDomainsFreeOfAdaptersAndOfTheWallClock() {
        for (String domain : List.of("io.chatter.gateway", "io.chatter.persona", "io.chatter.streamcontext")) {
            Rules.domainImportsNoAdapter(domain).check(main);
            Rules.domainIsGivenItsClock(domain).check(main);
        }
    }

    @Test
    void shouldNameThingsAsTheFieldDoes() {
        Rules.namesAreOfTheField("io.chatter").check(main);
    }

    @Test
    void shouldNotSleepInTests() {
        Rules.testsWaitOnConditions("io.chatter").check(CodeBase.testClasses());
    }

    @Test
    void shouldMarkEveryPackageForNullness() {
        assertThat(CodeBase.mainSources())
                .extracting(Path::getParent)
                .isNotEmpty()
                .allMatch(SourceText::isNullMarked, "has a @NullMarked package-info.java");
    }

    @Test
    void shouldSpellTopicNamesInTheCatalogueOnly() throws IOException {
        for (Path source : CodeBase.mainSources()) {
            if (!source.getFileName().toString().equals("TopicCatalogue.java")) {
                assertThat(SourceText.topicNamesSpelledIn(Files.readString(source)))
                        .as("topic names spelled in %s", CodeBase.ROOT.relativize(source))
                        .isEmpty();
            }
        }
    }
}
