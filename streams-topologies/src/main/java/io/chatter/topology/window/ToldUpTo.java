package io.chatter.topology.window;

import java.time.Duration;
import java.util.OptionalLong;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;

/// How far windows of one shape were told when a task's state was committed last.
///
/// @param store where their results are kept
/// @param length of a window
record ToldUpTo(String store, Duration length) {

    /// The newest end of a window in the store, epoch milliseconds; none before the first.
    OptionalLong newestEnd(ProcessingContext context) {
        WindowStore<String, ?> results = context.getStateStore(store);
        try (KeyValueIterator<Windowed<String>, ?> newestFirst = results.backwardAll()) {
            return newestFirst.hasNext()
                    ? OptionalLong.of(newestFirst.peekNextKey().window().start() + length.toMillis())
                    : OptionalLong.empty();
        }
    }
}
