package io.chatter.diagnosis;

import io.chatter.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Finds agents that write far more than their neighbours.
final class SpammingPersona implements Diagnosis {

    private static final long ENOUGH = 8;
    private static final double TOO_MUCH = 0.3;
    private static final double NEIGHBOURS = 3;

    /// One agent beside its room.
    private record Share(RoomReading room, String agent, long posts) {

        double share() {
            return room.botLines() == 0 ? 0 : (double) posts / room.botLines();
        }

        boolean isSpam() {
            return posts >= ENOUGH && share() >= TOO_MUCH && posts >= NEIGHBOURS * Math.max(1, medianOfOthers());
        }

        private double medianOfOthers() {
            List<Long> others = room.postsByAgent().entrySet().stream()
                    .filter(one -> !one.getKey().equals(agent))
                    .map(Map.Entry::getValue)
                    .sorted()
                    .toList();
            return others.isEmpty() ? 0 : others.get(others.size() / 2);
        }

        String text() {
            return "%s wrote %d of the %d lines by personas (%.0f %%) in room %s within %d s"
                    .formatted(
                            agent,
                            posts,
                            room.botLines(),
                            100 * share(),
                            room.room(),
                            room.window().toSeconds());
        }
    }

    @Override
    public Answer examine(Snapshot snapshot) {
        String obstacle = snapshot.obstacle(TopicCatalogue.CHAT_BOT_DENSITY.name()::equals);
        if (!obstacle.isEmpty()) {
            return Answer.unknown(Question.SPAM, obstacle);
        }
        List<Share> shares = new ArrayList<>();
        snapshot.rooms()
                .forEach(room ->
                        room.postsByAgent().forEach((agent, posts) -> shares.add(new Share(room, agent, posts))));
        shares.sort(Comparator.comparingLong(Share::posts).reversed());
        List<Finding> findings = shares.stream()
                .filter(Share::isSpam)
                .map(share -> new Finding(
                        Cause.PERSONA_SPAMS,
                        share.text() + ".",
                        "Lower `talkativeness` or lengthen `cooldown` in configs/personas/%s.yaml, then start its workers again (`./chatter down` and `./chatter up`), for cards are read when a worker starts; moderators can time it out at once."
                                .formatted(share.agent())))
                .toList();
        String fine = shares.isEmpty()
                ? "None: no persona has written lately."
                : "None: the busiest is " + shares.getFirst().text() + ".";
        List<Figure> figures = shares.stream()
                .limit(5)
                .map(share -> new Figure(share.agent() + " in " + share.room().room(), share.posts(), "lines"))
                .toList();
        return Answer.of(Question.SPAM, fine, findings, figures);
    }
}
