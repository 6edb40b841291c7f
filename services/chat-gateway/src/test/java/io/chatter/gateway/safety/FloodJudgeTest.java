package io.chatter.gateway.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.chatter.gateway.Judgement;
import io.chatter.gateway.LineJudge;
import io.chatter.gateway.Lines;
import io.chatter.safety.TextModeration;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.ModerationKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FloodJudgeTest {

    private static final String PASTA = "I was here before 100 viewers and this is my favourite song";

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final Clock clock = new TestClock(() -> now);
    private final LineJudge judge = new FloodJudge(
            new SafetyJudge(new TextModeration(), RoomPolicies.defaults(), clock),
            RoomPolicies.defaults(),
            Set.of("demo", "hall"),
            clock);

    @Test
    void shouldBlockOneCopyTooManyInItsRoomOnly() {
        // Given
        assertThat(judged("demo", FloodJudge.MOST_COPIES)).hasOnlyElementsOfType(Judgement.Show.class);

        // When
        Judgement copy = judge.judge(Lines.of("demo", PASTA.toUpperCase(java.util.Locale.ROOT) + " !"));

        // Then
        assertThat(copy).isInstanceOfSatisfying(Judgement.Withhold.class, withheld -> {
            assertThat(withheld.verdict().getKind()).isEqualTo(ModerationKind.BLOCKED);
            assertThat(withheld.verdict().getFindings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.getRule()).isEqualTo("copy-paste"));
        });
        assertThat(judge.judge(Lines.of("hall", PASTA))).isInstanceOf(Judgement.Show.class);
        assertThat(judge.judge(Lines.of("demo", "gg wp"))).isInstanceOf(Judgement.Show.class);
    }

    @Test
    void shouldJudgeABatchTheSameWhenItIsJudgedAgain() {
        // Given
        List<ChatMessage> batch = Stream.generate(() -> Lines.of("demo", PASTA))
                .limit(FloodJudge.MOST_COPIES + 2)
                .toList();
        List<Class<?>> first = classes(batch);

        // When
        List<Class<?>> second = classes(batch);

        // Then
        assertThat(second).isEqualTo(first).contains(Judgement.Show.class, Judgement.Withhold.class);
    }

    @Test
    void shouldForgetCopiesAfterTheWindow() {
        // Given
        judged("demo", FloodJudge.MOST_COPIES + 1);

        // When
        now = now.plus(FloodJudge.WINDOW).plus(Duration.ofSeconds(1));

        // Then
        assertThat(judge.judge(Lines.of("demo", PASTA))).isInstanceOf(Judgement.Show.class);
    }

    private List<Judgement> judged(String room, int copies) {
        return Stream.generate(() -> judge.judge(Lines.of(room, PASTA)))
                .limit(copies)
                .toList();
    }

    private List<Class<?>> classes(List<ChatMessage> batch) {
        return batch.stream()
                .<Class<?>>map(line -> judge.judge(line).getClass())
                .toList();
    }

    /// A clock that the test moves.
    private static final class TestClock extends Clock {

        private final InstantSource source;

        TestClock(InstantSource source) {
            this.source = source;
        }

        @Override
        public Instant instant() {
            return source.instant();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
