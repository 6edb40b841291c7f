package io.chatter.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.diagnosis.Answer.Verdict;
import io.chatter.diagnosis.ServiceReading.State;
import io.chatter.observability.Metric;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A cause is planted in a healthy system, and must be named first by the question it concerns.
class DiagnosesTest {

    private static Arguments planted(Cause cause, Question question, UnaryOperator<Planted> trouble) {
        return Arguments.of(cause, question, trouble);
    }

    static List<Arguments> troubles() {
        return List.of(
                planted(Cause.PROCESS_AWAY, Question.SLOW, it -> it.workers(State.SILENT)),
                planted(Cause.BROKER_AWAY, Question.SLOW, it -> it.brokerSilent("timed out")),
                planted(Cause.NOBODY_SEATED, Question.SLOW, it -> it.gauge(Metric.PERSONA_AGENTS, -24)),
                planted(
                        Cause.MODEL_SLOW,
                        Question.SLOW,
                        it -> it.timed(Metric.PERSONA_GENERATE, Map.of("model", "big"), 10, 4)),
                planted(
                        Cause.MODEL_SLOW,
                        Question.SLOW,
                        it -> it.counted(Metric.PERSONA_TURNS_DROPPED, Map.of("reason", "stale"), 9)),
                planted(
                        Cause.MODEL_FAILING,
                        Question.SLOW,
                        it -> it.counted(Metric.PERSONA_TURNS_DROPPED, Map.of("reason", "model_failed"), 9)),
                planted(
                        Cause.MODEL_FAILING,
                        Question.SLOW,
                        it -> it.counted(Metric.PERSONA_MODEL_FAULTS, Map.of("model", "big", "cause", "refused"), 9)
                                .timed(Metric.PERSONA_GENERATE, Map.of("model", "big", "outcome", "failure"), 9, 0.08)),
                planted(
                        Cause.MODEL_FAILING,
                        Question.SLOW,
                        it -> it.counted(
                                Metric.PERSONA_MODEL_FAULTS, Map.of("model", "big", "cause", "circuit_open"), 1)),
                planted(Cause.BUDGET_USED_UP, Question.SLOW, it -> it.counted(Metric.PERSONA_OVER_BUDGET, Map.of(), 2)),
                planted(
                        Cause.LOG_FULL,
                        Question.SLOW,
                        it -> it.counted(Metric.GATEWAY_LINES, Map.of("outcome", "unavailable"), 1)),
                planted(Cause.INGEST_BEHIND, Question.SLOW, it -> it.lag("chat.ingest", 300, 900)),
                planted(
                        Cause.DELIVERY_LATE,
                        Question.SLOW,
                        it -> it.timed(Metric.GATEWAY_BROADCAST_DELAY, Map.of("origin", "human"), 10, 4)),
                planted(Cause.SLOW_CLIENTS, Question.SLOW, it -> it.counted(Metric.GATEWAY_DROPPED, Map.of(), 70)),
                planted(
                        Cause.STREAM_UNHEARD,
                        Question.SLOW,
                        it -> it.without(Metric.CONTEXT_PUBLISHED)
                                .counted(Metric.CONTEXT_PUBLISHED, Map.of("room", "demo"), 0)),
                planted(
                        Cause.STREAM_UNHEARD,
                        Question.SLOW,
                        it -> it.gauge(Metric.CONTEXT_DOWN, Map.of("room", "attic"), 1)),
                planted(
                        Cause.STREAM_BEHIND,
                        Question.SLOW,
                        it -> it.counted(Metric.CONTEXT_SKIPPED, Map.of("room", "demo"), 2_000)),
                planted(
                        Cause.STREAM_BEHIND,
                        Question.SLOW,
                        it -> it.timed(Metric.CONTEXT_LAG, Map.of("room", "demo"), 10, 6.5)),
                planted(
                        Cause.PERSONAS_HOLD_BACK,
                        Question.SLOW,
                        it -> it.room("demo", 3, 30, 3, 0.1, 1, 0.01, Map.of("vera", 3L))),
                planted(
                        Cause.PERSONA_SPAMS,
                        Question.SPAM,
                        it -> it.room("demo", 40, 30, 40, 0.1, 1, 0.01, Map.of("zap", 31L, "vera", 4L, "pia", 5L))),
                planted(
                        Cause.BOTS_ANSWER_BOTS,
                        Question.BOTS,
                        it -> it.room("demo", 40, 30, 40, 0.7, 2, 0.01, Map.of("vera", 3L))),
                planted(
                        Cause.CHAINS_TOO_DEEP,
                        Question.BOTS,
                        it -> it.room("demo", 40, 30, 40, 0.3, 6, 0.01, Map.of("vera", 3L))),
                planted(
                        Cause.CHAT_REPEATS_ITSELF,
                        Question.BOTS,
                        it -> it.room("demo", 40, 30, 40, 0.3, 1, 0.4, Map.of("vera", 3L))),
                planted(Cause.MEMORY_AWAITED, Question.MEMORY, it -> it.gauge(Metric.PERSONA_MEMORY_AWAITED, 12)),
                planted(Cause.MEMORY_AWAITED, Question.SLOW, it -> it.gauge(Metric.PERSONA_MEMORY_AWAITED, 12)),
                planted(Cause.RECALL_SLOW, Question.MEMORY, it -> it.timed(Metric.PERSONA_RECALL, Map.of(), 100, 0.09)),
                planted(
                        Cause.MEMORY_SERVER_FAILING,
                        Question.MEMORY,
                        it -> it.timed(Metric.PERSONA_MEMORY_REQUEST, Map.of("outcome", "failure"), 4, 0.01)),
                planted(
                        Cause.MEMORY_SERVER_SLOW,
                        Question.MEMORY,
                        it -> it.timed(Metric.PERSONA_MEMORY_REQUEST, Map.of("outcome", "answer"), 4, 1.8)),
                planted(Cause.MEMORY_UNWRITTEN, Question.MEMORY, it -> it.gauge(Metric.PERSONA_MEMORY_QUEUE, 400)),
                planted(
                        Cause.MEMORY_LOST,
                        Question.MEMORY,
                        it -> it.counted(Metric.PERSONA_MEMORIES, Map.of("outcome", "lost"), 3)),
                planted(
                        Cause.RECORDS_UNREADABLE,
                        Question.SCHEMAS,
                        it -> it.letters("chat.ingest", 12, "org.apache.kafka.common.errors.SerializationException")),
                planted(
                        Cause.RECORDS_REFUSED,
                        Question.SCHEMAS,
                        it -> it.letters("chat.ingest", 1, "java.lang.IllegalArgumentException")),
                planted(
                        Cause.RECORDS_UNREADABLE,
                        Question.SCHEMAS,
                        it -> it.counted(Metric.GATEWAY_IGNORED, Map.of("topic", "chat.firehose"), 5)),
                planted(Cause.REGISTRY_AWAY, Question.SCHEMAS, it -> it.registrySilent("refused")),
                planted(Cause.SCHEMA_UNKNOWN, Question.SCHEMAS, it -> it.subject("chat.firehose-value", 4, false)),
                planted(Cause.SCHEMA_MISSING, Question.SCHEMAS, it -> it.subject("chat.firehose-value", 0, false)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void shouldNameThePlantedCauseFirst(Cause cause, Question question, UnaryOperator<Planted> trouble) {
        // Given
        Planted system = trouble.apply(Planted.healthy());

        // When
        Answer answer = system.ask(question);

        // Then
        assertThat(answer.verdict()).isEqualTo(Verdict.TROUBLE);
        assertThat(answer.findings()).first().satisfies(finding -> {
            assertThat(finding.cause()).isEqualTo(cause);
            assertThat(finding.next()).isNotBlank().endsWith(".");
        });
        assertThat(answer.says()).matches("(?s).*\\.").doesNotContain("NaN");
    }

    @ParameterizedTest
    @EnumSource(Question.class)
    void shouldFindNothingWrongWithAHealthySystem(Question question) {
        // When
        Answer answer = Planted.healthy().ask(question);

        // Then
        assertThat(answer.verdict()).isEqualTo(Verdict.FINE);
        assertThat(answer.says()).doesNotContain("NaN");
        assertThat(answer.figures()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Question.class, names = "SLOW", mode = EnumSource.Mode.EXCLUDE)
    void shouldNotGuessWhileNothingCanBeRead(Question question) {
        // Given
        Planted system = new Planted().brokerSilent("timed out");

        // When
        Answer answer = system.ask(question);

        // Then
        assertThat(answer.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void shouldNameTheModelWhoseLinesTheHouseModelWrites() {
        // Given
        Planted system = Planted.healthy()
                .counted(Metric.PERSONA_MODEL_FAULTS, Map.of("model", "big", "cause", "refused"), 6)
                .counted(Metric.PERSONA_MODEL_FAULTS, Map.of("model", "big", "cause", "timed_out"), 2)
                .counted(Metric.PERSONA_MODEL_FAULTS, Map.of("model", "big", "cause", "over_budget"), 90)
                .timed(Metric.PERSONA_GENERATE, Map.of("model", "big", "outcome", "line"), 2, 0.08);

        // When
        Answer answer = system.ask(Question.SLOW);

        // Then
        assertThat(answer.says()).contains("big failed 8 of 10 calls").contains("refused");
    }

    @Test
    void shouldForgiveARecogniserThatCatchesUp() {
        // Given
        Planted system = Planted.healthy().timed(Metric.CONTEXT_LAG, Map.of("room", "demo"), 10, 3.9);

        // When
        Answer answer = system.ask(Question.SLOW);

        // Then
        assertThat(answer.verdict()).isEqualTo(Verdict.FINE);
    }

    @Test
    void shouldForgiveAModelThatFailsNowAndThen() {
        // Given
        Planted system = Planted.healthy()
                .counted(Metric.PERSONA_MODEL_FAULTS, Map.of("model", "big", "cause", "timed_out"), 2)
                .timed(Metric.PERSONA_GENERATE, Map.of("model", "big", "outcome", "line"), 10, 0.08);

        // When
        Answer answer = system.ask(Question.SLOW);

        // Then
        assertThat(answer.verdict()).isEqualTo(Verdict.FINE);
    }

    @ParameterizedTest
    @EnumSource(value = Question.class, names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
    void shouldTellWhatItMayNotLookAtFromABrokerThatIsAway(Question question) {
        // Given
        Planted system = Planted.healthy().closed("chat.trends", "chat.bot-density", "chat.firehose.dlq");

        // When
        Answer answer = system.ask(question);

        // Then
        assertThat(answer.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(answer.says()).contains("may not look at").doesNotContain("away");
    }

    @Test
    void shouldTellOfLettersThoughOtherTopicsAreClosed() {
        // Given
        Planted system = Planted.healthy()
                .closed("chat.firehose.dlq")
                .letters("chat.ingest", 1, "io.chatter.messaging.SchemaException");

        // When, Then
        assertThat(system.causes(Question.SCHEMAS)).containsExactly(Cause.RECORDS_UNREADABLE);
    }

    @Test
    void shouldPlantEveryCause() {
        assertThat(troubles().stream().map(one -> one.get()[0]).distinct())
                .containsExactlyInAnyOrder((Object[]) Cause.values());
    }

    @Test
    void shouldTakeACounterThatWentBackForANewProcess() {
        // Given
        Samples before = new Samples(List.of(new Samples.Sample(Metric.PERSONA_LINES.prometheusName(), Map.of(), 500)));
        Samples now = new Samples(List.of(new Samples.Sample(Metric.PERSONA_LINES.prometheusName(), Map.of(), 7)));

        // When
        double increase = new ServiceReading("a", State.READY, before, now).increase(Metric.PERSONA_LINES, Map.of());

        // Then
        assertThat(increase).isEqualTo(7);
    }
}
