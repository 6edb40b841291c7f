package io.chatter.persona.runtime;

import io.chatter.persona.DecisionLog;
import io.chatter.persona.RoomPictures;
import io.chatter.persona.SpeakingPolicy;
import io.chatter.persona.TurnTaker;
import io.chatter.persona.kafka.TraceOrigins;
import io.chatter.persona.memory.MemoryKeeper;
import java.time.Clock;
import java.time.Duration;

/// What all agents of the process share; every part is thread-safe.
///
/// @param traces of what the agents see, for what they log of their turns
/// @param lookInterval mean time between two looks of an agent
record Workplace(
        RoomPictures pictures,
        SpeakingPolicy policy,
        DecisionLog decisions,
        TurnTaker turns,
        MemoryKeeper memories,
        WorkloadLedger ledger,
        TraceOrigins traces,
        PersonaMeters meters,
        Clock clock,
        Duration lookInterval) {}
