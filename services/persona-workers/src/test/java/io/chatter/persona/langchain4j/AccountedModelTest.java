package io.chatter.persona.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.chatter.configuration.Prompt;
import io.chatter.persona.Fixtures;
import io.chatter.persona.GenerationException;
import io.chatter.persona.GenerationException.Cause;
import io.chatter.persona.Spending;
import io.chatter.persona.Spending.Tokens;
import io.chatter.persona.langchain4j.StubLlm.Answer;
import io.chatter.persona.memory.Excerpt;
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
import org.junit.jupiter.params.provider.ValueSource;

/// What is set aside for a call, and what is paid.
class AccountedModelTest {

    private static final int LONGEST_ANSWER = 60;

    private final List<Tokens> reserved = new ArrayList<>();
    private final List<Tokens> paid = new ArrayList<>();
    private final Spending spending = (room, worst) -> {
        reserved.add(worst);
        return paid::add;
    };
    private StubLlm server;

    @BeforeEach
    void start() throws IOException {
        server = new StubLlm();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain english", "你看见那个跳跃了吗", "🫠🫠🫠🫠🫠🫠🫠🫠", "ตัวละครนี้น่ารัก"})
    void shouldSetAsideAtLeastATokenForEachByte(String text) throws GenerationException {
        // Given
        ChatRequest request = ChatRequest.builder()
                .messages(SystemMessage.from("be brief"), UserMessage.from(text))
                .build();

        // When
        remote().ask("demo", request);

        // Then
        assertThat(reserved).singleElement().satisfies(worst -> {
            assertThat(worst.input()).isGreaterThan(text.getBytes(UTF_8).length);
            assertThat(worst.output()).isEqualTo(LONGEST_ANSWER);
        });
    }

    @Test
    void shouldSetAsideWhatTheSchemaTakes() throws GenerationException {
        // Given
        Prompt prompt = new Prompt("memory-extraction", 1, "Notes of {name}. {nonce} {canary}", "{lines}");
        Excerpt excerpt = new Excerpt(
                Fixtures.agent("vera"), List.of(Fixtures.personLine("spiders, no thank you", Fixtures.NOON)), Set.of());
        ChatRequest request =
                ExcerptPrompt.remote(prompt, "canary", () -> "n0nce").write(excerpt);

        // When
        remote().ask("demo", request);

        // Then
        String schema = server.requests().getFirst().replaceAll("\\s+", "");
        schema = schema.substring(schema.indexOf("json_schema"));
        assertThat(reserved.getFirst().input()).isGreaterThan(schema.length());
    }

    @Test
    void shouldPayForWhatTheServerSaysItTook() throws GenerationException {
        // When
        remote().ask("demo", request());

        // Then
        assertThat(paid).containsExactly(new Tokens(10, 5));
    }

    @Test
    void shouldPayNothingForACallThatWasRefused() {
        // Given
        server.answer(Answer.of(429, "{}"));

        // When
        var failure = catchThrowableOfType(GenerationException.class, () -> remote().ask("demo", request()));

        // Then
        assertThat(failure.kind()).isEqualTo(Cause.RATE_LIMITED);
        assertThat(paid).containsExactly(Tokens.NONE);
    }

    @Test
    void shouldPayTheWorstForAnAnswerThatWasFiltered() {
        // Given
        ChatModel filtered = new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                throw new ContentFilteredException("no");
            }
        };
        AccountedModel model = new AccountedModel(filtered, "tiny", LONGEST_ANSWER, spending);

        // When
        var failure = catchThrowableOfType(GenerationException.Permanent.class, () -> model.ask("demo", request()));

        // Then
        assertThat(failure.kind()).isEqualTo(Cause.FILTERED);
        assertThat(paid).isEqualTo(reserved);
    }

    private AccountedModel remote() {
        RemoteModel model = new RemoteModel(
                RemoteModel.Dialect.OPENAI, server.baseUrl(), "key", "tiny", Duration.ofSeconds(10), LONGEST_ANSWER);
        return new AccountedModel(model.connect(Clock.systemUTC()), "tiny", LONGEST_ANSWER, spending);
    }

    private static ChatRequest request() {
        return ChatRequest.builder().messages(UserMessage.from("say something")).build();
    }
}
