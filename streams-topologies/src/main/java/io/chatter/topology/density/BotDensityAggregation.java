package io.chatter.topology.density;

import io.chatter.schema.AgentPosts;
import io.chatter.schema.BotDensity;
import io.chatter.schema.ChatMessage;
import io.chatter.topology.window.PaneAggregation;
import io.chatter.topology.window.RoomWindow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts who posts, pane by pane. Notices of the system count as neither bot nor person.
final class BotDensityAggregation implements PaneAggregation<DensityPane, BotDensity> {

    private final BotDensityConfig config;

    BotDensityAggregation(BotDensityConfig config) {
        this.config = config;
    }

    @Override
    public DensityPane newPane() {
        return new DensityPane(config.sketchesPerPane());
    }

    @Override
    public void add(DensityPane pane, ChatMessage line) {
        pane.add(line);
    }

    @Override
    public BotDensity summarise(RoomWindow<DensityPane> window, @Nullable BotDensity previous) {
        DensityPane whole = new DensityPane(Integer.MAX_VALUE);
        window.panes().forEach(whole::add);
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
                .setNearDuplicateShare(NearDuplicates.share(whole.sketches(), config.nearDuplicate()))
                .setPostsByAgent(posts(whole))
                .setAlarm(alarm(whole, previous != null && previous.getAlarm()))
                .build();
    }

    private List<AgentPosts> posts(DensityPane pane) {
        return pane.postsByAgent().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(config.maxAgents())
                .map(entry -> new AgentPosts(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// On from `raiseAlarmAt`, then on until density is below `clearAlarmAt`.
    private boolean alarm(DensityPane pane, boolean wasOn) {
        if (wasOn) {
            return pane.density() >= config.clearAlarmAt();
        }
        return pane.bots() + pane.humans() >= config.alarmMinLines() && pane.density() >= config.raiseAlarmAt();
    }
}
