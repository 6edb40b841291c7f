package io.chatter.persona;

import io.chatter.persona.Spending.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// A ceiling on tokens and money that each room may spend in any 60 seconds, all workers together: each keeps below
/// the part of it that is its share of the roster, but may make one call in a minute however small that is. What is
/// under way counts with the worst it may cost, so the ceiling
/// holds as far as servers take no more than the worst and tell what they took. Only what was spent in the minute
/// before agents moved is not known to the worker that has them now. Thread-safe.
public final class Budget implements Spending {

    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final double MILLION = 1e6;

    private final Limits limits;
    private final RosterShare share;
    private final Observer observer;
    private final Clock clock;
    private final Map<String, Deque<Expense>> expenses = new HashMap<>();

    /// @param tokensPerMinute of each room; 0 for no ceiling
    /// @param dollarsPerMinute of each room; 0 for no ceiling
    /// @param inputPrice dollars for a million tokens of prompts
    /// @param outputPrice dollars for a million tokens of answers
    public record Limits(long tokensPerMinute, double dollarsPerMinute, double inputPrice, double outputPrice) {
        public Limits {
            if (tokensPerMinute < 0 || dollarsPerMinute < 0 || inputPrice < 0 || outputPrice < 0) {
                throw new IllegalArgumentException("budget and prices must not be negative");
            }
            if (dollarsPerMinute > 0 && inputPrice + outputPrice == 0) {
                throw new IllegalArgumentException(
                        "a budget in dollars needs prices: set CHATTER_LLM_PRICE_INPUT and CHATTER_LLM_PRICE_OUTPUT");
            }
        }

        /// The same prices, and this part of the ceilings.
        ///
        /// @param part more than 0, at most 1
        public Limits part(double part) {
            if (!(part > 0 && part <= 1)) {
                throw new IllegalArgumentException("a part of a budget is more than 0 and at most 1, not " + part);
            }
            long tokens = tokensPerMinute == 0 ? 0 : Math.max(1, (long) (tokensPerMinute * part));
            return new Limits(tokens, dollarsPerMinute * part, inputPrice, outputPrice);
        }

        double cost(Tokens tokens) {
            return (tokens.input() * inputPrice + tokens.output() * outputPrice) / MILLION;
        }
    }

    /// Told of every settled call, and of every call that was refused. Thread-safe.
    public interface Observer {
        void spent(Tokens tokens, double dollars);

        void refused();
    }

    private static final class Expense {
        private final Instant at;
        private Tokens tokens;

        Expense(Instant at, Tokens tokens) {
            this.at = at;
            this.tokens = tokens;
        }
    }

    /// @param limits of a room on all workers
    /// @param share of them that this worker may spend
    public Budget(Limits limits, RosterShare share, Observer observer, Clock clock) {
        this.limits = limits;
        this.share = share;
        this.observer = observer;
        this.clock = clock;
    }

    @Override
    public Reservation reserve(String room, Tokens worst) throws GenerationException {
        Expense expense = new Expense(clock.instant(), worst);
        if (!fits(room, expense)) {
            observer.refused();
            throw new GenerationException.Permanent(
                    GenerationException.Cause.OVER_BUDGET, "the room has spent what it may in a minute", null);
        }
        return actual -> {
            synchronized (expenses) {
                expense.tokens = actual;
            }
            observer.spent(actual, limits.cost(actual));
        };
    }

    private boolean fits(String room, Expense expense) {
        synchronized (expenses) {
            Deque<Expense> window = expenses.computeIfAbsent(room, _ -> new ArrayDeque<>());
            Instant since = expense.at.minus(WINDOW);
            while (!window.isEmpty() && window.getFirst().at.isBefore(since)) {
                window.removeFirst();
            }
            long tokens = expense.tokens.total();
            double dollars = limits.cost(expense.tokens);
            for (Expense one : window) {
                tokens += one.tokens.total();
                dollars += limits.cost(one.tokens);
            }
            double part = share.part();
            boolean fits = within(tokens, dollars, part) || window.isEmpty() && part > 0 && within(tokens, dollars, 1);
            if (fits) {
                window.addLast(expense);
            }
            return fits;
        }
    }

    private boolean within(long tokens, double dollars, double part) {
        return (limits.tokensPerMinute() == 0 || tokens <= limits.tokensPerMinute() * part)
                && (limits.dollarsPerMinute() == 0 || dollars <= limits.dollarsPerMinute() * part);
    }
}
