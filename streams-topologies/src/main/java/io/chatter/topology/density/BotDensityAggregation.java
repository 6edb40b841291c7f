package io.chatter.topology.density;

import io.chatter.schema.AgentPosts;
import io.chatter.schema.BotDensity;
import io.chatter.topology.window.ObservedLine;
import io.chatter.topology.window.PaneAggregation;
import io.chatter.topology.window.RoomWindow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts who posts in one room, pane by pane. Notices of the system count as neither bot nor person.
final class BotDensityAggregation implements PaneAggregation<ObservedLine, DensityPane, BotDensity> {

    private final BotDensityConfig config;
    private final NearDuplicates nearDuplicates;

    BotDensityAggregation(BotDensityConfig config) {
        this.config = config;
        this.nearDuplicates = new NearDuplicates(config.nearDuplicate());
    }

    @Override
    public DensityPane newPane(long start) {
        return new DensityPane(config.sketchesPerPane());
    }

    @Override
    public void add(DensityPane pane, ObservedLine line) {
        pane.add(line);
    }

    @Override
    public BotDensity summarise(RoomWindow<DensityPane> window, @Nullable BotDensity previous) {
        long start = window.start().toEpochMilli();
        DensityCount whole = new DensityCount();
        long compared = 0;
        long repeats = 0;
        window.before().forEach(pane -> pane.leave(nearDuplicates));
        boolean again = false;
        for (DensityPane pane : window.panes()) {
            again = pane.compare(nearDuplicates, again);
            whole.add(pane.count());
            compared += pane.compared();
            repeats += pane.repeatsSince(start);
        }
        return BotDensity.newBuilder()
                .setRoomId(window.room())
                .setWindowStart(window.start())
                .setWindowEnd(window.end())
                .setBotCount(whole.bots())
                .setHumanCount(whole.humans())
                .setDensity(whole.density())
                .setBotReplyShare(whole.botReplyShare())
                .setMaxReplyDepth(whole.maxDepth())
                .setMeanReplyDepth(whole.meanDepth())
                .setNearDuplicateShare(compared == 0 ? 0 : (double) repeats / compared)
                .setPostsByAgent(posts(whole))
                .setAlarm(alarm(whole, previous != null && previous.getAlarm()))
                .build();
    }

    private List<AgentPosts> posts(DensityCount count) {
        return count.postsByAgent().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(config.maxAgents())
                .map(entry -> new AgentPosts(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// On from `raiseAlarmAt`, then on until density is below `clearAlarmAt`.
    private boolean alarm(DensityCount count, boolean wasOn) {
        if (wasOn) {
            return count.density() >= config.clearAlarmAt();
        }
        return count.bots() + count.humans() >= config.alarmMinLines() && count.density() >= config.raiseAlarmAt();
    }
}
