package io.chatter.messaging;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Message ids: UUIDv7 (RFC 9562, section 5.7), strictly increasing inside a process, also when its clock stands
/// still or steps back. Thread-safe.
public final class MessageIds {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private MessageIds() {}

    /// The next id at `clock`'s time. More than 4096 ids in one millisecond borrow from the next one.
    public static UUID next(Clock clock) {
        long earliest = clock.millis() << COUNTER_BITS;
        long tick = LAST.updateAndGet(last -> Math.max(earliest, last + 1));
        long high = (tick >>> COUNTER_BITS) << 16 | VERSION_7 | (tick & COUNTER_MASK);
        long low = VARIANT | RANDOM.nextLong() >>> 2;
        return new UUID(high, low);
    }
}
