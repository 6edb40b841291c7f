package io.chatter.persona.kafka;

import io.chatter.schema.MemoryRecord;
import io.chatter.schema.MemoryType;
import io.chatter.schema.Polarity;
import java.time.Instant;
import java.util.UUID;

/// A memory of nobody, never sent: it shows whether memories can be written.
final class SampleMemory {

    static final MemoryRecord RECORD = MemoryRecord.newBuilder()
            .setMemoryId(new UUID(0, 0))
            .setRoomId("room")
            .setAgent("agent")
            .setType(MemoryType.LORE_EVENT)
            .setText("nothing")
            .setSlot("")
            .setPolarity(Polarity.NEUTRAL)
            .setConfidence(0)
            .setImportance(0)
            .setCreatedAt(Instant.EPOCH)
            .setUpdatedAt(Instant.EPOCH)
            .build();

    private SampleMemory() {}
}
