package io.chatter.gateway;

import io.chatter.schema.MemoryRecord;
import java.util.List;

/// What personas remember, as viewers may see it on their cards. Thread-safe; blocks, so call it from a virtual thread.
public interface PersonaMemories {

    /// What the agent remembers now, newest first: without what was forgotten or superseded, and without what came of
    /// lines that moderators took away.
    ///
    /// @throws LogBusyException when it cannot be told now
    List<MemoryRecord> of(Room room, String agent);
}
