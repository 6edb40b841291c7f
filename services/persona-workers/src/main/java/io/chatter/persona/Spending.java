package io.chatter.persona;

/// What may be spent on model calls. Thread-safe, never waits.
@FunctionalInterface
public interface Spending {

    /// Anything goes, and costs nothing.
    Spending FREE = (room, worst) -> actual -> {};

    /// Sets aside what a call may cost at worst. Whoever reserves must settle.
    ///
    /// @throws GenerationException.Permanent when that would exceed the room's ceiling
    Reservation reserve(String room, Tokens worst) throws GenerationException;

    /// What was set aside for one call.
    @FunctionalInterface
    interface Reservation {

        /// The call has ended.
        ///
        /// @param actual what it took; the worst when nobody knows
        void settle(Tokens actual);
    }

    /// @param input of the prompt
    /// @param output of the answer
    record Tokens(int input, int output) {

        public static final Tokens NONE = new Tokens(0, 0);

        public Tokens {
            if (input < 0 || output < 0) {
                throw new IllegalArgumentException("tokens must not be negative: " + input + ", " + output);
            }
        }

        public int total() {
            return input + output;
        }
    }
}
