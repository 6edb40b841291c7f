package io.chatter.persona.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chatter.configuration.Prompt;
import io.chatter.persona.Circuit;
import io.chatter.persona.CircuitBreaker;
import io.chatter.persona.DeadlineLineGenerator;
import io.chatter.persona.Decision;
import io.chatter.persona.FallbackLineGenerator;
import io.chatter.persona.Fixtures;
import io.chatter.persona.GenerationException;
import io.chatter.persona.GenerationException.Cause;
import io.chatter.persona.Line;
import io.chatter.persona.LineGenerator;
import io.chatter.persona.RetryingLineGenerator;
import io.chatter.persona.RoomObserver;
import io.chatter.persona.Spending;
import io.chatter.persona.Turn;
import io.chatter.persona.langchain4j.StubLlm.Answer;
import io.chatter.schema.Trigger;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The real client against faults over real HTTP.
class RemoteModelFaultsTest {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Clock CLOCK = Clock.systemUTC();

    private StubLlm server;
    private LineGenerator remote;

    @BeforeEach
    void start() throws IOException {
        server = new StubLlm();
        remote = generator(server.baseUrl());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldWriteALineWithoutAskingForAnUpgrade() throws Exception {
        // When
        Line line = remote.generate(turn(), DEADLINE);

        // Then
        assertThat(line).isEqualTo(new Line("that jump though", "tiny", "chat-line@1", List.of()));
        assertThat(server.requests()).singleElement().asString().contains("\"model\"", "You are Display_agent-0");
        assertThat(server.upgrades()).isEmpty();
    }

    @Test
    void shouldNeverSendTheTurnItself() throws Exception {
        // When
        remote.generate(turn(), DEADLINE);

        // Then
        assertThat(server.requests()).singleElement().asString().doesNotContain(Turn.ATTRIBUTE);
    }

    @ParameterizedTest
    @CsvSource({"500, SERVER_FAULT", "503, SERVER_FAULT", "408, TIMED_OUT", "429, RATE_LIMITED"})
    void shouldCallWhatMayPassRetryable(int status, Cause cause) {
        // Given
        server.answer(Answer.of(status, "{\"error\":{\"message\":\"no\"}}"));

        // When
        var failure =
                catchThrowableOfType(GenerationException.Retryable.class, () -> remote.generate(turn(), DEADLINE));

        // Then
        assertThat(failure.kind()).isEqualTo(cause);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404})
    void shouldCallARefusalPermanent(int status) {
        // Given
        server.answer(Answer.of(status, "{\"error\":{\"message\":\"no\"}}"));

        // When
        var failure =
                catchThrowableOfType(GenerationException.Permanent.class, () -> remote.generate(turn(), DEADLINE));

        // Then
        assertThat(failure.kind()).isEqualTo(Cause.REFUSED);
    }

