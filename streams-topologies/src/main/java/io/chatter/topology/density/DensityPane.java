package io.chatter.topology.density;

import io.chatter.schema.ChatMessage;
import io.chatter.schema.Provenance;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// Who posted what kind of line in one pane. Owned by one stream thread.
final class DensityPane {

    private final int maxSketches;
    private final Map<String, Long> postsByAgent = new HashMap<>();
    private final TreeSet<SketchedLine> sketches = new TreeSet<>(SketchedLine.BY_SAMPLE);

    private long bots;
    private long humans;
    private long botReplies;
    private int maxDepth;
    private long depthSum;

    DensityPane(int maxSketches) {
        this.maxSketches = maxSketches;
    }

    void add(ChatMessage line) {
        switch (line.getOrigin()) {
            case HUMAN -> humans++;
            case BOT -> addBot(line);
            case SYSTEM -> {
                return;
            }
        }
        sketches.add(new SketchedLine(seenAt(line), line.getMessageId(), LineSketch.of(line.getText())));
        if (sketches.size() > maxSketches) {
            sketches.pollLast();
        }
    }

    private void addBot(ChatMessage line) {
        bots++;
        postsByAgent.merge(line.getAuthor().getId(), 1L, Long::sum);
        Provenance provenance = line.getProvenance();
        int depth = provenance == null ? 0 : provenance.getReplyDepth();
        botReplies += depth > 0 ? 1 : 0;
        depthSum += depth;
        maxDepth = Math.max(maxDepth, depth);
    }

    private static long seenAt(ChatMessage line) {
        return (line.getBroadcastAt() == null ? line.getSentAt() : line.getBroadcastAt()).toEpochMilli();
    }

    /// Adds what the other pane counted.
    void add(DensityPane other) {
        bots += other.bots;
        humans += other.humans;
        botReplies += other.botReplies;
        depthSum += other.depthSum;
        maxDepth = Math.max(maxDepth, other.maxDepth);
        other.postsByAgent.forEach((agent, posts) -> postsByAgent.merge(agent, posts, Long::sum));
        sketches.addAll(other.sketches);
    }

    long bots() {
        return bots;
    }

    long humans() {
        return humans;
    }

    double density() {
        return share(bots, bots + humans);
    }

    double botReplyShare() {
        return share(botReplies, bots);
    }

    int maxDepth() {
        return maxDepth;
    }

    double meanDepth() {
        return share(depthSum, bots);
    }

    Map<String, Long> postsByAgent() {
        return postsByAgent;
    }

    Collection<SketchedLine> sketches() {
        return sketches;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
