package io.chatter.persona.mem0;

import io.chatter.observability.EventLog;
import io.chatter.persona.memory.Scope;
import io.chatter.schema.MemoryRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Writes what is in the outbox, one memory at a time. What fails waits behind the others. Once it has failed
/// several times while others were written, the memory is at fault and not the server, and it is given up.
/// Confined to the archive's thread.
final class OutboxWriter {

    private static final EventLog LOG = EventLog.of(OutboxWriter.class);
    private static final int STRIKES = 5;

    private final Mem0Client client;
    private final Outbox outbox;
    private final ServerIds ids;
    private final Mem0Archive.Observer observer;
    private final Map<UUID, Strikes> strikes = new HashMap<>();
    private int written;

    /// @param atWritten how much had been written when the last one was counted
    private record Strikes(int count, int atWritten) {}

    OutboxWriter(Mem0Client client, Outbox outbox, ServerIds ids, Mem0Archive.Observer observer) {
        this.client = client;
        this.outbox = outbox;
        this.ids = ids;
        this.observer = observer;
    }

    /// @throws Mem0Exception when the server failed; what it refuses, or what cannot be sent, is given up without
    void write(Outbox.Entry entry) throws Mem0Exception, InterruptedException {
        MemoryRecord memory = entry.memory();
        try {
            if (entry.forget()) {
                forget(memory);
            } else {
                store(memory);
            }
            written++;
            strikes.remove(memory.getMemoryId());
            outbox.done(entry);
        } catch (Mem0Exception e) {
            if (!e.retryable() || struckOut(memory.getMemoryId())) {
                giveUp(entry, e);
            } else {
                outbox.postpone(entry);
            }
            if (e.retryable()) {
                throw e;
            }
        } catch (RuntimeException e) {
            giveUp(entry, e);
        }
    }

    private void store(MemoryRecord memory) throws Mem0Exception, InterruptedException {
        String id = ids.of(memory).orElse(null);
        if (id == null) {
            ids.put(memory, client.add(memory));
        } else {
            client.update(id, memory);
        }
    }

    /// Every copy: an add that timed out may have been done all the same, and then again.
    private void forget(MemoryRecord memory) throws Mem0Exception, InterruptedException {
        for (StoredMemory one : client.list(Scope.of(memory))) {
            if (one.memory().getMemoryId().equals(memory.getMemoryId())) {
                client.delete(one.id());
            }
        }
        ids.remove(memory);
    }

    private boolean struckOut(UUID memoryId) {
        strikes.keySet().removeIf(one -> !outbox.holds(one));
        Strikes before = strikes.getOrDefault(memoryId, new Strikes(0, -1));
        if (written > before.atWritten()) {
            strikes.put(memoryId, new Strikes(before.count() + 1, written));
        }
        return strikes.getOrDefault(memoryId, before).count() >= STRIKES;
    }

    private void giveUp(Outbox.Entry entry, Exception cause) {
        strikes.remove(entry.memory().getMemoryId());
        outbox.done(entry);
        observer.lost();
        LOG.warn("mem0.given_up", cause, "scope", Scope.of(entry.memory()).key());
    }
}
