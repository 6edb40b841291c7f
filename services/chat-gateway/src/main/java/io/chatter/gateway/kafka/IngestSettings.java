package io.chatter.gateway.kafka;

/// How chat.ingest is worked off.
///
/// @param replica name of this replica, unique among the running ones and the same after a restart: its transactional
///     ids and group memberships are made from it
/// @param threads partitions are shared out among this many loops
/// @param writers producers that take turns in each loop
public record IngestSettings(String replica, int threads, int writers) {

    public IngestSettings {
        if (replica.isBlank()) {
            throw new IllegalArgumentException("a replica needs a name");
        }
        if (threads < 1 || writers < 1) {
            throw new IllegalArgumentException("threads and writers must be at least 1: " + threads + ", " + writers);
        }
    }
}
