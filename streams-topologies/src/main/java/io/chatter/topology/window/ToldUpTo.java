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
        return newestOf(results.all());
    }

    private OptionalLong newestOf(KeyValueIterator<Windowed<String>, ?> all) {
        OptionalLong newest = OptionalLong.empty();
        try (all) {
            while (all.hasNext()) {
                long end = all.next().key.window().start() + length.toMillis();
                newest = OptionalLong.of(Math.max(end, newest.orElse(end)));
            }
        }
        return newest;
    }
}
