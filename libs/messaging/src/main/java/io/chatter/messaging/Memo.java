package io.chatter.messaging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Answers of the registry, kept for good; its failures, kept for a moment so that a dead registry costs one time-out
/// and not one per record. Thread-safe: hits are lock-free, misses queue behind one another.
final class Memo<K, V> {

    private static final Duration FAILURE_KEPT = Duration.ofSeconds(1);
    private static final int MAX_FAILURES = 1_000;

    private record Failure(SchemaException exception, Instant until) {}

    private final InstantSource time;
    private final Map<K, V> answers = new ConcurrentHashMap<>();
    // Guarded by this.
    private final Map<K, Failure> failures = new HashMap<>();

    Memo(InstantSource time) {
        this.time = time;
    }

    V get(K key, Function<K, V> ask) {
        V known = answers.get(key);
        return known != null ? known : miss(key, ask);
    }

    private synchronized V miss(K key, Function<K, V> ask) {
        V known = answers.get(key);
        if (known != null) {
            return known;
        }
        Failure recent = failures.get(key);
        if (recent != null && time.instant().isBefore(recent.until())) {
            throw recent.exception();
        }
        try {
            V answer = ask.apply(key);
            answers.put(key, answer);
            failures.remove(key);
            return answer;
        } catch (SchemaException e) {
            if (failures.size() >= MAX_FAILURES) {
                failures.clear();
            }
            failures.put(key, new Failure(e, time.instant().plus(FAILURE_KEPT)));
            throw e;
        }
    }
}
