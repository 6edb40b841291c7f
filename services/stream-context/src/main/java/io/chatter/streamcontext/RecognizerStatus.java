package io.chatter.streamcontext;

import java.time.Duration;

/// How well the stream is heard right now.
///
/// @param engine name of the engine in use, or `none`
/// @param lag how far the newest recognised sound is behind the live edge, not negative
/// @param hearing what the recogniser is doing
public record RecognizerStatus(String engine, Duration lag, Hearing hearing) {
    public RecognizerStatus {
        if (lag.isNegative()) {
            throw new IllegalArgumentException("lag must not be negative, was " + lag);
        }
    }

    public sealed interface Hearing {

        /// As the record's `state` field spells it.
        String label();

        record Listening() implements Hearing {
            @Override
            public String label() {
                return "listening";
            }
        }

        /// Behind the live edge, but nothing is lost yet.
        record CatchingUp() implements Hearing {
            @Override
            public String label() {
                return "catching-up";
            }
        }

        /// So far behind that sound is dropped to stay live.
        record Skipping() implements Hearing {
            @Override
            public String label() {
                return "skipping";
            }
        }

        record Down(String cause) implements Hearing {
            @Override
            public String label() {
                return "down: " + cause;
            }
        }
    }
}
