package io.chatter.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.chatter.persona.Spending.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private Instant now = Fixtures.NOON;
    private double dollars;
    private int refused;
    private final Budget.Observer observer = new Budget.Observer() {
        @Override
        public void spent(Tokens tokens, double cost) {
            dollars += cost;
        }

        @Override
        public void refused() {
            refused++;
        }
    };
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void shouldLeaveToEachItsPartOfTheCeiling() throws GenerationException {
        // Given
        Budget.Limits whole = new Budget.Limits(1_000, 0, 0, 0);
        Budget speaking = new Budget(whole.part(0.8), Fixtures.wholeRoster(), observer, clock);
        Budget extracting = new Budget(whole.part(0.2), Fixtures.wholeRoster(), observer, clock);
        extracting.reserve("demo", new Tokens(150, 50));

        // When
        var failure = catchThrowableOfType(
                GenerationException.Permanent.class, () -> extracting.reserve("demo", new Tokens(1, 0)));
        speaking.reserve("demo", new Tokens(700, 100));

        // Then
        assertThat(failure.kind()).isEqualTo(GenerationException.Cause.OVER_BUDGET);
        assertThat(refused).isEqualTo(1);
    }

    @Test
    void shouldSpendNoMoreThanItsShareOfTheRoster() throws GenerationException {
        // Given
        RosterShare share = new RosterShare();
        Budget budget = new Budget(new Budget.Limits(1_000, 0, 0, 0), share, observer, clock);
        share.hold(6);

        // When
        budget.reserve("demo", new Tokens(200, 50));

        // Then
        assertThatThrownBy(() -> budget.reserve("demo", new Tokens(1, 0)))
                .isInstanceOf(GenerationException.Permanent.class);
        share.hold(12);
        budget.reserve("demo", new Tokens(200, 50));
    }

    @Test
    void shouldMakeOneCallInAMinuteThoughItsShareIsTooSmallForAny() throws GenerationException {
        // Given
        RosterShare share = new RosterShare();
        Budget budget = new Budget(new Budget.Limits(1_000, 0, 0, 0), share, observer, clock);
        share.hold(1);

        // When
        budget.reserve("demo", new Tokens(200, 50));

        // Then
        assertThatThrownBy(() -> budget.reserve("demo", new Tokens(200, 50)))
                .isInstanceOf(GenerationException.Permanent.class);
        now = now.plus(Duration.ofSeconds(61));
        budget.reserve("demo", new Tokens(200, 50));
        share.hold(0);
        assertThatThrownBy(() -> budget.reserve("other", new Tokens(200, 50)))
                .isInstanceOf(GenerationException.Permanent.class);
    }

    @Test
    void shouldMakeNoCeilingOfPartOfNone() {
        // When
        Budget.Limits part = new Budget.Limits(0, 0, 0, 0).part(0.2);

        // Then
        assertThat(part.tokensPerMinute()).isZero();
    }

    @Test
    void shouldCountWhatIsUnderWayAtItsWorst() throws GenerationException {
        // Given
        Budget budget = new Budget(new Budget.Limits(1_000, 0, 0, 0), Fixtures.wholeRoster(), observer, clock);
        Spending.Reservation first = budget.reserve("demo", new Tokens(500, 100));

        // When
        var failure = catchThrowableOfType(
                GenerationException.Permanent.class, () -> budget.reserve("demo", new Tokens(500, 100)));

        // Then
        assertThat(failure.kind()).isEqualTo(GenerationException.Cause.OVER_BUDGET);
        assertThat(refused).isEqualTo(1);
        first.settle(new Tokens(300, 20));
        budget.reserve("demo", new Tokens(500, 100));
    }

    @Test
    void shouldGiveEachRoomItsOwnAndForgetAfterAMinute() throws GenerationException {
        // Given
        Budget budget = new Budget(new Budget.Limits(1_000, 0, 0, 0), Fixtures.wholeRoster(), observer, clock);
        budget.reserve("demo", new Tokens(900, 100)).settle(new Tokens(900, 100));

        // When, Then
        budget.reserve("other", new Tokens(900, 100));
        assertThatThrownBy(() -> budget.reserve("demo", new Tokens(1, 0)))
                .isInstanceOf(GenerationException.Permanent.class);
        now = now.plus(Duration.ofSeconds(61));
        budget.reserve("demo", new Tokens(900, 100));
    }

    @Test
    void shouldHoldAlsoInMoney() throws GenerationException {
        // Given
        Budget budget = new Budget(new Budget.Limits(0, 0.01, 3, 15), Fixtures.wholeRoster(), observer, clock);

        // When
        budget.reserve("demo", new Tokens(1_000, 200)).settle(new Tokens(1_000, 200));

        // Then
        assertThat(dollars).isEqualTo(0.006, within(1e-9));
        assertThatThrownBy(() -> budget.reserve("demo", new Tokens(1_000, 200)))
                .isInstanceOf(GenerationException.Permanent.class);
    }

    @Test
    void shouldAskForPricesWhenItIsToCountMoney() {
        assertThatThrownBy(() -> new Budget.Limits(0, 1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CHATTER_LLM_PRICE_INPUT");
    }
}
