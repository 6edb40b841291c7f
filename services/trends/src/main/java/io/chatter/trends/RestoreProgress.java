package io.chatter.trends;

import io.chatter.observability.EventLog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/// How far stores have been rebuilt from their changelogs after a start or a move. Written by restore
/// threads, read by any.
public final class RestoreProgress implements StateRestoreListener {

    private static final EventLog LOG = EventLog.of(RestoreProgress.class);

    /// One partition of one store.
    ///
    /// @param restored records so far
    /// @param total records to restore, as known when it began
    public record Store(String store, int partition, long restored, long total) {

        Store plus(long records) {
            return new Store(store, partition, restored + records, total);
        }
    }

    private final Map<TopicPartition, Store> running = new ConcurrentHashMap<>();

    /// The stores that are being restored, by name and partition.
    public List<Store> running() {
        Map<String, Store> sorted = new TreeMap<>();
        running.forEach((changelog, store) -> sorted.put(changelog.toString(), store));
        return List.copyOf(sorted.values());
    }

    /// Records that are still to be restored.
    public long recordsLeft() {
        return running.values().stream()
                .mapToLong(store -> Math.max(0, store.total() - store.restored()))
                .sum();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        running.put(changelog, new Store(store, changelog.partition(), 0, to - from));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long offset, long records) {
        running.computeIfPresent(changelog, (key, progress) -> progress.plus(records));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long records) {
        running.remove(changelog);
        LOG.info("store.restored", "store", store, "partition", changelog.partition(), "records", records);
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long records) {
        running.remove(changelog);
    }
}
