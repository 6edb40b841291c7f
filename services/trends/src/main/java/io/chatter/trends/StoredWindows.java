package io.chatter.trends;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/// The windows that the instances of trends keep: which instance has those of a room, and what this one
/// has. Thread-safe.
public final class StoredWindows {

    /// Records of a changelog that a copy may be behind by; a commit of the instance that makes the windows has some.
    private static final long RECORDS_BEHIND = 100;

    private final KafkaStreams streams;

    StoredWindows(KafkaStreams streams) {
        this.streams = streams;
    }

    /// The instances that have a room's windows: the one that makes them, then those that keep a copy,
    /// which may lack the newest. Empty while that is not known.
    public List<HostInfo> hostsOf(String store, String room) {
        return metadata(store, room)
                .map(found -> {
                    List<HostInfo> hosts = new ArrayList<>();
                    hosts.add(found.activeHost());
                    hosts.addAll(found.standbyHosts());
                    hosts.removeIf(HostInfo.unavailable()::equals);
                    return hosts;
                })
                .orElse(List.of());
    }

    /// What this instance has of a room's windows that start from `from` to `to`, inclusive, oldest
    /// first.
    ///
    /// @throws org.apache.kafka.streams.errors.InvalidStateStoreException when it does not have the
    ///     room now; another instance may, or this one in a moment
    public <R> List<R> here(String store, String room, Instant from, Instant to) {
        try (WindowStoreIterator<R> found = this.<R>store(store, room).fetch(room, from, to)) {
            List<R> windows = new ArrayList<>();
            found.forEachRemaining(window -> windows.add(window.value));
            return windows;
        }
    }

    /// The newest window of a room that this instance has.
    ///
    /// @throws org.apache.kafka.streams.errors.InvalidStateStoreException as for `here`
    public <R> Optional<R> newestHere(String store, String room) {
        try (WindowStoreIterator<R> found =
                this.<R>store(store, room).backwardFetch(room, Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE))) {
            return found.hasNext() ? Optional.of(found.next().value) : Optional.empty();
        }
    }

    private <R> ReadOnlyWindowStore<String, R> store(String store, String room) {
        Optional<KeyQueryMetadata> metadata = metadata(store, room);
        throwWhileBehind(store, metadata.map(KeyQueryMetadata::partition));
        StoreQueryParameters<ReadOnlyWindowStore<String, R>> parameters = StoreQueryParameters.fromNameAndType(
                        store, QueryableStoreTypes.<String, R>windowStore())
                .enableStaleStores();
        try {
            return streams.store(metadata.map(found -> parameters.withPartition(found.partition()))
                    .orElse(parameters));
        } catch (IllegalStateException e) {
            throw new InvalidStateStoreException("this instance is shutting down", e);
        }
    }

    /// A store that is being restored, or a copy that has just begun, would answer with a part of what was told.
    private void throwWhileBehind(String store, Optional<Integer> partition) {
        Map<Integer, LagInfo> local = lags().getOrDefault(store, Map.of());
        boolean isHere = partition.map(local::containsKey).orElse(true);
        boolean isBehind = local.entrySet().stream()
                .filter(lag -> partition.map(lag.getKey()::equals).orElse(true))
                .anyMatch(lag -> lag.getValue().offsetLag() > RECORDS_BEHIND);
        if (!isHere || isBehind) {
            throw new InvalidStateStoreException(
                    store + (isHere ? " is not restored here yet" : " has no such partition here"));
        }
    }

    private Map<String, Map<Integer, LagInfo>> lags() {
        try {
            return streams.allLocalStorePartitionLags();
        } catch (StreamsException | IllegalStateException e) {
            throw new InvalidStateStoreException("how far stores are behind is not known now", e);
        }
    }

    private Optional<KeyQueryMetadata> metadata(String store, String room) {
        try {
            return Optional.of(streams.queryMetadataForKey(
                            store, room, Serdes.String().serializer()))
                    .filter(found -> !found.equals(KeyQueryMetadata.NOT_AVAILABLE));
        } catch (StreamsNotStartedException | IllegalStateException e) {
            // Not started yet, or shutting down.
            return Optional.empty();
        }
    }
}