    @Test
    void shouldReadHowLongToWait() {
        // Given
        server.answer(Answer.of(429, "{}").header("Retry-After", "7"));

        // When
        var failure =
                catchThrowableOfType(GenerationException.Retryable.class, () -> remote.generate(turn(), DEADLINE));

        // Then
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void shouldWaitAsLongAsTheServerAsksAndTryAgain() throws Exception {
        // Given
        server.answer(Answer.of(429, "{}").header("Retry-After", "1"), Answer.of(200, StubLlm.GOOD));
        LineGenerator retrying = new RetryingLineGenerator(remote, 2, Duration.ofMillis(10), CLOCK);
        Instant start = CLOCK.instant();

        // When
        Line line = retrying.generate(turn(), DEADLINE);

        // Then
        assertThat(line.text()).isEqualTo("that jump though");
        assertThat(Duration.between(start, CLOCK.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldNotWaitPastTheDeadline() {
        // Given
        server.answer(Answer.of(429, "{}").header("Retry-After", "60"));
        LineGenerator retrying = new RetryingLineGenerator(remote, 3, Duration.ofMillis(10), CLOCK);

        // When
        var failure =
                catchThrowableOfType(GenerationException.Retryable.class, () -> retrying.generate(turn(), DEADLINE));

        // Then
        assertThat(failure.kind()).isEqualTo(Cause.RATE_LIMITED);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void shouldGiveUpOnAServerThatHangs() {
        // Given
        server.hang();

        // When
        var failure = catchThrowableOfType(
                GenerationException.Retryable.class, () -> remote.generate(turn(), Duration.ofMillis(300)));

        // Then
        assertThat(failure.kind()).isEqualTo(Cause.TIMED_OUT);
    }

    @Test
    void shouldCallNullContentEmpty() {
        // Given
        server.answer(Answer.of(200, StubLlm.GOOD.replace("\"\\\"that jump though\\\"\"", "null")));

        // When
        var failure =
                catchThrowableOfType(GenerationException.Permanent.class, () -> remote.generate(turn(), DEADLINE));

        // Then
        assertThat(failure.kind()).isEqualTo(Cause.EMPTY);
    }

    @Test
    void shouldReadNoEndlessAnswer() {
        // Given: a good one, but for two megabytes of blanks
        server.answer(Answer.of(200, " ".repeat(2 << 20) + StubLlm.GOOD));

        // When
        var failure =
                catchThrowableOfType(GenerationException.Retryable.class, () -> remote.generate(turn(), DEADLINE));

        // Then
        assertThat(failure.kind()).isEqualTo(Cause.SERVER_FAULT);
    }

    @Test
    void shouldCallNobodyThereUnreachable() {
        // Given
        server.close();

        // When
        var failure =
                catchThrowableOfType(GenerationException.Retryable.class, () -> remote.generate(turn(), DEADLINE));

        // Then
        assertThat(failure.kind()).isEqualTo(Cause.UNREACHABLE);
    }

    @Test
    void shouldSpareAServerThatFailsAndFallBackMeanwhile() throws Exception {
        // Given
        server.answer(Answer.of(500, "{}"));
        LineGenerator sparing = new CircuitBreaker(remote, new Circuit(2, Duration.ofMinutes(1), () -> {}, CLOCK));
        LineGenerator house = (turn, deadline) -> new Line("house line", "house", null, List.of());
        LineGenerator generator = new FallbackLineGenerator(sparing, house);

        // When
        for (int i = 0; i < 10; i++) {
            assertThat(generator.generate(turn(), DEADLINE).model()).isEqualTo("house");
        }

        // Then
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void shouldSpeakAnthropicsApiToo() throws Exception {
        // Given
        server.answer(Answer.of(200, """
                {"id":"m1","type":"message","role":"assistant","model":"tiny","stop_reason":"end_turn",
                "content":[{"type":"text","text":"that jump though"}],
                "usage":{"input_tokens":10,"output_tokens":5}}"""));

        // When
        Line line = generator(RemoteModel.Dialect.ANTHROPIC, server.baseUrl()).generate(turn(), DEADLINE);

        // Then
        assertThat(line.text()).isEqualTo("that jump though");
    }

    @Test
    void shouldReadHowLongAnthropicAsksToWait() {
        // Given
        server.answer(Answer.of(429, "{}").header("Retry-After", "7"));
        LineGenerator anthropic = generator(RemoteModel.Dialect.ANTHROPIC, server.baseUrl());

        // When
        var failure =
                catchThrowableOfType(GenerationException.Retryable.class, () -> anthropic.generate(turn(), DEADLINE));

        // Then
        assertThat(failure.kind()).isEqualTo(Cause.RATE_LIMITED);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    private static LineGenerator generator(URI baseUrl) {
        return generator(RemoteModel.Dialect.OPENAI, baseUrl);
    }

    private static LineGenerator generator(RemoteModel.Dialect dialect, URI baseUrl) {
        RemoteModel model = new RemoteModel(dialect, baseUrl, "key", "tiny", Duration.ofSeconds(10), 60);
        return new DeadlineLineGenerator(new ChatModelLineGenerator(
                new AccountedModel(model.connect(CLOCK), "tiny", 60, Spending.FREE), writer()));
    }

    private static PromptWriter writer() {
        Prompt prompt = new Prompt("chat-line", 1, "You are {name}. {canary}", "{nonce}\n{scene}");
        return new TemplatePromptWriter(prompt, "canary", () -> "n0nce");
    }

    private static Turn turn() {
        RoomObserver room = new RoomObserver(Fixtures.room(2), Fixtures.NOON);
        Decision decision = new Decision(true, Trigger.AMBIENT, null, null, 0, List.of());
        return new Turn(
                new UUID(0, 1), Fixtures.agent("agent-0"), room.picture().scene(), decision, List.of(), 1);
    }
}
