package io.chatter.diagnosis.source;

import io.chatter.diagnosis.RoomReading;
import io.chatter.schema.AgentPosts;
import io.chatter.schema.BotDensity;
import io.chatter.schema.TrendsSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/// Gathers windows of rooms into one reading each. Owned by one thread.
final class RoomWindows {

    private final Map<String, BotDensity> densities = new TreeMap<>();
    private final Map<String, List<Double>> rates = new HashMap<>();

    /// @param window in the order of its partition
    void add(SpecificRecord window) {
        switch (window) {
            case BotDensity density -> densities.put(density.getRoomId(), density);
            case TrendsSnapshot trends ->
                rates.computeIfAbsent(trends.getRoomId(), _ -> new ArrayList<>())
                        .add(trends.getRatePerMinute());
            default -> throw new IllegalArgumentException("no window: " + window.getClass());
        }
    }

    List<RoomReading> readings() {
        return densities.values().stream().map(this::reading).toList();
    }

    private RoomReading reading(BotDensity density) {
        List<Double> earlier = rates.getOrDefault(density.getRoomId(), List.of());
        return new RoomReading(
                density.getRoomId(),
                Duration.between(density.getWindowStart(), density.getWindowEnd()),
                earlier.isEmpty() ? 0 : earlier.getLast(),
                earlier.stream().sorted().skip(earlier.size() / 2).findFirst().orElse(0.0),
                density.getBotCount(),
                density.getHumanCount(),
                density.getBotReplyShare(),
                density.getMaxReplyDepth(),
                density.getNearDuplicateShare(),
                density.getPostsByAgent().stream()
                        .collect(Collectors.toMap(AgentPosts::getAgent, AgentPosts::getPosts, Long::sum)),
                density.getAlarm());
    }
}
