package io.chatter.topology;

import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.TrendsSnapshot;
import org.apache.kafka.common.serialization.Serde;

/// The serdes of every record that the topologies read, keep or write; whoever hosts them brings the
/// registry.
public record TopologySerdes(Serde<ChatMessage> line, Serde<TrendsSnapshot> trends, Serde<BotDensity> density) {}
