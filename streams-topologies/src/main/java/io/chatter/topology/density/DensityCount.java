package io.chatter.topology.density;

import io.chatter.topology.window.ObservedLine;
import java.util.HashMap;
import java.util.Map;

/// Who posted how much. Owned by one stream thread.
final class DensityCount {

    private final Map<String, Long> postsByAgent = new HashMap<>();

    private long bots;
    private long humans;
    private long botReplies;
    private int maxDepth;
    private long depthSum;

    void addHuman() {
        humans++;
    }

    void addBot(ObservedLine line) {
        int depth = line.replyDepth();
        bots++;
        postsByAgent.merge(line.author(), 1L, Long::sum);
        botReplies += depth > 0 ? 1 : 0;
        depthSum += depth;
        maxDepth = Math.max(maxDepth, depth);
    }

    void add(DensityCount other) {
        bots += other.bots;
        humans += other.humans;
        botReplies += other.botReplies;
        depthSum += other.depthSum;
        maxDepth = Math.max(maxDepth, other.maxDepth);
        other.postsByAgent.forEach((agent, posts) -> postsByAgent.merge(agent, posts, Long::sum));
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

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
