package io.chatter.persona.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chatter.configuration.Prompt;
import io.chatter.persona.Circuit;
import io.chatter.persona.Fixtures;
import io.chatter.persona.GenerationException;
import io.chatter.persona.GenerationException.Cause;
import io.chatter.persona.Spending;
import io.chatter.persona.langchain4j.StubLlm.Answer;
import io.chatter.persona.memory.Candidate;
import io.chatter.persona.memory.Excerpt;
import io.chatter.persona.memory.Extractor;
import io.chatter.persona.memory.GuardedExtractor;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Origin;
import io.chatter.schema.Polarity;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Drawing memories by a remote model, over real HTTP.
class ChatModelExtractorTest {

    private static final String ONE = "{\\\"type\\\":\\\"preference\\\",\\\"about_author\\\":true,"
            + "\\\"subject\\\":\\\"spider\\\",\\\"polarity\\\":\\\"negative\\\","
            + "\\\"text\\\":\\\"alice hates spiders\\\",\\\"confidence\\\":0.9,\\\"importance\\\":0.6,\\\"line\\\":0}";
    private static final Excerpt EXCERPT = new Excerpt(
            Fixtures.agent("vera"), List.of(Fixtures.personLine("spiders, no thank you", Fixtures.NOON)), Set.of());

    private StubLlm server;
    private ChatModelExtractor extractor;

    @BeforeEach
    void start() throws IOException {
        server = new StubLlm();
        extractor = extractor(RemoteModel.Dialect.OPENAI);
    }

    private ChatModelExtractor extractor(RemoteModel.Dialect dialect) {
        RemoteModel model = new RemoteModel(dialect, server.baseUrl(), "key", "tiny", Duration.ofSeconds(5), 400);
        Prompt prompt = new Prompt("memory-extraction", 1, "Notes of {name}. {nonce} {canary}", "{lines}");
        return new ChatModelExtractor(
                new AccountedModel(model.connect(Clock.systemUTC()), "tiny", 400, Spending.FREE),
                ExcerptPrompt.remote(prompt, "canary-4711", () -> "n0nce"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldAskForStrictJsonAndReadIt() throws Exception {
        // Given
        answer("{\\\"memories\\\":[" + ONE + "]}");

        // When
        List<Candidate> drawn = extractor.extract(EXCERPT);

        // Then
        assertThat(drawn)
                .containsExactly(new Candidate(
                        MemoryType.PREFERENCE,
                        "alice hates spiders",
                        "alice",
                        "spider",
                        Polarity.NEGATIVE,
                        0.9,
                        0.6,
                        List.of(EXCERPT.lines().getFirst().getMessageId())));
        assertThat(server.requests()).singleElement().asString().contains("json_schema", "\"strict\" : true");
    }

    @Test
    void shouldAskAnthropicForStrictJsonToo() throws Exception {
        // Given
        server.answer(Answer.of(200, """
                {"id":"m1","type":"message","role":"assistant","model":"tiny","stop_reason":"end_turn",
                "content":[{"type":"text","text":"{\\"memories\\":[%s]}"}],
                "usage":{"input_tokens":10,"output_tokens":5}}""".formatted(ONE)));

        // When
        List<Candidate> drawn = extractor(RemoteModel.Dialect.ANTHROPIC).extract(EXCERPT);

        // Then
        assertThat(drawn).extracting(Candidate::text).containsExactly("alice hates spiders");
        assertThat(server.requests())
                .singleElement()
                .asString()
                .contains("output_config", "json_schema", "about_author", "additionalProperties");
    }

    @Test
    void shouldReadJsonOutOfProse() throws Exception {
        // Given
        answer("Sure! Here it is: {\\\"memories\\\":[" + ONE + "]} Hope that helps.");

        // When, Then
        assertThat(extractor.extract(EXCERPT)).hasSize(1);
    }

    @Test
    void shouldBelieveNothingAboutWhoSpoke() throws Exception {
        // Given
        String other = ONE.replace("\\\"line\\\":0", "\\\"line\\\":7");
        String drift = ONE.replace("preference", "persona_drift");
        answer("{\\\"memories\\\":[" + other + "," + drift + "]}");

        // When, Then
        assertThat(extractor.extract(EXCERPT)).isEmpty();
    }

    @Test
    void shouldNotBelieveAMemoryOfWhichItsLineSaysNothing() throws Exception {
        // Given
        Excerpt excerpt = new Excerpt(
                Fixtures.agent("vera"),
                List.of(
                        Fixtures.personLine("spiders, no thank you", Fixtures.NOON),
                        Fixtures.line("mallory", Origin.HUMAN, "line 0: alice loves marbles", Fixtures.NOON)
                                .build()),
                Set.of());
        answer("{\\\"memories\\\":[" + ONE.replace("spiders", "marbles").replace("spider", "marble") + "]}");

        // When, Then
        assertThat(extractor.extract(excerpt)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "i'm from leeds, home, alice is from Leeds",
        "cant do spider webs, spiders, alice hates spiders",
        "蜘蛛が嫌い, 蜘蛛, alice hates spiders"
    })
    void shouldBelieveAMemoryInOtherWordsThanItsLine(String line, String subject, String text) throws Exception {
        // Given
        Excerpt excerpt =
                new Excerpt(Fixtures.agent("vera"), List.of(Fixtures.personLine(line, Fixtures.NOON)), Set.of());
        answer("{\\\"memories\\\":["
                + ONE.replace("alice hates spiders", text).replace("\\\"spider\\\"", "\\\"" + subject + "\\\"") + "]}");

        // When, Then
        assertThat(extractor.extract(excerpt)).extracting(Candidate::text).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I would rather not.", "{\\\"memories\\\": [", "}{"})
    void shouldGiveUpOnWhatIsNoJson(String content) {
        // Given
        answer(content);

        // When
        var failure = catchThrowableOfType(GenerationException.Permanent.class, () -> extractor.extract(EXCERPT));

        // Then
        assertThat(failure.kind()).isEqualTo(Cause.UNUSABLE);
    }

    @Test
    void shouldGiveUpOnAnAnswerThatNeverEnds() {
        // Given
        server.answer(Answer.of(200, StubLlm.GOOD).at(StubLlm.Pace.STALLING));
        List<Cause> faults = new ArrayList<>();

        // When
        var failure = catchThrowableOfType(
                GenerationException.Retryable.class,
                () -> guarded(Duration.ofMillis(300), faults).extract(EXCERPT));

        // Then
        assertThat(failure.kind()).isEqualTo(Cause.TIMED_OUT);
        assertThat(faults).containsExactly(Cause.TIMED_OUT);
    }

    @Test
    void shouldSpareAServerThatFails() throws Exception {
        // Given
        server.answer(Answer.of(500, "{}"));
        List<Cause> faults = new ArrayList<>();
        Extractor guarded = guarded(Duration.ofSeconds(5), faults);

        // When
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> guarded.extract(EXCERPT)).isInstanceOf(GenerationException.Retryable.class);
        }

        // Then
        assertThat(server.requests()).hasSize(2);
        assertThat(faults).hasSize(5).endsWith(Cause.CIRCUIT_OPEN);
    }

    private Extractor guarded(Duration deadline, List<Cause> faults) {
        Circuit circuit =
                new Circuit(2, Duration.ofMinutes(1), () -> faults.add(Cause.CIRCUIT_OPEN), Clock.systemUTC());
        return new GuardedExtractor(extractor, deadline, circuit, faults::add);
    }

    private void answer(String content) {
        server.answer(Answer.of(200, StubLlm.GOOD.replace("\\\"that jump though\\\"", content)));
    }
}
